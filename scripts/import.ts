/** Loads a friend graph: `npm run import -- --edges FILE --interests FILE [--limit N] [--name hu]`. Safe to run again. */
import { statSync } from "node:fs";
import { parseArgs } from "node:util";
import { sentenceOf } from "@kith/kit/shutdown.ts";
import { countEverything, countsTable } from "./database/counts.ts";
import { DATABASE_PREFIX, type OpenDatabase, openDatabase } from "./database/open-database.ts";
import { openStores, type Stores } from "./database/stores.ts";
import { dataSet } from "./import/data-set.ts";
import { readEdges } from "./import/edges-file.ts";
import { importFriendships, importPeople } from "./import/import-graph.ts";
import { readInterests } from "./import/interests-file.ts";
import { progressBar } from "./import/progress-bar.ts";

const USAGE = "npm run import -- --edges HU_edges.csv --interests HU_genres.json [--limit N] [--name hu]";
const NAME = /^[a-z][a-z0-9]{0,11}$/;

function readOptions() {
  const { values } = parseArgs({
    options: {
      edges: { type: "string" },
      interests: { type: "string" },
      limit: { type: "string" },
      name: { type: "string", default: "hu" },
    },
  });
  const { edges, interests, name } = values;
  if (edges === undefined || interests === undefined) throw new Error(`Both files are needed: ${USAGE}`);
  if (!NAME.test(name))
    throw new Error(`--name must be 1 to 12 of a-z and 0-9, a letter first, got "${name}".`);

  const limit = values.limit === undefined ? Number.POSITIVE_INFINITY : Number(values.limit);
  if (values.limit !== undefined && !(Number.isInteger(limit) && limit >= 1))
    throw new Error(`--limit must be the number of people, at least 1, got "${values.limit}".`);
  return { edges, interests, name, limit };
}

async function load(stores: Stores): Promise<void> {
  const { edges, interests, name, limit } = readOptions();
  const startedAtMs = Date.now();
  const options = { stores, data: dataSet(name), limit };

  const people = progressBar("people", statSync(interests).size);
  await importPeople(readInterests(interests, people.add), options);
  people.end();
  const friendships = progressBar("friendships", statSync(edges).size);
  await importFriendships(readEdges(edges, friendships.add), options);
  friendships.end();

  console.log("\nWhat is there now, counted from the database:\n");
  console.log(countsTable(await countEverything(stores)));
  const peakMiB = Math.round(process.resourceUsage().maxRSS / 1024);
  console.log(
    `\nTook ${((Date.now() - startedAtMs) / 1_000).toFixed(1)} s; this process used at most ${peakMiB} MiB.`,
  );
}

let database: OpenDatabase | undefined;
let stores: Stores | undefined;
try {
  readOptions();
  database = await openDatabase();
  stores = await openStores({ mongoUri: database.uri, databasePrefix: DATABASE_PREFIX });
  await load(stores);
} catch (error) {
  console.error(`\n${sentenceOf(error)}`);
  process.exitCode = 1;
} finally {
  await stores?.close();
  await database?.close();
}
