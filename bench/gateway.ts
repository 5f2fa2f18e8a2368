/** Measures the gateway beside Apollo's, Hive's and no gateway at all: `npm run bench:gateway [-- --seconds 2 --rounds 5 --graphs Shop,Home]`. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { cpus, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { sentenceOf } from "@kith/kit/shutdown.ts";
import { Pool } from "undici";
import { undiciPoster } from "../gateway/src/fetch/undici-poster.ts";
import type { Child } from "../scripts/supervisor/child-process.ts";
import { table } from "../scripts/supervisor/table.ts";
import { BARS, type Figures } from "./gateway/bars.ts";
import { installHive, ROWS, type Row, startContenders, VIEWER } from "./gateway/contenders.ts";
import { cpuMsOf, memoryMbOf } from "./gateway/cpu.ts";
import { BENCH_GRAPHS, type BenchGraph } from "./gateway/graphs.ts";
import { measure } from "./load/measure.ts";

const CONNECTIONS = 50;
const ANSWER_TIMEOUT_MS = 120_000;
/** As long as it takes until code is compiled that runs often. */
const WARM_UP_SECONDS = 4;
const RESULTS = "bench/results/gateway.md";
const ROW_NAMES = Object.keys(ROWS) as Row[];

type Options = { readonly seconds: number; readonly rounds: number; readonly graphs: readonly string[] };
let viewerCount = 0;

async function runOnce(child: Child, isOneViewer: boolean, query: string, seconds: number): Promise<Figures> {
  const poster = undiciPoster(new Pool(child.url, { connections: CONNECTIONS }));
  const body = JSON.stringify({ query });
  let done = 0;
  const act = async () => {
    viewerCount += 1;
    const viewer = isOneViewer ? "one" : `viewer-${viewerCount}`;
    const { statusCode, text } = await poster.post({
      path: "/graphql",
      headers: { "content-type": "application/json", [VIEWER]: viewer },
      body,
      timeoutMs: ANSWER_TIMEOUT_MS,
    });
    if (statusCode !== 200 || text.includes('"errors"'))
      throw new Error(`${statusCode} ${text.slice(0, 300)}`);
    done += 1;
  };
  const cpuBefore = cpuMsOf(child.pid);
  const { perSecond } = await measure(act, { connections: CONNECTIONS, seconds });
  const cpuMs = (cpuMsOf(child.pid) - cpuBefore) / done;
  await poster.close();
  return { perSecond, cpuMs };
}

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;

async function compare(name: string, graph: BenchGraph, dir: string, options: Options): Promise<string> {
  const { childBy, calls, answerLength, stop } = await startContenders(name, graph, dir);
  try {
    const runs = new Map<Row, Figures[]>(ROW_NAMES.map((row) => [row, []]));
    const run = (row: Row, seconds: number) => {
      const { process: of, isOneViewer } = ROWS[row];
      return runOnce(childBy.get(of) as Child, isOneViewer, graph.query, seconds);
    };
    for (const row of ROW_NAMES) await run(row, WARM_UP_SECONDS);
    for (let round = 0; round < options.rounds; round += 1)
      for (const row of ROW_NAMES) runs.get(row)?.push(await run(row, options.seconds));

    const figuresOf = (row: Row): Figures => ({
      perSecond: median((runs.get(row) ?? []).map(({ perSecond }) => perSecond)),
      cpuMs: median((runs.get(row) ?? []).map(({ cpuMs }) => cpuMs)),
    });
    const [stock, floor] = [figuresOf("stock"), figuresOf("floor, no GraphQL")];
    const rows = ROW_NAMES.map((row) => {
      const { perSecond, cpuMs } = figuresOf(row);
      const ratios = [perSecond / stock.perSecond, stock.cpuMs / cpuMs, cpuMs / floor.cpuMs];
      const memoryMb = memoryMbOf(childBy.get(ROWS[row].process)?.pid ?? 0);
      return [
        row,
        perSecond.toFixed(0),
        cpuMs.toFixed(2),
        ...ratios.map((ratio) => ratio.toFixed(2)),
        memoryMb.toFixed(0),
      ];
    });
    const bars = BARS.filter(({ graphs }) => graphs.includes(name)).map(({ what, ratio, isMet }) => {
      const measured = ratio(figuresOf);
      return [what, measured.toFixed(2), isMet(measured) ? "met" : "MISSED"];
    });
    const callCount = calls.reduce((sum, count) => sum + count, 0);
    return [
      `${name}: ${callCount} calls, ${(answerLength / 1_024).toFixed(0)} KB`,
      ...(bars.length > 0 ? [table([["bar", "measured", ""], ...bars])] : []),
      table([["gateway", "a second", "CPU ms", "× stock/s", "stock CPU ÷", "× floor CPU", "MB"], ...rows]),
    ].join("\n\n");
  } finally {
    await stop();
  }
}

function settings(): Options {
  const { values } = parseArgs({
    options: {
      seconds: { type: "string", default: "2" },
      rounds: { type: "string", default: "5" },
      graphs: { type: "string", default: Object.keys(BENCH_GRAPHS).join(",") },
    },
  });
  const options = {
    seconds: Number(values.seconds),
    rounds: Number(values.rounds),
    graphs: values.graphs.split(","),
  };
  if (!(options.seconds > 0 && options.rounds >= 1))
    throw new Error("--seconds and --rounds must be above 0.");
  const unknown = options.graphs.filter((name) => BENCH_GRAPHS[name] === undefined);
  if (unknown.length > 0)
    throw new Error(
      `--graphs must be of ${Object.keys(BENCH_GRAPHS).join(", ")}, got ${unknown.join(", ")}.`,
    );
  return options;
}

async function main(): Promise<void> {
  const options = settings();
  const loadBefore = (loadavg()[0] ?? 0).toFixed(1);
  installHive();
  const dir = mkdtempSync(join(tmpdir(), "kith-bench-gateway-"));
  try {
    const printed: string[] = [];
    for (const name of options.graphs) {
      const graphOf = BENCH_GRAPHS[name] as () => BenchGraph;
      printed.push(await compare(name, graphOf(), dir, options));
      console.log(`${printed.at(-1)}\n`);
    }
    const machine = `${cpus().length} cores (${cpus()[0]?.model.trim()}), Node ${process.version}, load before it began ${loadBefore}`;
    writeFileSync(
      RESULTS,
      `# The gateway

Measured by \`npm run bench:gateway\` on ${machine}: ${CONNECTIONS} connections, each gateway on one core, load and subgraphs on the other, nothing asked once for several unless said. The subgraphs answer from memory, and the same every time: where one viewer asks, ours recognises their answers; where each request is another viewer's, in a forwarded header, it does not. Medians of ${options.rounds} rounds of ${options.seconds} s in which all take turns. \`Shop\` is the operation that this field measures gateways with, \`Home\` Kith's own, \`Wide\` shows thousands of entities once each.

\`\`\`
${printed.join("\n\n")}
\`\`\`
`,
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
