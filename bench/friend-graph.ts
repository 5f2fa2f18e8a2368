/** Measures the reads of the friend graph by its size: `npm run bench:friend-graph [-- --sizes 10000,100000 --dir ./graphs]`. */
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { sentenceOf } from "@kith/kit/shutdown.ts";
import { table } from "../scripts/supervisor/table.ts";
import { meanCostOf } from "./friend-graph/cost.ts";
import { readDegrees } from "./friend-graph/degrees.ts";
import { plotOf } from "./friend-graph/plot.ts";
import { BATCH, PAGE } from "./friend-graph/questions.ts";
import { barsTable, figuresTable, type Result, sizeText } from "./friend-graph/results.ts";
import { openSizedGraph, type SizedGraph } from "./friend-graph/sized-graph.ts";
import { measureInTurns } from "./friend-graph/turns.ts";

const EDGES = join(process.env.KITH_DATA_DIR || "../shared/data/deezer-hu", "HU_edges.csv");
const RESULTS = "bench/results/friend-graph";
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
      rounds: { type: "string", default: "150" },
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
    graph.questions.map((question) => ({ size, graph, question, act: () => question.ask(graph.contextOf) })),
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

const graphsTable = (graphs: ReadonlyMap<number, SizedGraph>) => [
  ["graph", "directed rows", "people", "on the disk", "a row", "loaded"],
  ...[...graphs].map(([size, { rows, people, diskMegabytes, loadedPerSecond }]) => [
    sizeText(size),
    rows.toLocaleString("en"),
    people.toLocaleString("en"),
    `${diskMegabytes.toFixed(0)} MB`,
    `${((diskMegabytes * 2 ** 20) / rows).toFixed(0)} bytes`,
    loadedPerSecond === null ? "before" : `${loadedPerSecond.toFixed(0)} rows/s`,
  ]),
];

function write(
  graphs: ReadonlyMap<number, SizedGraph>,
  results: readonly Result[],
  { rounds, turnMs }: Options,
): void {
  const machine = `${cpus().length} cores (${cpus()[0]?.model.trim()}), Node ${process.version}`;
  const printed = [
    graphsTable(graphs),
    figuresTable(results),
    barsTable(results, { page: PAGE, batch: BATCH }),
  ].map(table);
  console.log(printed.join("\n\n"));
  const [graphsText, figuresText, barsText] = printed;
  writeFileSync(
    `${RESULTS}.md`,
    `# The friend graph by its size

Measured by \`npm run bench:friend-graph -- --sizes ${[...graphs.keys()].join()}\` on ${machine}, with other work on it: an embedded server for each graph, the real loaders of the social subgraph in another process, one question at a time. All questions to all graphs take turns of ${turnMs} ms, ${rounds} times. What is examined is told by \`explain\` of the very commands.

![latency by the size of the graph](friend-graph.svg)

\`\`\`
${graphsText}
\`\`\`

\`\`\`
${barsText}
\`\`\`

\`\`\`
${figuresText}
\`\`\`

*rows read*: what the database returned for one question, the commands for blocks and friend ids included. The friends page is one of ten friends, of people with 11 to 200 friends, so that it is full in graphs of all sizes.
`,
  );
  const lines = [...Map.groupBy(results, (result) => result.name)].map(([name, own]) => ({
    name,
    points: own.map(({ size, times }) => [size, times.p50Ms] as const),
  }));
  writeFileSync(
    `${RESULTS}.svg`,
    plotOf(lines, { title: "Latency by the size of the friend graph", x: "directed rows", y: "p50 ms" }),
  );
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
    write(graphs, await measureAll(graphs, options), options);
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
