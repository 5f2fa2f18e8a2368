import { readSettings, type SettingsReader } from "@kith/kit/config.ts";
import { readSubgraphSettings, type SubgraphSettings } from "@kith/kit/subgraph-settings.ts";

export type CommerceSettings = SubgraphSettings & {
  /** Where the social subgraph answers: it is asked who are friends. */
  readonly socialUrl: string;
  /** Where the users subgraph answers: it is asked who is there, and whether it is verified who the sender is. */
  readonly usersUrl: string;
  /** Where the groups subgraph answers: it is asked who is a member. */
  readonly groupsUrl: string;
};

export const commerceSettings = (environment: NodeJS.ProcessEnv): CommerceSettings =>
  readSettings(environment, (read: SettingsReader) => ({
    ...readSubgraphSettings(read, 4004),
    usersUrl: read.url("USERS_URL", "http://127.0.0.1:4001/graphql"),
    socialUrl: read.url("SOCIAL_URL", "http://127.0.0.1:4002/graphql"),
    groupsUrl: read.url("GROUPS_URL", "http://127.0.0.1:4003/graphql"),
  }));
