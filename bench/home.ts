/** Measures `Home` beside what it would be without Kith's loaders: `npm run bench:home [-- --dir ./home --seconds 2]`. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { connectDatabase } from "@kith/kit/database.ts";
import type { GlobalId } from "@kith/kit/global-id.ts";
import { sentenceOf } from "@kith/kit/shutdown.ts";
import { developmentKeys, type Keys } from "../scripts/supervisor/development-keys.ts";
import { table } from "../scripts/supervisor/table.ts";
import { usersStores } from "../subgraphs/users/src/stores.ts";
import { signAccessToken } from "../subgraphs/users/src/tokens/access-token.ts";
import { keyRing } from "../subgraphs/users/src/tokens/key-ring.ts";
import { clientOf } from "../tests/client.ts";
import { startServer } from "./embedded-mongo/server-figures.ts";
import { type Contender, contendersOf, costOf, ONE_BY_ONE, SHIPPED } from "./home/contenders.ts";
import { FEW_FRIENDS, loadGraph, MOST_FRIENDS } from "./home/load-graph.ts";
import { HOOK, VARIANTS } from "./home/variants.ts";
import { type Constellation, startConstellation } from "./load/constellation.ts";
import { type Figures, measure, summaryOf } from "./load/measure.ts";

const DATA_DIR = process.env.KITH_DATA_DIR || "../shared/data/deezer-hu";
const DATABASE_PREFIX = "kith_";
const ROUNDS = 5;
const CONNECTIONS = [1, 4];
const TOKEN_LIFETIME_S = 3_600;
const TIMES_FEWER_COMMANDS_MIN = 10;
const TIMES_THROUGHPUT_MIN = 5;
const RESULTS = "bench/results/home.md";

const home = readFileSync("schema/operations/web@1.0/Home.graphql", "utf8");

// Contenders take turns, round after round, so that what else the machine does falls on all of them.
async function runInterleaved(
  contenders: readonly Contender[],
  options: { readonly connections: number; readonly seconds: number },
): Promise<Map<string, Figures>> {
  const samples = new Map<string, Figures[]>(contenders.map(({ name }) => [name, []]));
  for (let round = 0; round < ROUNDS; round += 1)
    for (const { name, act } of contenders) samples.get(name)?.push(await measure(act, options));
  return new Map([...samples].map(([name, figures]) => [name, summaryOf(figures)]));
}

async function commandsOf(contenders: readonly Contender[]) {
  const costs = new Map<string, ReturnType<typeof costOf>>();
  for (const { name, act } of contenders) {
    const answers = await act();
    const failed = answers.find(({ errors }) => errors !== undefined);
    if (failed !== undefined) throw new Error(`${name}: ${failed.errors?.[0]?.message}`);
    costs.set(name, costOf(answers));
  }
  return costs;
}

async function compare(contenders: readonly Contender[], seconds: number): Promise<string> {
  const costs = await commandsOf(contenders);
  const rows = [["in flight", "what", "commands", "fetches", "a second", "p50 ms", "p99 ms", "times (a)"]];
  const bars: string[][] = [["bar", "measured", ""]];
  const judge = (what: string, times: number, min: number) =>
    bars.push([`${what}: ≥ ${min}`, times.toFixed(1), times >= min ? "met" : "MISSED"]);
  const ofCommands = (costs.get(ONE_BY_ONE)?.commands ?? 0) / (costs.get(SHIPPED)?.commands ?? 1);
  judge("times fewer commands than (a)", ofCommands, TIMES_FEWER_COMMANDS_MIN);

  for (const connections of CONNECTIONS) {
    const figuresByName = await runInterleaved(contenders, { connections, seconds });
    const baseline = figuresByName.get(ONE_BY_ONE)?.perSecond ?? Number.NaN;
    for (const [name, { perSecond, p50Ms, p99Ms }] of figuresByName) {
      const { commands = 0, fetches = 0 } = costs.get(name) ?? {};
      const cells = [perSecond, p50Ms, p99Ms, perSecond / baseline].map((figure) => figure.toFixed(1));
      rows.push([String(connections), name, String(commands), String(fetches), ...cells]);
    }
    const times = (figuresByName.get(SHIPPED)?.perSecond ?? 0) / baseline;
    judge(`times the throughput of (a), ${connections} in flight`, times, TIMES_THROUGHPUT_MIN);
  }
  return [table(bars), table(rows)].join("\n\n");
}

type DatabaseOptions = { readonly mongoUri: string; readonly databasePrefix: string };

async function signingKeyOf(options: DatabaseOptions, { KITH_TOKEN_KEY }: Keys) {
  const { client, db } = await connectDatabase({ subgraph: "users", ...options });
  const { signingKeys } = await usersStores(db);
  const secret = Buffer.from(KITH_TOKEN_KEY, "base64");
  const key = await keyRing({ keys: signingKeys, secret, now: () => new Date() }).current();
  await client.close();
  return key;
}

async function measureAll(dir: string, seconds: number): Promise<string> {
  const server = await startServer(dir, "--no-fsync");
  const options = { mongoUri: server.url, databasePrefix: DATABASE_PREFIX };
  const constellations = new Map<string, Constellation>();
  try {
    await loadGraph({ ...options, dataDir: DATA_DIR });
    const keys = developmentKeys(dir);
    for (const variant of VARIANTS)
      constellations.set(variant, await startConstellation({ ...options, keys, hook: HOOK, variant }));

    const key = await signingKeyOf(options, keys);
    const tokenOf = (person: GlobalId) => signAccessToken(person, { key, lifetimeS: TOKEN_LIFETIME_S });
    const [most, few] = [await tokenOf(MOST_FRIENDS), await tokenOf(FEW_FRIENDS)];
    const contenders = contendersOf(home, (variant) => {
      const endpoint = constellations.get(variant)?.endpoint ?? "";
      return { most: clientOf(endpoint, most), few: clientOf(endpoint, few) };
    });
    return await compare(contenders, seconds);
  } finally {
    for (const constellation of constellations.values()) await constellation.stop();
    await server.stop();
  }
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { dir: { type: "string" }, seconds: { type: "string", default: "2" } },
  });
  const seconds = Number(values.seconds);
  if (!(seconds > 0)) throw new Error(`--seconds must be above 0, got "${values.seconds}".`);
  const dir = values.dir ?? mkdtempSync(join(tmpdir(), "kith-bench-home-"));
  mkdirSync(dir, { recursive: true });
  try {
    const printed = await measureAll(dir, seconds);
    console.log(printed);
    const machine = `${cpus().length} cores (${cpus()[0]?.model.trim()}), Node ${process.version}, everything on one machine, with other work on it`;
    writeFileSync(
      RESULTS,
      `# Home

Measured by \`npm run bench:home\` on ${machine}: the registered operation \`Home\` on the Deezer graph for the person with the most friends, three of whose latest friends have 4,000 friends. The same subgraphs run in three constellations on one database: as shipped; with a stand-in for DataLoader that neither batches nor remembers; and with a page loader that reads all rows of all parents by one \`$in\` and cuts the pages itself. Medians of ${ROUNDS} rounds in which all take turns.

\`\`\`
${printed}
\`\`\`
`,
    );
  } finally {
    if (values.dir === undefined) rmSync(dir, { recursive: true, force: true });
  }
}

try {
  await main();
} catch (error) {
  console.error(sentenceOf(error));
  process.exit(1);
}
