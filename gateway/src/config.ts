import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { readSettings, SettingsError, type SettingsReader } from "@kith/kit/config.ts";
import { LOG_LEVELS } from "@kith/kit/http-service.ts";
import { LOGGED_ERRORS } from "@kith/kit/log/logged-error.ts";
import { readContract } from "./contract/contract.ts";
import { readDocumentSettings } from "./documents/document-modes.ts";
import { PLANNERS } from "./graph/graph-in-force.ts";
import { UNAUTHORIZED_MODES } from "./guard/guard-plugin.ts";
import { readHttpSettings } from "./http/http-settings.ts";
import { insightFrom } from "./insight/insight.ts";
import { limitsFrom } from "./limits/limits.ts";
import { readOperationsSettings } from "./operations/settings.ts";
import { rateLimitsFrom } from "./rate-limit/rate-limits.ts";
import { readResilience } from "./resilience/settings.ts";
import { GATEWAY_MODES, type GatewayOptions } from "./server.ts";
import { subgraphUrls } from "./supergraph/supergraph.ts";
import { tokenSettingsFrom } from "./token-settings.ts";
import type { UsageSettings } from "./usage/usage-store.ts";

const SUPERGRAPH_FILE = fileURLToPath(new URL("../../schema/supergraph.graphql", import.meta.url));
const OPERATIONS_FOLDER = fileURLToPath(new URL("../../schema/operations", import.meta.url));
const JWKS_PATH = "/.well-known/jwks.json";
/** The subgraph that issues access tokens, unless JWKS_URL says otherwise. */
const TOKEN_ISSUER = "users";

/**
 * The gateway's settings. A subgraph called `users` answers at USERS_URL, else at its URL in the supergraph.
 *
 * @throws SettingsError that names every missing or malformed setting at once.
 * @throws ContractError when KITH_CONTRACT names a file that is no contract.
 */
export function gatewaySettings(environment: NodeJS.ProcessEnv): GatewayOptions {
  return readSettings(environment, (reader) => {
    const file = reader.file("SUPERGRAPH", SUPERGRAPH_FILE);
    const contractFile = reader.file("KITH_CONTRACT", "");
    const supergraphSdl = existsSync(file) ? readFileSync(file, "utf8") : null;
    const urlBySubgraph = supergraphSdl === null ? {} : urlsIn(supergraphSdl, reader);
    const hasCanaries = environment.KITH_CANARIES !== "none";
    return {
      host: reader.text("HOST", "127.0.0.1"),
      port: reader.port("PORT", 4000),
      logLevel: reader.oneOf("LOG_LEVEL", LOG_LEVELS, "info"),
      logErrors: reader.oneOf("KITH_LOG_ERRORS", LOGGED_ERRORS, "redacted"),
      mode: reader.oneOf("KITH_MODE", GATEWAY_MODES, "production"),
      limits: limitsFrom(reader),
      rateLimits: rateLimitsFrom(reader),
      insight: insightFrom(reader),
      guarding: {
        unauthorized: reader.oneOf("KITH_UNAUTHORIZED", UNAUTHORIZED_MODES, "refuse"),
        policyUrl: reader.optionalUrl("KITH_POLICY_URL"),
      },
      overrideLabels: reader
        .text("KITH_OVERRIDE_LABELS", "")
        .split(",")
        .map((label) => label.trim())
        .filter(Boolean),
      operations: readOperationsSettings(reader, { isDevelopment: environment.KITH_MODE === "development" }),
      sharesQueries: reader.oneOf("KITH_SHARED_QUERIES", ["on", "off"], "on") === "on",
      contract: existsSync(contractFile)
        ? readContract(readFileSync(contractFile, "utf8"), contractFile)
        : null,
      viewerKey: reader.key("KITH_VIEWER_KEY"),
      trustedProxies: reader.text("TRUSTED_PROXIES", ""),
      tokens: tokenSettingsFrom(reader),
      jwksUrl: reader.url("JWKS_URL", jwksUrlAt(urlBySubgraph[TOKEN_ISSUER])),
      usage: usageSettings(reader),
      resilience: readResilience(
        reader,
        Object.keys(urlBySubgraph).map((name) => ({ name, setting: settingOf(name, "TIMEOUT_MS") })),
      ),
      http: readHttpSettings(reader, environment.KITH_MODE),
      documents: readDocumentSettings(reader, OPERATIONS_FOLDER),
      responseCacheBytes: reader.count("KITH_RESPONSE_CACHE_MIB", 0, { min: 0, max: 4_096 }) * 1024 * 1024,
      supergraphSdl: supergraphSdl ?? "",
      urlBySubgraph,
      planner: reader.oneOf("KITH_PLANNER", PLANNERS, "thread"),
      reload: {
        file,
        isWatched: reader.oneOf("KITH_RELOAD", ["watch", "signal"], "watch") === "watch",
        canaryFolder: hasCanaries ? reader.file("KITH_CANARIES", OPERATIONS_FOLDER) : null,
        urlsOf: (sdl) => readSettings(environment, (again) => urlsIn(sdl, again)),
      },
    };
  });
}

function usageSettings(reader: SettingsReader): UsageSettings | null {
  const mongoUri = reader.text("KITH_USAGE_URI", "");
  if (mongoUri === "") return null;
  // It may hold a password: it is not shown.
  if (!/^mongodb(\+srv)?:\/\/./.test(mongoUri))
    throw new SettingsError("KITH_USAGE_URI must begin with mongodb:// or mongodb+srv://");
  return { mongoUri, databasePrefix: reader.text("KITH_DATABASE_PREFIX", "kith_") };
}

const urlsIn = (sdl: string, reader: SettingsReader): Readonly<Record<string, string>> =>
  Object.fromEntries(
    [...subgraphUrls(sdl)].map(([name, url]) => [name, reader.url(settingOf(name, "URL"), url)]),
  );

const settingOf = (subgraph: string, of: string): string =>
  `${subgraph.toUpperCase().replace(/[^A-Z0-9]/g, "_")}_${of}`;

const jwksUrlAt = (subgraphUrl: string | undefined): string | undefined =>
  subgraphUrl !== undefined && URL.canParse(subgraphUrl) ? new URL(JWKS_PATH, subgraphUrl).href : undefined;
