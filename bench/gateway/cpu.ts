import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

const TICKS_PER_S = 100;
/** Of `/proc/<pid>/stat`, after the name of the process. */
const [USER_TICKS, SYSTEM_TICKS] = [11, 12];

/** Processor time that a process has taken since it began, all threads together. */
export function cpuMsOf(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return ((Number(fields[USER_TICKS]) + Number(fields[SYSTEM_TICKS])) * 1_000) / TICKS_PER_S;
}

/** Memory that a process holds now. */
export function memoryMbOf(pid: number): number {
  const kB = /VmRSS:\s+(?<kB>\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.groups?.kB;
  return Number(kB ?? 0) / 1_024;
}

/** Lets a process run on one core only, all its threads. */
export function pinTo(core: number, pid: number): void {
  execFileSync("taskset", ["-apc", String(core), String(pid)], { stdio: "ignore" });
}
