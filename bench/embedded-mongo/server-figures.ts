import { execFileSync } from "node:child_process";
import { statSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { type Child, startChild } from "../../scripts/supervisor/child-process.ts";

const STARTS = 5;
const IDLE_MS = 2_000;
const BLOCK_BYTES = 512;
const MEGABYTE = 2 ** 20;

/** The embedded server as a process of its own, on the data of a directory; every write waits for the disk, unless told. */
export const startServer = (dir: string, ...more: readonly "--no-fsync"[]): Promise<Child> =>
  startChild({
    name: "database",
    file: "embedded-mongo/src/main.ts",
    args: ["--port", "0", "--dir", dir, ...more],
  });

export function residentMegabytes(pid: number): number {
  return Number(execFileSync("ps", ["-o", "rss=", "-p", String(pid)], { encoding: "utf8" })) / 1_024;
}

/** What the files take on the disk: they are sparse, so that their length says nothing. */
export const diskMegabytes = (dir: string): number =>
  (statSync(join(dir, "data.mdb")).blocks * BLOCK_BYTES) / MEGABYTE;

export type IdleFigures = { readonly startMs: number; readonly idleMegabytes: number };

/** From the start of the process until it takes connections, the median of several; and its memory when it has nothing to do. */
export async function measureIdle(dir: string): Promise<IdleFigures> {
  const startsMs: number[] = [];
  let idleMegabytes = 0;
  for (let i = 0; i < STARTS; i++) {
    const beganAtMs = performance.now();
    const server = await startServer(dir);
    startsMs.push(performance.now() - beganAtMs);
    if (i === STARTS - 1) {
      await delay(IDLE_MS);
      idleMegabytes = residentMegabytes(server.pid);
    }
    await server.stop();
  }
  return { startMs: startsMs.toSorted((a, b) => a - b)[STARTS >> 1] ?? 0, idleMegabytes };
}
