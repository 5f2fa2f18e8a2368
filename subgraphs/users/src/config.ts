import { readSettings, type SettingsReader } from "@kith/kit/config.ts";
import { readSubgraphSettings, type SubgraphSettings } from "@kith/kit/subgraph-settings.ts";

export type UsersSettings = SubgraphSettings & {
  /** What the keys that sign access tokens are sealed with in the database. */
  readonly tokenKey: Buffer;
  /** Where the social subgraph answers: it is asked who are friends, for what only friends may see. */
  readonly socialUrl: string;
};

export const usersSettings = (environment: NodeJS.ProcessEnv): UsersSettings =>
  readSettings(environment, (read: SettingsReader) => ({
    ...readSubgraphSettings(read, 4001),
    tokenKey: read.key("KITH_TOKEN_KEY"),
    socialUrl: read.url("SOCIAL_URL", "http://127.0.0.1:4002/graphql"),
  }));
