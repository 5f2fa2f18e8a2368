import { failure } from "../errors.ts";
import { refuseWhenFull } from "./memory-limit.ts";

/** The time a command may take, `maxTimeMS`: used up only while it runs, so that a cursor takes the rest to its next batch. */
export type TimeLimit = {
  /**
   * To be told of every document, key or item that is worked on. Looks only now and then.
   *
   * @throws CommandError 50 when the time is over, 146 when the memory of the process is.
   */
  check(work?: number): void;
  pause(): void;
  resume(): void;
  readonly remainingMs: number;
};

export const timeExpired = () => failure("MaxTimeMSExpired", "operation exceeded time limit");

const WORK_PER_LOOK = 64;

export function createTimeLimit(maxMs: number): TimeLimit {
  let leftMs = maxMs;
  let startedAt = performance.now();
  let isRunning = true;
  let worked = 0;
  const remainingMs = () => (isRunning ? leftMs - (performance.now() - startedAt) : leftMs);
  return {
    check(work = 1) {
      worked += work;
      if (worked < WORK_PER_LOOK) return;
      worked = 0;
      if (remainingMs() <= 0) throw timeExpired();
      refuseWhenFull();
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
