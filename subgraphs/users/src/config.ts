import { readSettings, type SettingsReader } from "@kith/kit/config.ts";
import { readSubgraphSettings, type SubgraphSettings } from "@kith/kit/subgraph-settings.ts";

export type UsersSettings = SubgraphSettings & {
  /** What the keys that sign access tokens are sealed with in the database. */
  readonly tokenKey: Buffer;
  /** Where the social subgraph answers: it is asked who are friends, for what only friends may see. */
  readonly socialUrl: string;
  /** Where groups and commerce answer: like social, they are told of accounts that are deleted. */
  readonly groupsUrl: string;
  readonly commerceUrl: string;
};

export const usersSettings = (environment: NodeJS.ProcessEnv): UsersSettings =>
  readSettings(environment, (read: SettingsReader) => ({
    ...readSubgraphSettings(read, 4001),
    tokenKey: read.key("KITH_TOKEN_KEY"),
    groupsUrl: read.url("GROUPS_URL", "http://127.0.0.1:4003/graphql"),
    commerceUrl: read.url("COMMERCE_URL", "http://127.0.0.1:4004/graphql"),
    socialUrl: read.url("SOCIAL_URL", "http://127.0.0.1:4002/graphql"),
  }));
