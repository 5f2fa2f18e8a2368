import { readSettings, type SettingsReader } from "@kith/kit/config.ts";
import { readSubgraphSettings, type SubgraphSettings } from "@kith/kit/subgraph-settings.ts";

export type UsersSettings = SubgraphSettings & {
  /** The Ed25519 private key that signs access tokens, as a JWK in JSON. */
  readonly tokenKeyJson: string;
};

export const usersSettings = (environment: NodeJS.ProcessEnv): UsersSettings =>
  readSettings(environment, (read: SettingsReader) => ({
    ...readSubgraphSettings(read, 4001),
    tokenKeyJson: read.text("KITH_TOKEN_KEY"),
  }));
