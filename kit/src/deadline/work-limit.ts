import { AsyncLocalStorage } from "node:async_hooks";
import { ApiError } from "../api-error.ts";

/** How long work for a request is of use: until its deadline, or until whoever asked has hung up. */
export type WorkLimit = {
  /** On the clock of `performance.now()`. */
  readonly endsAtMs: number;
  readonly signal: AbortSignal;
  /** What goes on behind an answer that came in time is bound no longer. */
  lift(): void;
  readonly isLifted: boolean;
  /** Ends it before its time. */
  end(reason: Error): void;
};

const current = new AsyncLocalStorage<WorkLimit | undefined>();
const TIMER_MS_MAX = 2 ** 31 - 1;

/** @param endsAtMs Infinity: only `end` ends it. */
export function workLimit(endsAtMs: number): WorkLimit {
  const controller = new AbortController();
  const { signal } = controller;
  const end = (reason: Error) => {
    clearTimeout(timer);
    if (!limit.isLifted) controller.abort(reason);
  };
  const leftMs = endsAtMs - performance.now();
  const timer =
    leftMs > TIMER_MS_MAX ? undefined : setTimeout(() => end(tooLate()), Math.max(leftMs, 0)).unref();
  const limit = {
    endsAtMs,
    signal,
    end,
    isLifted: false,
    lift() {
      clearTimeout(timer);
      limit.isLifted = !signal.aborted;
    },
  };
  return limit;
}

/** Runs what is of use only within a limit; undefined: whatever request it was that came first, this is not for it alone. */
export const withinLimit = <Result>(limit: WorkLimit | undefined, run: () => Result): Result =>
  current.run(limit, run);

/** What binds the work under way; undefined: nothing does. */
export function currentLimit(): WorkLimit | undefined {
  const limit = current.getStore();
  if (limit === undefined || limit.isLifted) return undefined;
  // The timer may be late where the process is busy.
  if (!limit.signal.aborted && performance.now() >= limit.endsAtMs) limit.end(tooLate());
  return limit;
}

/** @throws ApiError DEADLINE_EXCEEDED when nobody waits for the work under way any more. */
export function refuseLateWork(): void {
  currentLimit()?.signal.throwIfAborted();
}

/** What is left of a wait of at most `waitMaxMs`, in whole milliseconds, 1 at least. */
export const leftOf = (waitMaxMs: number, limit: WorkLimit | undefined): number =>
  limit === undefined
    ? waitMaxMs
    : Math.max(1, Math.ceil(Math.min(waitMaxMs, limit.endsAtMs - performance.now())));

/** What is said of work whose time is over. */
export const tooLate = (cause?: Error): ApiError =>
  new ApiError("DEADLINE_EXCEEDED", "The time that the request was given is over.", cause && { cause });

/** What is said of work that nobody waits for. */
export const hungUp = (): ApiError => new ApiError("DEADLINE_EXCEEDED", "Whoever asked has hung up.");
