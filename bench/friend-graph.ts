/** Measures the reads of the friend graph by its size: `npm run bench:friend-graph [-- --sizes 10000,100000 --dir ./graphs]`. */
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { sentenceOf } from "@kith/kit/shutdown.ts";
import { meanCostOf } from "./friend-graph/cost.ts";
import { readDegrees } from "./friend-graph/degrees.ts";
import { graphOf } from "./friend-graph/graph.ts";
import { plotOf } from "./friend-graph/plot.ts";
import { measurePostCosts } from "./friend-graph/post-cost.ts";
import { reportOf } from "./friend-graph/report.ts";
import type { Result } from "./friend-graph/results.ts";
import { measureRowSizes } from "./friend-graph/row-sizes.ts";
import { openSizedGraph, type SizedGraph } from "./friend-graph/sized-graph.ts";
import { measureInTurns } from "./friend-graph/turns.ts";

const EDGES = join(process.env.KITH_DATA_DIR || "../shared/data/deezer-hu", "HU_edges.csv");
const RESULTS = "bench/results/friend-graph";
const ROWS_SIZED = 100_000;
const SIZE_MIN = 10_000;
const ACTS_EXPLAINED = 20;

type Options = {
  readonly sizes: readonly number[];
  readonly rounds: number;
  readonly turnMs: number;
  /** Where graphs are kept for the next time; null: nowhere. */
  readonly keptDir: string | null;
};

function optionsOf(): Options {
  const { values } = parseArgs({
    options: {
      sizes: { type: "string", default: "10000,100000,1000000" },
      rounds: { type: "string", default: "250" },
      "turn-ms": { type: "string", default: "5" },
      dir: { type: "string" },
    },
  });
  const sizes = values.sizes.split(",").map(Number);
  if (!sizes.every((size) => Number.isInteger(size) && size >= SIZE_MIN))
    throw new Error(`--sizes must be numbers of rows, ${SIZE_MIN} or more each, got "${values.sizes}".`);
  const [rounds, turnMs] = [Number(values.rounds), Number(values["turn-ms"])];
  if (!(Number.isInteger(rounds) && rounds >= 1))
    throw new Error(`--rounds must be 1 or more, got "${values.rounds}".`);
  if (!(turnMs > 0)) throw new Error(`--turn-ms must be above 0, got "${values["turn-ms"]}".`);
  return { sizes: sizes.toSorted((one, other) => one - other), rounds, turnMs, keptDir: values.dir ?? null };
}

/** Every question to every graph, in turns, and what each costs. */
async function measureAll(graphs: ReadonlyMap<number, SizedGraph>, options: Options): Promise<Result[]> {
  const asked = [...graphs].flatMap(([size, graph]) =>
    graph.questions.map((question) => ({ size, graph, question, act: () => graph.ask(question) })),
  );
  const times = await measureInTurns(
    asked.map(({ act }) => act),
    options,
  );
  const results: Result[] = [];
  for (const [index, { size, graph, question, act }] of asked.entries()) {
    const acts = Array.from({ length: ACTS_EXPLAINED }, () => act);
    const own = times[index] ?? { p50Ms: 0, p99Ms: 0, acts: 0 };
    results.push({ ...question, size, times: own, cost: await meanCostOf(graph, acts) });
  }
  return [...Map.groupBy(results, ({ name }) => name).values()].flat();
}

function svgOf(results: readonly Result[]): string {
  const lines = [...Map.groupBy(results, ({ name }) => name)].map(([name, own]) => ({
    name,
    points: own.map(({ size, times }) => [size, times.p50Ms] as const),
  }));
  return plotOf(lines, { title: "Latency by the size of the friend graph", x: "directed rows", y: "p50 ms" });
}

async function main(): Promise<void> {
  const options = optionsOf();
  if (!existsSync(EDGES))
    throw new Error(`There is no ${EDGES}: KITH_DATA_DIR names the folder (docs/recipes.md).`);
  const degrees = await readDegrees(EDGES);
  const dir = options.keptDir ?? mkdtempSync(join(tmpdir(), "kith-bench-graphs-"));
  const graphs = new Map<number, SizedGraph>();
  try {
    for (const size of options.sizes) graphs.set(size, await openSizedGraph({ dir, rows: size, degrees }));
    const [one] = graphs.values();
    const indexes = (await one?.db.collection("friendships").indexes()) ?? [];
    const rowSizes = await measureRowSizes(graphOf(ROWS_SIZED, degrees), indexes);
    const results = await measureAll(graphs, options);
    const postCosts = await measurePostCosts();
    const report = reportOf({ graphs, results, rowSizes, postCosts, ...options });
    console.log(report);
    writeFileSync(`${RESULTS}.md`, report);
    writeFileSync(`${RESULTS}.svg`, svgOf(results));
  } finally {
    for (const graph of graphs.values()) await graph.stop();
    if (options.keptDir === null) rmSync(dir, { recursive: true, force: true });
  }
}

try {
  await main();
} catch (error) {
  console.error(sentenceOf(error));
  process.exit(1);
}
