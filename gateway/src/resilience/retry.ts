import { slidingWindow } from "./sliding-window.ts";
import type { SubgraphFailure } from "./subgraph-failure.ts";

export type RetryOptions = {
  /** How often one question is asked again at most. */
  readonly retriesMax: number;
  /** Of one attempt: after one that took so long, another one is made only where it may take as long. */
  readonly timeoutMs: number;
  /** Share of the calls within the window that may be repetitions, 0 to 1. */
  readonly budgetRatio: number;
  readonly budgetWindowMs: number;
  /** Repetitions within the window that are always there, for a subgraph that is seldom asked. */
  readonly budgetMin: number;
  readonly pauseBaseMs: number;
  readonly pauseMaxMs: number;
  readonly now: () => number;
  /** 0 to 1. */
  readonly random: () => number;
};

/** What of the time must be left after the pause for a repetition to be worth it. */
const WORTH_IT_MS = 20;

/**
 * Decides whether to ask again. Where everything fails, repetitions would multiply what a subgraph that is down already
 * cannot bear: they are bounded by a share of all calls, and spread at random so that they do not come together.
 */
export function retryPolicy(options: RetryOptions) {
  const { retriesMax, timeoutMs, pauseBaseMs, pauseMaxMs, now, random } = options;
  const { budgetRatio, budgetWindowMs, budgetMin } = options;
  const calls = slidingWindow({ spanMs: budgetWindowMs, now });

  return {
    noteCall: (): void => calls.add(false),

    /**
     * @param retries How often it was asked again already.
     * @param endsAtMs When nobody waits any more.
     * @returns How long to pause before asking again, with full jitter; null: not again.
     */
    pauseBefore(failure: SubgraphFailure, retries: number, endsAtMs: number): number | null {
      if (!failure.isPassing || retries >= retriesMax) return null;
      const pauseMs = random() * Math.min(pauseMaxMs, pauseBaseMs * 2 ** retries);
      const neededMs = failure.kind === "timeout" ? timeoutMs : WORTH_IT_MS;
      if (now() + pauseMs + neededMs > endsAtMs) return null;
      if (calls.marked >= Math.max(budgetMin, calls.count * budgetRatio)) return null;
      calls.add(true);
      return pauseMs;
    },
  };
}
