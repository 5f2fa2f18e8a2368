import { fileURLToPath } from "node:url";
import { SUBGRAPH_NAMES } from "../../scripts/schema-files.ts";
import { type Child, startChild } from "../../scripts/supervisor/child-process.ts";
import type { Keys } from "../../scripts/supervisor/development-keys.ts";
import { freePort } from "../../tests/free-port.ts";

/** How subgraphs read: as shipped, or as one would without DataLoader, or with `$in` and no limit for each parent. */
export const VARIANTS = ["shipped", "without-batching", "sliced-in-memory"] as const;
export type Variant = (typeof VARIANTS)[number];

const HOOK = fileURLToPath(new URL("./variants/hook.ts", import.meta.url));

type Options = {
  readonly mongoUri: string;
  readonly databasePrefix: string;
  readonly keys: Keys;
  readonly variant: Variant;
};

/** A gateway and its four subgraphs, each a process of its own, on a database that others may read as well. */
export async function startConstellation({ mongoUri, databasePrefix, keys, variant }: Options) {
  const ports = new Map<string, number>();
  for (const name of [...SUBGRAPH_NAMES, "gateway"]) ports.set(name, await freePort());
  const environment = {
    ...keys,
    ...Object.fromEntries(
      SUBGRAPH_NAMES.map((name) => [
        `${name.toUpperCase()}_URL`,
        `http://127.0.0.1:${ports.get(name)}/graphql`,
      ]),
    ),
    MONGODB_URI: mongoUri,
    KITH_DATABASE_PREFIX: databasePrefix,
    KITH_BENCH_VARIANT: variant,
    KITH_MODE: "development",
    APOLLO_TELEMETRY_DISABLED: "1",
    LOG_LEVEL: "error",
  };

  const started: Child[] = [];
  const start = async (name: string, file: string, more: Readonly<Record<string, string>> = {}) => {
    const port = String(ports.get(name));
    started.push(await startChild({ name, file, environment: { ...environment, ...more, PORT: port } }));
  };
  for (const name of SUBGRAPH_NAMES)
    await start(name, `subgraphs/${name}/src/main.ts`, { NODE_OPTIONS: `--import=${HOOK}` });
  await start("gateway", "gateway/src/main.ts");

  return {
    variant,
    endpoint: `http://127.0.0.1:${ports.get("gateway")}/graphql`,
    stop: async () => void (await Promise.all(started.toReversed().map((child) => child.stop()))),
  };
}
