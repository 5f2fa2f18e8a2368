import type { SettingsReader } from "./config.ts";
import { LOG_LEVELS, type LogLevel } from "./http-service.ts";
import { LOGGED_ERRORS, type LoggedErrors } from "./log/logged-error.ts";
import { readTracingSettings, type TracingSettings } from "./tracing/tracing-settings.ts";

/** What every subgraph has to be told. */
export type SubgraphSettings = {
  readonly host: string;
  readonly port: number;
  readonly logLevel: LogLevel;
  readonly logErrors?: LoggedErrors;
  /** Shared by gateway and subgraphs: signs on whose behalf a request is made. */
  readonly viewerKey: Buffer;
  readonly mongoUri: string;
  /** Goes before the name of the subgraph in the name of its database. */
  readonly databasePrefix: string;
  /** Null: nothing is traced. */
  readonly tracing?: TracingSettings | null;
};

/** The settings that all subgraphs share. */
export const readSubgraphSettings = (read: SettingsReader, defaultPort: number): SubgraphSettings => ({
  host: read.text("HOST", "127.0.0.1"),
  port: read.port("PORT", defaultPort),
  logLevel: read.oneOf<LogLevel>("LOG_LEVEL", LOG_LEVELS, "warn"),
  logErrors: read.oneOf("KITH_LOG_ERRORS", LOGGED_ERRORS, "redacted"),
  viewerKey: read.key("KITH_VIEWER_KEY"),
  mongoUri: read.text("MONGODB_URI"),
  databasePrefix: read.text("KITH_DATABASE_PREFIX", "kith_"),
  tracing: readTracingSettings(read),
});
