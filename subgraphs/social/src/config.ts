import { readSettings, type SettingsReader } from "@kith/kit/config.ts";
import { readSubgraphSettings, type SubgraphSettings } from "@kith/kit/subgraph-settings.ts";

export type SocialSettings = SubgraphSettings & {
  /** Where the users subgraph answers: it is asked whether a person exists, and who lives in the viewer's city. */
  readonly usersUrl: string;
  /** Where the groups subgraph answers: it is asked who is in the viewer's groups. */
  readonly groupsUrl: string;
};

export const socialSettings = (environment: NodeJS.ProcessEnv): SocialSettings =>
  readSettings(environment, (read: SettingsReader) => ({
    ...readSubgraphSettings(read, 4002),
    usersUrl: read.url("USERS_URL", "http://127.0.0.1:4001/graphql"),
    groupsUrl: read.url("GROUPS_URL", "http://127.0.0.1:4003/graphql"),
  }));
