/** Runs the whole supergraph: database, four subgraphs, gateway. `--port P` moves it: gateway P, subgraphs P+1 to P+4. */
import { parseArgs } from "node:util";
import { sentenceOf } from "@kith/kit/shutdown.ts";
import { countEverything } from "./database/counts.ts";
import { DATABASE_PREFIX, KITH_DIR, type OpenDatabase, openDatabase } from "./database/open-database.ts";
import { openStores } from "./database/stores.ts";
import { SUBGRAPH_NAMES, subgraphUrl } from "./schema-files.ts";
import { developmentKeys } from "./supervisor/development-keys.ts";
import { takenPorts } from "./supervisor/free-ports.ts";
import { startedTable } from "./supervisor/started-table.ts";
import { type Supervised, supervise } from "./supervisor/supervise.ts";
import { seedTown } from "./town/seed-town.ts";

const HOST = "127.0.0.1";
const PORT_DEFAULT = 4000;
const PORT_MAX = 65_531;

let database: OpenDatabase | undefined;
let services: Supervised | undefined;
let isEnding = false;

// Clients first, then what they stand on.
async function end(exitCode: number): Promise<void> {
  if (isEnding) return;
  isEnding = true;
  await services?.stopAll();
  await database?.close();
  process.exit(exitCode);
}

function portOf(text: string): number {
  const port = Number(text);
  if (Number.isInteger(port) && port > 0 && port <= PORT_MAX) return port;
  throw new Error(`--port must be 1 to ${PORT_MAX}, got "${text}".`);
}

async function start(): Promise<string> {
  const { values } = parseArgs({ options: { port: { type: "string", default: String(PORT_DEFAULT) } } });
  const gatewayPort = portOf(values.port);
  const portByName = Object.fromEntries(SUBGRAPH_NAMES.map((name, index) => [name, gatewayPort + 1 + index]));

  const taken = await takenPorts([gatewayPort, ...Object.values(portByName)], HOST);
  if (taken.length > 0) {
    const [port, verb] = taken.length === 1 ? ["Port", "is"] : ["Ports", "are"];
    throw new Error(
      `${port} ${taken.join(", ")} ${verb} taken. Free it, or move Kith: npm start -- --port 5000`,
    );
  }

  const keys = developmentKeys(KITH_DIR);
  database = await openDatabase();
  const stores = await openStores({ mongoUri: database.uri, databasePrefix: DATABASE_PREFIX });
  const isSeeded = await seedTown(stores, { besideOthers: database.kind !== "external" });
  if (isSeeded) console.log("First start: a small town of people moved in.");
  const countByNoun = await countEverything(stores);
  await stores.close();

  const urlByName = Object.fromEntries(
    SUBGRAPH_NAMES.map((name) => [name, subgraphUrl(name, portByName[name])]),
  );
  const urls = Object.fromEntries(
    SUBGRAPH_NAMES.map((name) => [`${name.toUpperCase()}_URL`, urlByName[name] ?? ""]),
  );
  const environment = {
    ...keys,
    ...urls,
    HOST,
    MONGODB_URI: database.uri,
    KITH_DATABASE_PREFIX: DATABASE_PREFIX,
    APOLLO_TELEMETRY_DISABLED: "1",
    LOG_LEVEL: process.env.LOG_LEVEL ?? "warn",
    KITH_LOG_ERRORS: process.env.KITH_LOG_ERRORS ?? "whole",
  };
  services = await supervise(
    [
      ...SUBGRAPH_NAMES.map((name) => ({
        name,
        file: `subgraphs/${name}/src/main.ts`,
        environment: { ...environment, PORT: String(portByName[name]) },
      })),
      {
        name: "gateway",
        file: "gateway/src/main.ts",
        environment: {
          ...environment,
          PORT: String(gatewayPort),
          KITH_MODE: process.env.KITH_MODE ?? "development",
          KITH_TRUSTED_DOCUMENTS: process.env.KITH_TRUSTED_DOCUMENTS ?? "log",
          KITH_RESPONSE_CACHE_MIB: process.env.KITH_RESPONSE_CACHE_MIB ?? "16",
        },
      },
    ],
    {
      tell: console.log,
      onGivenUp(name) {
        console.error(`${name} cannot be kept running: Kith ends.`);
        void end(1);
      },
    },
  );
  void database.ended?.then((how) => {
    if (isEnding) return;
    console.error(`The embedded database ended (${how}): Kith ends. Its data is safe; start again.`);
    void end(1);
  });

  const notes = {
    external: "named by MONGODB_URI",
    running: "embedded, was running already",
    started: `embedded, data in ${KITH_DIR}/db`,
  };
  return startedTable({
    gatewayUrl: `http://${HOST}:${gatewayPort}`,
    urlByName,
    databaseUri: database.uri,
    databaseNote: notes[database.kind],
    countByNoun,
  });
}

process.on("SIGINT", () => void end(0));
process.on("SIGTERM", () => void end(0));
try {
  console.log(await start());
} catch (error) {
  // Whoever pressed Ctrl-C while things were starting knows why they did not.
  if (!isEnding) console.error(sentenceOf(error));
  await end(1);
}
