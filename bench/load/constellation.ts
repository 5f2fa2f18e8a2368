import { SUBGRAPH_NAMES } from "../../scripts/schema-files.ts";
import { type Child, startChild } from "../../scripts/supervisor/child-process.ts";
import type { Keys } from "../../scripts/supervisor/development-keys.ts";
import { freePort } from "../../tests/free-port.ts";

export type Constellation = Awaited<ReturnType<typeof startConstellation>>;

type Options = {
  readonly mongoUri: string;
  readonly databasePrefix: string;
  readonly keys: Keys;
  /** Preloaded into every subgraph, and told by `KITH_BENCH_VARIANT` what to put in the place of what. */
  readonly hook: string;
  readonly variant: string;
};

/** A gateway and its four subgraphs, each a process of its own, on a database that others may read as well. */
export async function startConstellation({ mongoUri, databasePrefix, keys, hook, variant }: Options) {
  const ports = new Map<string, number>();
  for (const name of [...SUBGRAPH_NAMES, "gateway"]) ports.set(name, await freePort());
  const urlOf = (name: string): string => `http://127.0.0.1:${ports.get(name)}/graphql`;
  const environment = {
    ...keys,
    ...Object.fromEntries(SUBGRAPH_NAMES.map((name) => [`${name.toUpperCase()}_URL`, urlOf(name)])),
    MONGODB_URI: mongoUri,
    KITH_DATABASE_PREFIX: databasePrefix,
    KITH_BENCH_VARIANT: variant,
    KITH_MODE: "development",
    KITH_RATE_LIMIT: "off",
    APOLLO_TELEMETRY_DISABLED: "1",
    LOG_LEVEL: "error",
  };

  const started = new Map<string, Child>();
  const start = async (name: string, file: string, more: Readonly<Record<string, string>> = {}) => {
    const port = String(ports.get(name));
    started.set(name, await startChild({ name, file, environment: { ...environment, ...more, PORT: port } }));
  };
  for (const name of SUBGRAPH_NAMES)
    await start(name, `subgraphs/${name}/src/main.ts`, { NODE_OPTIONS: `--import=${hook}` });
  await start("gateway", "gateway/src/main.ts");

  return {
    variant,
    endpoint: urlOf("gateway"),
    urlOf,
    pidOf: (name: string): number => started.get(name)?.pid ?? 0,
    stop: async () =>
      void (await Promise.all([...started.values()].toReversed().map((child) => child.stop()))),
  };
}
