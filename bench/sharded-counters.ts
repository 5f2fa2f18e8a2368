/** Measures changes of one hot counter, on one document and over 64 shards: `npm run bench:sharded-counters [-- --seconds 5]`. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { connectDatabase } from "@kith/kit/database.ts";
import { invariant } from "@kith/kit/invariant.ts";
import { sentenceOf } from "@kith/kit/shutdown.ts";
import { table } from "../scripts/supervisor/table.ts";
import { counterStore } from "../subgraphs/social/src/counters/counter-store.ts";
import { startServer } from "./embedded-mongo/server-figures.ts";
import { type Figures, measure, summaryOf } from "./load/measure.ts";
import { measureReads } from "./sharded-counters/reads.ts";
import { type Way, waysOf } from "./sharded-counters/ways.ts";

const RESULTS = "bench/results/sharded-counters.md";
const CONNECTIONS = 48;
const TURNS = 3;
/** A million a minute. */
const BAR_PER_SECOND = 16_667;

type Measured = {
  readonly name: string;
  readonly perSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
};

/** Opens a server and counts on it in every way, three times in turns. Each counter must be right in the end. */
async function measureAll(dir: string, seconds: number) {
  const server = await startServer(dir);
  const { client, db } = await connectDatabase({
    mongoUri: server.url,
    databasePrefix: "bench_",
    subgraph: "social",
  });
  try {
    const counters = counterStore(db);
    await counters.ensureIndexes();
    const ways = waysOf({ client, counters, rows: db.collection("rows") });
    const runs = new Map(ways.map((way) => [way, { acts: 0, figures: [] as Figures[] }]));
    // In turns, so that whatever else the machine does is in the way of all of them.
    for (let turn = 0; turn < TURNS; turn += 1) {
      for (const [way, run] of runs) {
        const act = async () => {
          await way.act();
          run.acts += 1;
        };
        run.figures.push(await measure(act, { connections: CONNECTIONS, seconds: seconds / TURNS }));
        await way.settle?.();
      }
    }
    const measured: Measured[] = [];
    for (const [way, { acts, figures }] of runs) {
      await checkCount(way, acts, counters);
      const median = summaryOf(figures);
      measured.push({ name: way.name, ...median, perSecond: median.perSecond * way.changesPerAct });
    }
    return { measured, reads: await measureReads(counters, seconds) };
  } finally {
    await client.close();
    await server.stop();
  }
}

async function checkCount(way: Way, acts: number, counters: ReturnType<typeof counterStore>): Promise<void> {
  const value = (await counters.findValues([way.counter])).get(way.counter);
  const expected = acts * way.changesPerAct;
  invariant(value === expected, `${way.name}: ${expected} were counted, the counter says ${value}`);
}

function rowsOf(measured: readonly Measured[]): string[][] {
  const perSecondOf = (name: string) => measured.find((way) => way.name === name)?.perSecond ?? Number.NaN;
  return measured.map(({ name, perSecond, p50Ms, p99Ms }) => {
    const beside = perSecondOf(
      name.startsWith("with a row") ? "with a row, one document" : "alone, one document",
    );
    const isMet = perSecond >= BAR_PER_SECOND;
    return [
      name,
      perSecond.toFixed(0),
      `${(perSecond / beside).toFixed(1)}×`,
      p50Ms.toFixed(2),
      p99Ms.toFixed(2),
      isMet ? "met" : "",
    ];
  });
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { seconds: { type: "string", default: "5" } } });
  const seconds = Number(values.seconds);
  if (!(seconds > 0)) throw new Error(`--seconds must be above 0, got ${values.seconds}.`);

  const dir = mkdtempSync(join(tmpdir(), "kith-bench-counters-"));
  try {
    const { measured, reads } = await measureAll(dir, seconds);
    const readRows = reads.map(({ name, figures }) => [
      name,
      figures.perSecond.toFixed(0),
      figures.p50Ms.toFixed(2),
      figures.p99Ms.toFixed(2),
    ]);
    const printed = [
      table([
        ["one more", "a second", "ratio", "p50 ms", "p99 ms", `≥ ${BAR_PER_SECOND}/s`],
        ...rowsOf(measured),
      ]),
      table([["read in one command", "a second", "p50 ms", "p99 ms"], ...readRows]),
    ].join("\n\n");
    console.log(printed);
    const machine = `${cpus().length} cores (${cpus()[0]?.model.trim()}), Node ${process.version}`;
    writeFileSync(
      RESULTS,
      `# One hot counter\n\nMeasured by \`npm run bench:sharded-counters -- --seconds ${seconds}\` on ${machine}: the embedded server is one process, the clients are another, with ${CONNECTIONS} acts under way at a time. Every write waits for the disk. Medians of ${TURNS} turns; the ratio is to the one document above.\n\n\`\`\`\n${printed}\n\`\`\`\n`,
    );
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

try {
  await main();
} catch (error) {
  console.error(sentenceOf(error));
  process.exit(1);
}
