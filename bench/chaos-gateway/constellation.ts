import { SUBGRAPH_NAMES, type SubgraphName } from "../../scripts/schema-files.ts";
import { type Child, startChild } from "../../scripts/supervisor/child-process.ts";
import type { Keys } from "../../scripts/supervisor/development-keys.ts";
import { freePort } from "../../tests/free-port.ts";
import type { Fault } from "./faults.ts";
import { startProxies } from "./proxies.ts";

export type Constellation = Awaited<ReturnType<typeof startConstellation>>;

type Options = {
  readonly mongoUri: string;
  readonly databasePrefix: string;
  readonly keys: Keys;
  /** Of the gateway. */
  readonly settings: Readonly<Record<string, string>>;
};

const SEED = 4_711;
const urlAt = (port: number): string => `http://127.0.0.1:${port}/graphql`;

/** A gateway and its four subgraphs, each a process of its own, with a proxy in front of each subgraph for the gateway and for peers. */
export async function startConstellation({ mongoUri, databasePrefix, keys, settings }: Options) {
  const own = new Map<SubgraphName, number>();
  const shown = new Map<SubgraphName, number>();
  for (const name of SUBGRAPH_NAMES) {
    own.set(name, await freePort());
    shown.set(name, await freePort());
  }
  const environment = {
    ...keys,
    ...Object.fromEntries(
      SUBGRAPH_NAMES.map((name) => [`${name.toUpperCase()}_URL`, urlAt(shown.get(name) ?? 0)]),
    ),
    MONGODB_URI: mongoUri,
    KITH_DATABASE_PREFIX: databasePrefix,
    KITH_MODE: "production",
    APOLLO_TELEMETRY_DISABLED: "1",
    LOG_LEVEL: "error",
  };
  const proxies = await startProxies({
    places: Object.fromEntries(
      SUBGRAPH_NAMES.map((name) => [
        name,
        { port: shown.get(name) ?? 0, upstream: urlAt(own.get(name) ?? 0) },
      ]),
    ),
    seed: SEED,
  });

  const children = new Map<string, Child>();
  const start = async (name: string, file: string, more: Readonly<Record<string, string>>) => {
    const child = await startChild({ name, file, environment: { ...environment, ...more } });
    children.set(name, child);
    return child;
  };
  const startSubgraph = (name: SubgraphName) =>
    start(name, `subgraphs/${name}/src/main.ts`, { PORT: String(own.get(name)) });
  await Promise.all(SUBGRAPH_NAMES.map(startSubgraph));
  const gateway = await start("gateway", "gateway/src/main.ts", { ...settings, PORT: "0" });
  let gatewayEnd: string | null = null;
  void gateway.exited.then((how) => {
    gatewayEnd = how;
  });

  return {
    gatewayUrl: gateway.url,
    /** How the gateway ended, if it has. */
    gatewayEnd: (): string | null => gatewayEnd,
    /** Lets a fault begin. @returns What ends it, and resolves when it is over. */
    async begin(fault: Fault, name: SubgraphName): Promise<() => Promise<void>> {
      if (fault !== "kill") {
        await proxies.set(name, fault);
        return () => proxies.set(name, "none");
      }
      const child = children.get(name);
      if (child !== undefined) process.kill(child.pid, "SIGKILL");
      await proxies.set(name, "refused");
      await child?.exited;
      const back = startSubgraph(name);
      return async () => {
        await back;
        await proxies.set(name, "none");
      };
    },
    async stop(): Promise<void> {
      await Promise.all([...children.values()].toReversed().map((child) => child.stop()));
      await proxies.close();
    },
  };
}
