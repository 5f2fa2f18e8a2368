/** Measures the embedded server on a graph of edges: `npm run bench:embedded-mongo [-- --edges 1000000 --seconds 5]`. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { sentenceOf } from "@kith/kit/shutdown.ts";
import { MongoClient } from "mongodb";
import { table } from "../scripts/supervisor/table.ts";
import { type Edge, loadEdges } from "./embedded-mongo/edges.ts";
import { questionsOf } from "./embedded-mongo/questions.ts";
import {
  diskMegabytes,
  measureIdle,
  residentMegabytes,
  startServer,
} from "./embedded-mongo/server-figures.ts";
import { measure } from "./load/measure.ts";

const RESULTS = "bench/results/embedded-mongo.md";
const START_MAX_MS = 700;
const IDLE_MAX_MEGABYTES = 120;

type Cells = readonly string[];
type Options = { readonly dir: string; readonly edges: number; readonly seconds: number };

const verdict = (isMet: boolean, bar: string): string => `${bar}: ${isMet ? "met" : "MISSED"}`;

/** Loads the edges and asks all questions; rows of the two tables. */
async function measureBusy({ dir, edges, seconds }: Options): Promise<{ rows: Cells[]; sizes: Cells[] }> {
  const server = await startServer(dir);
  const client = new MongoClient(server.url, { maxPoolSize: 32 });
  try {
    const collection = client.db("bench").collection<Edge>("edges");
    const beganAtMs = performance.now();
    await loadEdges(collection, edges);
    const loadedPerSecond = (1_000 * edges) / (performance.now() - beganAtMs);

    const rows: Cells[] = [];
    for (const { name, inFlight, act, bar } of questionsOf(collection, edges)) {
      for (const connections of inFlight) {
        const { perSecond, p50Ms, p99Ms } = await measure(act, { connections, seconds });
        const isBarred = bar?.inFlight === connections;
        const judged = isBarred ? verdict(perSecond >= bar.perSecondMin, `≥ ${bar.perSecondMin}`) : "";
        const figures = [perSecond.toFixed(0), p50Ms.toFixed(2), p99Ms.toFixed(2)];
        rows.push([name, String(connections), ...figures, judged]);
      }
    }
    return {
      rows,
      sizes: [
        ["bulk load under two indexes", `${loadedPerSecond.toFixed(0)} documents/s`],
        ["memory after all of that", `${residentMegabytes(server.pid).toFixed(0)} MB`],
        ["disk used", `${diskMegabytes(dir).toFixed(0)} MB`],
      ],
    };
  } finally {
    await client.close();
    await server.stop();
  }
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      edges: { type: "string", default: "1000000" },
      seconds: { type: "string", default: "5" },
    },
  });
  const [edges, seconds] = [Number(values.edges), Number(values.seconds)];
  if (!Number.isInteger(edges) || edges < 1_000)
    throw new Error(`--edges must be 1000 or more, got ${values.edges}.`);
  if (!(seconds > 0)) throw new Error(`--seconds must be above 0, got ${values.seconds}.`);
  const dir = mkdtempSync(join(tmpdir(), "kith-bench-db-"));
  try {
    const { rows, sizes } = await measureBusy({ dir, edges, seconds });
    const { startMs, idleMegabytes } = await measureIdle(dir);
    const printed = [
      table([["what", "in flight", "a second", "p50 ms", "p99 ms", "bar"], ...rows]),
      table([
        ...sizes,
        ["start-up", `${startMs.toFixed(0)} ms`, verdict(startMs < START_MAX_MS, `< ${START_MAX_MS} ms`)],
        [
          "memory when idle",
          `${idleMegabytes.toFixed(0)} MB`,
          verdict(idleMegabytes < IDLE_MAX_MEGABYTES, `< ${IDLE_MAX_MEGABYTES} MB`),
        ],
      ]),
    ].join("\n\n");
    console.log(printed);
    const machine = `${cpus().length} cores (${cpus()[0]?.model.trim()}), Node ${process.version}`;
    writeFileSync(
      RESULTS,
      `# The embedded server\n\nMeasured by \`npm run bench:embedded-mongo -- --edges ${edges} --seconds ${seconds}\` on ${machine}: the server is one process, the clients are another, on one machine. Every write waits for the disk.\n\n\`\`\`\n${printed}\n\`\`\`\n`,
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
