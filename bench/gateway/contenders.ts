import { execFileSync } from "node:child_process";
import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Child, startChild } from "../../scripts/supervisor/child-process.ts";
import { pinTo } from "./cpu.ts";
import { type BenchGraph, servedAt } from "./graphs.ts";
import { recordingOf } from "./record.ts";

/** The header by which a request is a viewer's. */
export const VIEWER = "x-viewer";
const [GATEWAY_CORE, OTHER_CORE] = [0, 1];
const HIVE = "bench/gateway/hive";

/** What takes part: a gateway, and who asks it. */
export const ROWS = {
  ours: { process: "ours", isOneViewer: true },
  "ours, another viewer each": { process: "ours", isOneViewer: false },
  "ours, asking once": { process: "ours, asking once", isOneViewer: true },
  stock: { process: "stock", isOneViewer: true },
  "stock, another viewer each": { process: "stock", isOneViewer: false },
  "Hive, Rust planner": { process: "hive", isOneViewer: true },
  "Hive, Rust planner, another viewer each": { process: "hive", isOneViewer: false },
  "Hive, Rust planner, asking once": { process: "hive, asking once", isOneViewer: true },
  "Hive, JavaScript planner": { process: "hive in JavaScript", isOneViewer: true },
  "floor, no GraphQL": { process: "floor", isOneViewer: true },
} as const;
export type Row = keyof typeof ROWS;

export type Contenders = {
  readonly childBy: ReadonlyMap<string, Child>;
  /** Calls of each wave, and the length of the answer. */
  readonly calls: readonly number[];
  readonly answerLength: number;
  stop(): Promise<void>;
};

/** Starts every gateway on one core, and the subgraphs on the other one. */
export async function startContenders(name: string, { supergraphSdl, query }: BenchGraph, dir: string) {
  pinTo(OTHER_CORE, process.pid);
  const subgraphs = await startChild({ name: "subgraphs", file: "bench/gateway/subgraphs.ts", args: [name] });
  pinTo(OTHER_CORE, subgraphs.pid);
  const sdl = servedAt(supergraphSdl, subgraphs.url);
  const [sdlFile, recordingFile] = [join(dir, `${name}.graphql`), join(dir, `${name}.json`)];
  writeFileSync(sdlFile, sdl);
  const recording = await recordingOf(sdl, query, subgraphs.url);
  writeFileSync(recordingFile, JSON.stringify(recording));

  const ours = ["--supergraph", sdlFile, "--port", "0", "--forward", VIEWER];
  const files: Readonly<Record<string, readonly [file: string, ...args: string[]]>> = {
    ours: ["scripts/gateway.ts", ...ours, "--no-sharing"],
    "ours, asking once": ["scripts/gateway.ts", ...ours],
    stock: ["bench/gateway/stock.ts", sdlFile, VIEWER],
    hive: [`${HIVE}/server.mjs`, sdlFile, VIEWER, "rust"],
    "hive, asking once": [`${HIVE}/server.mjs`, sdlFile, VIEWER, "rust", "--dedupe"],
    "hive in JavaScript": [`${HIVE}/server.mjs`, sdlFile, VIEWER, "js"],
    floor: ["bench/gateway/floor.ts", recordingFile, VIEWER],
  };
  const environment = { NODE_ENV: "production", APOLLO_TELEMETRY_DISABLED: "1" };
  const childBy = new Map<string, Child>();
  for (const [of, [file, ...args]] of Object.entries(files)) {
    const child = await startChild({ name: of, file, args, environment });
    pinTo(GATEWAY_CORE, child.pid);
    childBy.set(of, child);
  }
  const stop = async () => {
    await Promise.all([subgraphs, ...childBy.values()].map((child) => child.stop()));
  };
  const calls = recording.waves.map(({ length }) => length);
  return { childBy, calls, answerLength: recording.answer.length, stop } satisfies Contenders;
}

/** Installs Hive Gateway into a folder of its own, the first time. */
export function installHive(): void {
  if (existsSync(`${HIVE}/node_modules`)) return;
  execFileSync("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund"], { cwd: HIVE, stdio: "inherit" });
}
