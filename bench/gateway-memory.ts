/** Holds a gateway to its memory over many operations and reloads: `npm run bench:gateway-memory [-- --requests 200000 --reloads 20]`. */
import { mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { sentenceOf } from "@kith/kit/shutdown.ts";
import { Pool } from "undici";
import { undiciPoster } from "../gateway/src/fetch/undici-poster.ts";
import { startChild } from "../scripts/supervisor/child-process.ts";
import { table } from "../scripts/supervisor/table.ts";
import { freePort } from "../tests/free-port.ts";
import type { Memory } from "./gateway/controlled-gateway.ts";
import { BENCH_GRAPHS, servedAt } from "./gateway/graphs.ts";
import { burstOf } from "./load/burst.ts";

const RESULTS = "bench/results/gateway-memory.md";
const GRAPH = "Wide";
const OPERATIONS = 2_000;
const CONNECTIONS = 20;
const ANSWER_TIMEOUT_MS = 120_000;
/** Rounds in which caches fill and the engine settles: they are shown, and not judged. */
const WARM_UP_ROUNDS = 5;
const DEVIATION_MAX = 0.1;

/** One of these selections a bit of an operation's number: no two operations ask for the same. */
const PARTS = [
  "name",
  "city",
  "bio",
  "friendCount",
  "friends { name city }",
  "friends { bio friendCount }",
  "posts { text tips }",
  "posts { author { name } }",
  "groups { title fee }",
  "groups { owner { city } }",
  "wallet { balance payments { amount } }",
];

const operationOf = (number: number): string => {
  const parts = PARTS.filter((_part, bit) => ((number + 1) & (1 << bit)) !== 0);
  return `query Operation${number} { viewer { ${parts.join(" ")} } }`;
};

/** Some operations are asked for often and all of them at times, the same ones in each run. */
function drawer(): () => string {
  let seed = 7;
  return () => {
    seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31;
    return operationOf(Math.floor(OPERATIONS * (seed / 2 ** 31) ** 3));
  };
}

type Round = Memory & { readonly perSecond: number };

async function measure(dir: string, requests: number, reloads: number): Promise<readonly Round[]> {
  const subgraphs = await startChild({
    name: "subgraphs",
    file: "bench/gateway/subgraphs.ts",
    args: [GRAPH],
  });
  const sdl = servedAt(BENCH_GRAPHS[GRAPH]?.().supergraphSdl ?? "", subgraphs.url);
  const file = join(dir, "supergraph.graphql");
  writeFileSync(file, sdl);
  const controlPort = await freePort();
  const gateway = await startChild({
    name: "gateway",
    file: "bench/gateway/controlled-gateway.ts",
    args: [file, String(controlPort)],
    environment: { NODE_ENV: "production" },
  });
  const control = async (path: string) => (await fetch(`http://127.0.0.1:${controlPort}${path}`)).json();
  const poster = undiciPoster(new Pool(gateway.url, { connections: CONNECTIONS }));
  const draw = drawer();
  const act = async () => {
    const { statusCode, text } = await poster.post({
      path: "/graphql",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ query: draw() }),
      timeoutMs: ANSWER_TIMEOUT_MS,
    });
    if (statusCode !== 200 || text.includes('"errors"'))
      throw new Error(`${statusCode} ${text.slice(0, 300)}`);
  };
  try {
    const rounds: Round[] = [];
    const perRound = Math.ceil(requests / reloads);
    for (let round = 0; round < WARM_UP_ROUNDS + reloads; round += 1) {
      // A reload under load: half of the requests of a round come before it, and while it goes on.
      const half = burstOf(Array(Math.floor(perRound / 2)).fill(act), CONNECTIONS);
      writeFileSync(`${file}.new`, `${sdl}\n# ${round}\n`);
      renameSync(`${file}.new`, file);
      const { result } = (await control("/reload")) as { result: string };
      if (result !== "loaded") throw new Error(`The reload of round ${round} was ${result}.`);
      const { perSecond } = await half;
      await burstOf(Array(Math.ceil(perRound / 2)).fill(act), CONNECTIONS);
      rounds.push({ ...((await control("/memory")) as Memory), perSecond });
      const { heapMb, rssMb } = rounds.at(-1) as Round;
      console.log(`round ${round}: ${heapMb.toFixed(0)} MB heap, ${rssMb.toFixed(0)} MB in all`);
    }
    return rounds;
  } finally {
    await poster.close();
    await Promise.all([gateway.stop(), subgraphs.stop()]);
  }
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

/** How far the furthest of some values is from their mean, as a share of it. */
function deviationOf(values: readonly number[]): number {
  const middle = mean(values);
  return Math.max(...values.map((value) => Math.abs(value - middle) / middle));
}

/** How much more the last third of some values is than the first. */
const driftOf = (values: readonly number[]): number => {
  const third = Math.max(1, Math.floor(values.length / 3));
  return mean(values.slice(-third)) / mean(values.slice(0, third)) - 1;
};

const percent = (share: number): string => `${share >= 0 ? "+" : "−"}${Math.abs(share * 100).toFixed(1)} %`;

function reportOf(rounds: readonly Round[]): string {
  const judged = rounds.slice(WARM_UP_ROUNDS);
  const rows = (["heapMb", "rssMb"] as const).map((figure) => {
    const values = judged.map((round) => round[figure]);
    const deviation = deviationOf(values);
    return [
      figure === "heapMb" ? "heap, after collection" : "the whole process",
      mean(values).toFixed(0),
      Math.min(...values).toFixed(0),
      Math.max(...values).toFixed(0),
      `±${(deviation * 100).toFixed(1)} %`,
      percent(driftOf(values)),
      deviation <= DEVIATION_MAX ? "met" : "MISSED",
    ];
  });
  return [
    table([
      ["memory, bar ±10 %", "mean MB", "least", "most", "furthest", "last third to first", ""],
      ...rows,
    ]),
    table([
      ["round", "heap MB", "whole MB", "a second"],
      ...rounds.map(({ heapMb, rssMb, perSecond }, index) => [
        index < WARM_UP_ROUNDS ? `${index} (warm-up)` : String(index),
        heapMb.toFixed(0),
        rssMb.toFixed(0),
        perSecond.toFixed(0),
      ]),
    ]),
  ].join("\n\n");
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { requests: { type: "string", default: "200000" }, reloads: { type: "string", default: "20" } },
  });
  const [requests, reloads] = [Number(values.requests), Number(values.reloads)];
  if (!(requests > 0 && reloads >= 3)) throw new Error("--requests must be above 0, --reloads at least 3.");
  const dir = mkdtempSync(join(tmpdir(), "kith-bench-gateway-memory-"));
  try {
    const report = reportOf(await measure(dir, requests, reloads));
    console.log(`\n${report}`);
    const machine = `${cpus().length} cores (${cpus()[0]?.model.trim()}), Node ${process.version}`;
    writeFileSync(
      RESULTS,
      `# The memory of the gateway

Measured by \`npm run bench:gateway-memory\` on ${machine}: ${requests.toLocaleString("en")} requests, ${OPERATIONS.toLocaleString("en")} different operations of which some are asked for often and all at times, ${reloads} reloads of the supergraph under load. A round is a reload and its share of the requests; memory is read at its end, after forced collection. The first ${WARM_UP_ROUNDS} rounds fill the caches and are not judged. The whole process holds the thread that plans too, and what the allocator has not given back.

\`\`\`
${report}
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
