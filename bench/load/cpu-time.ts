import { readFileSync } from "node:fs";

// What Linux counts in on every machine that Node runs on.
const TICKS_PER_SECOND = 100;
const USER_TICKS_FIELD = 11;
const SYSTEM_TICKS_FIELD = 12;

/** The processor time that processes have taken so far, in milliseconds, to a hundredth of a second. @see proc_pid_stat(5) */
export function cpuMsOf(pids: readonly number[]): number {
  const ticks = pids.map((pid) => {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    // The name of the program stands in parentheses and may hold spaces.
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return Number(fields[USER_TICKS_FIELD]) + Number(fields[SYSTEM_TICKS_FIELD]);
  });
  return (1_000 * ticks.reduce((sum, one) => sum + one, 0)) / TICKS_PER_SECOND;
}
