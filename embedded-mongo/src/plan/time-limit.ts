import { failure } from "../errors.ts";

/** The time a command may take, `maxTimeMS`: used up only while it runs, so that a cursor takes the rest to its next batch. */
export type TimeLimit = {
  /** @throws CommandError 50 when the time is over. Looks at the clock only now and then. */
  check(): void;
  pause(): void;
  resume(): void;
  readonly remainingMs: number;
};

export const timeExpired = () => failure("MaxTimeMSExpired", "operation exceeded time limit");

const CHECKS_PER_LOOK = 64;

export function createTimeLimit(maxMs: number): TimeLimit {
  let leftMs = maxMs;
  let startedAt = performance.now();
  let isRunning = true;
  let checks = 0;
  const remainingMs = () => (isRunning ? leftMs - (performance.now() - startedAt) : leftMs);
  return {
    check() {
      if (++checks % CHECKS_PER_LOOK === 0 && remainingMs() <= 0) throw timeExpired();
    },
    pause() {
      leftMs = remainingMs();
      isRunning = false;
    },
    resume() {
      if (isRunning) return;
      startedAt = performance.now();
      isRunning = true;
    },
    get remainingMs() {
      return remainingMs();
    },
  };
}
