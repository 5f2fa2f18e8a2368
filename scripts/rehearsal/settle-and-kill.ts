import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import type { Stores } from "../database/stores.ts";

const LOOK_EVERY_MS = 200;
const KIB_PER_MIB = 1_024;

type Options = {
  readonly stores: Pick<Stores, "campaigns">;
  readonly campaign: string;
  readonly environment: Readonly<Record<string, string>>;
  /** After how many payments the process is killed; null for never. */
  readonly killAtCount: number | null;
  /** Called every fifth of a second. */
  readonly onLook?: (paidCount: number) => void;
};

/** What came of a process that pays. */
export type Run = {
  readonly paidCount: number;
  readonly wasKilled: boolean;
  readonly peakMiB: number;
};

/** Pays the shares of a campaign in a process of its own, the operator's command, which is killed in the middle when it is to be. */
export async function settleInProcess(options: Options): Promise<Run> {
  const { stores, campaign, environment, killAtCount, onLook } = options;
  const child = spawn(process.execPath, ["scripts/campaign.ts", "settle", campaign], {
    stdio: ["ignore", "ignore", "pipe"],
    env: { ...process.env, ...environment },
  });
  let complaint = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    complaint = text;
  });
  const exited = once(child, "exit") as Promise<[code: number | null, signal: string | null]>;
  let [peakMiB, paidCount, isOver] = [0, 0, false];
  exited.finally(() => {
    isOver = true;
  });
  while (!isOver) {
    await Promise.race([exited, sleep(LOOK_EVERY_MS)]);
    peakMiB = Math.max(peakMiB, memoryMiBOf(child.pid));
    paidCount = Number((await stores.campaigns.findById(campaign))?.settlement?.paidCount ?? 0);
    onLook?.(paidCount);
    if (killAtCount !== null && paidCount >= killAtCount) child.kill("SIGKILL");
  }
  const [code, signal] = await exited;
  if (code !== 0 && signal !== "SIGKILL")
    throw new Error(`The settlement ended with code ${code}: ${complaint}`);
  return { paidCount, wasKilled: signal === "SIGKILL", peakMiB };
}

/** What a process holds by itself now, without the pages of files that it has mapped; 0 where the system does not tell. */
export function memoryMiBOf(pid: number | undefined): number {
  const file = `/proc/${pid}/status`;
  const [, kib] = existsSync(file) ? (/RssAnon:\s+(\d+) kB/.exec(readFileSync(file, "utf8")) ?? []) : [];
  return Math.round(Number(kib ?? 0) / KIB_PER_MIB);
}
