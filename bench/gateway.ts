/** Measures the gateway beside Apollo's and beside no gateway at all: `npm run bench:gateway [-- --requests 400 --rounds 5]`. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { sentenceOf } from "@kith/kit/shutdown.ts";
import { Pool } from "undici";
import { post } from "../gateway/src/fetch/post.ts";
import { type Child, startChild } from "../scripts/supervisor/child-process.ts";
import { table } from "../scripts/supervisor/table.ts";
import { cpuMsOf, memoryMbOf, pinTo } from "./gateway/cpu.ts";
import { BENCH_GRAPHS, type BenchGraph, servedAt } from "./gateway/graphs.ts";
import { recordingOf } from "./gateway/record.ts";
import { burstOf } from "./load/burst.ts";

const CONNECTIONS = 50;
const ANSWER_TIMEOUT_MS = 120_000;
/** The header by which every request is another viewer's. */
const VIEWER = "x-viewer";
const [GATEWAY_CORE, OTHER_CORE] = [0, 1];
const RESULTS = "bench/results/gateway.md";
const [OURS, SHARING, STOCK, FLOOR] = [
  "ours",
  "ours, sharing, one viewer",
  "stock",
  "floor, no GraphQL",
] as const;
const BARS = { timesPerSecond: 8, timesCpu: 8, timesFloor: 1.5 };

type Figures = { readonly perSecond: number; readonly cpuMs: number };
type Contender = { readonly name: string; readonly child: Child; readonly isOneViewer: boolean };
const WARM_UP_REQUESTS = 300;
let viewerCount = 0;

async function runOnce({ child, isOneViewer }: Contender, query: string, requests: number): Promise<Figures> {
  const pool = new Pool(child.url, { connections: CONNECTIONS });
  const body = JSON.stringify({ query });
  const act = async () => {
    viewerCount += 1;
    const viewer = isOneViewer ? "one" : `viewer-${viewerCount}`;
    const { statusCode, text } = await post(pool, {
      path: "/graphql",
      headers: { "content-type": "application/json", [VIEWER]: viewer },
      body,
      timeoutMs: ANSWER_TIMEOUT_MS,
    });
    if (statusCode !== 200 || text.includes('"errors"'))
      throw new Error(`${statusCode} ${text.slice(0, 300)}`);
  };
  const cpuBefore = cpuMsOf(child.pid);
  const { perSecond } = await burstOf(Array(requests).fill(act), CONNECTIONS);
  const cpuMs = (cpuMsOf(child.pid) - cpuBefore) / requests;
  await pool.close();
  return { perSecond, cpuMs };
}

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;

async function startAll(name: string, { supergraphSdl, query }: BenchGraph, dir: string) {
  const subgraphs = await startChild({ name: "subgraphs", file: "bench/gateway/subgraphs.ts", args: [name] });
  const sdl = servedAt(supergraphSdl, subgraphs.url);
  const [sdlFile, recordingFile] = [join(dir, `${name}.graphql`), join(dir, `${name}.json`)];
  writeFileSync(sdlFile, sdl);
  const recording = await recordingOf(sdl, query, subgraphs.url);
  writeFileSync(recordingFile, JSON.stringify(recording));

  const environment = { NODE_ENV: "production", APOLLO_TELEMETRY_DISABLED: "1" };
  const ours = ["--supergraph", sdlFile, "--port", "0", "--forward", VIEWER];
  const start = async (
    of: string,
    file: string,
    args: string[],
    isOneViewer = false,
  ): Promise<Contender> => ({
    name: of,
    child: await startChild({ name: of, file, args, environment }),
    isOneViewer,
  });
  const contenders = [
    await start(OURS, "scripts/gateway.ts", [...ours, "--no-sharing"]),
    await start(SHARING, "scripts/gateway.ts", ours, true),
    await start(STOCK, "bench/gateway/stock.ts", [sdlFile, VIEWER]),
    await start(FLOOR, "bench/gateway/floor.ts", [recordingFile, VIEWER]),
  ];
  pinTo(OTHER_CORE, subgraphs.pid);
  for (const { child } of contenders) pinTo(GATEWAY_CORE, child.pid);
  const stop = () =>
    Promise.all([subgraphs, ...contenders.map(({ child }) => child)].map((child) => child.stop()));
  return { contenders, recording, stop };
}

async function compare(
  name: string,
  graph: BenchGraph,
  dir: string,
  options: { rounds: number; requests: number },
) {
  const { contenders, recording, stop } = await startAll(name, graph, dir);
  try {
    const runs = new Map<string, Figures[]>(contenders.map((contender) => [contender.name, []]));
    for (const contender of contenders) await runOnce(contender, graph.query, WARM_UP_REQUESTS);
    for (let round = 0; round < options.rounds; round += 1)
      for (const contender of contenders)
        runs.get(contender.name)?.push(await runOnce(contender, graph.query, options.requests));
    const figuresOf = (of: string): Figures => ({
      perSecond: median((runs.get(of) ?? []).map(({ perSecond }) => perSecond)),
      cpuMs: median((runs.get(of) ?? []).map(({ cpuMs }) => cpuMs)),
    });
    const [stock, floor, ours] = [figuresOf(STOCK), figuresOf(FLOOR), figuresOf(OURS)];
    const rows = contenders.map(({ name: of, child }) => {
      const { perSecond, cpuMs } = figuresOf(of);
      const ratios = [perSecond / stock.perSecond, stock.cpuMs / cpuMs, cpuMs / floor.cpuMs];
      return [
        of,
        perSecond.toFixed(0),
        cpuMs.toFixed(2),
        ...ratios.map((ratio) => ratio.toFixed(2)),
        memoryMbOf(child.pid).toFixed(0),
      ];
    });
    const judge = (what: string, value: number, isMet: boolean) => [
      what,
      value.toFixed(2),
      isMet ? "met" : "MISSED",
    ];
    const bars = [
      ["bar", "measured", ""],
      judge(
        `requests a second of stock: ≥ ${BARS.timesPerSecond}`,
        ours.perSecond / stock.perSecond,
        ours.perSecond / stock.perSecond >= BARS.timesPerSecond,
      ),
      judge(
        `less CPU a request than stock: ≥ ${BARS.timesCpu}`,
        stock.cpuMs / ours.cpuMs,
        stock.cpuMs / ours.cpuMs >= BARS.timesCpu,
      ),
      judge(
        `CPU of the floor: ≤ ${BARS.timesFloor}`,
        ours.cpuMs / floor.cpuMs,
        ours.cpuMs / floor.cpuMs <= BARS.timesFloor,
      ),
    ];
    const calls = recording.waves.map((wave) => wave.length);
    const what = `${name}: ${calls.reduce((sum, count) => sum + count, 0)} calls in ${calls.length} waves, ${(recording.answer.length / 1_024).toFixed(0)} KB`;
    return [
      what,
      table(bars),
      table([["gateway", "a second", "CPU ms", "× stock/s", "stock CPU ÷", "× floor CPU", "MB"], ...rows]),
    ].join("\n\n");
  } finally {
    await stop();
  }
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { requests: { type: "string", default: "400" }, rounds: { type: "string", default: "5" } },
  });
  const options = { requests: Number(values.requests), rounds: Number(values.rounds) };
  if (!(options.requests > 0 && options.rounds >= 1))
    throw new Error("--requests and --rounds must be above 0.");
  const dir = mkdtempSync(join(tmpdir(), "kith-bench-gateway-"));
  pinTo(OTHER_CORE, process.pid);
  try {
    const printed: string[] = [];
    for (const [name, graphOf] of Object.entries(BENCH_GRAPHS)) {
      printed.push(await compare(name, graphOf(), dir, options));
      console.log(`${printed.at(-1)}\n`);
    }
    const machine = `${cpus().length} cores (${cpus()[0]?.model.trim()}), Node ${process.version}, with other work on the machine`;
    writeFileSync(
      RESULTS,
      `# The gateway

Measured by \`npm run bench:gateway\` on ${machine}: ${CONNECTIONS} connections, each gateway on one core, load and subgraphs on the other, every request another viewer's in a forwarded header unless said. The subgraphs answer from memory. Medians of ${options.rounds} rounds of ${options.requests} requests in which all take turns.

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
