import { readSettings, type SettingsReader } from "@kith/kit/config.ts";
import { readSubgraphSettings, type SubgraphSettings } from "@kith/kit/subgraph-settings.ts";

export type GroupsSettings = SubgraphSettings & {
  /** Where the social subgraph answers: it is asked whom a block hides. */
  readonly socialUrl: string;
};

export const groupsSettings = (environment: NodeJS.ProcessEnv): GroupsSettings =>
  readSettings(environment, (read: SettingsReader) => ({
    ...readSubgraphSettings(read, 4003),
    socialUrl: read.url("SOCIAL_URL", "http://127.0.0.1:4002/graphql"),
  }));
