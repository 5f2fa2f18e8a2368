import { setTimeout as sleep } from "node:timers/promises";
import { bulkhead, NoRoom } from "./bulkhead.ts";
import { type BreakerState, circuitBreaker, type Permit } from "./circuit-breaker.ts";
import { type Life, RequestOver } from "./request-life.ts";
import { retryPolicy } from "./retry.ts";
import type { ResilienceSettings } from "./settings.ts";
import { SubgraphFailure } from "./subgraph-failure.ts";

/** What has come of the calls to a subgraph since the process began. */
export type LineCounts = {
  calls: number;
  /** Attempts that failed, those that were repeated included. */
  failures: number;
  timeouts: number;
  retries: number;
  refusedOpen: number;
  refusedFull: number;
  /** Broken off because nobody wanted the answer any more. */
  over: number;
};

/** How things are on the way to a subgraph. */
export type LineState = {
  readonly breaker: BreakerState;
  readonly inFlight: number;
  readonly waiting: number;
  readonly counts: Readonly<LineCounts>;
};

/** Asks once. @param timeoutMs Within what. @param life When over, the answer is not wanted; null: it is, whoever has gone. */
export type Attempt<Result> = (timeoutMs: number, life: Life | null) => Promise<Result>;

type Call<Result> = {
  readonly isMutation: boolean;
  readonly life: Life;
  readonly attempt: Attempt<Result>;
};

/** The way to one subgraph, with all that keeps its troubles from the clients of others. */
export type SubgraphLine = {
  /**
   * Asks, if need be again.
   *
   * @throws SubgraphFailure; RequestOver when the life of the request ends first; what `attempt` throws otherwise.
   */
  call<Result>(call: Call<Result>): Promise<Result>;
  /** A request with less time than this must not be waited for by others. */
  readonly patienceMs: number;
  readonly state: LineState;
};

type Parts = {
  readonly name: string;
  readonly settings: ResilienceSettings;
  readonly onBreaker?: (state: BreakerState) => void;
  readonly now?: () => number;
  readonly random?: () => number;
  readonly pause?: (ms: number) => Promise<unknown>;
};

const WINDOW_MS = 10_000;
const RETRIES_ALWAYS_MAX = 10;
const PAUSE_BASE_MS = 25;
const PAUSE_MAX_MS = 250;

/** In this order, from the outside in: retry, breaker, bulkhead, timeout. `docs/resilience.md` says why. */
export function subgraphLine({ name, settings, onBreaker, ...world }: Parts): SubgraphLine {
  const { now = () => performance.now(), random = Math.random, pause = sleep } = world;
  const timeoutMs = settings.timeoutMsBySubgraph[name] ?? settings.timeoutMs;
  // A call that is cut short by its request alone says nothing of the subgraph, or a client could close it to all others by
  // waiting for no time; unless it took as long as an ordinary request would have waited.
  const patienceMs = Math.min(timeoutMs, settings.deadlineMs / 2);
  const retry = retryPolicy({
    retriesMax: settings.retriesMax,
    timeoutMs,
    budgetRatio: settings.retryBudgetRatio,
    budgetWindowMs: WINDOW_MS,
    budgetMin: RETRIES_ALWAYS_MAX,
    pauseBaseMs: PAUSE_BASE_MS,
    pauseMaxMs: PAUSE_MAX_MS,
    now,
    random,
  });
  const breaker = circuitBreaker({
    failureRatioMax: settings.breakerFailureRatio,
    callsMin: settings.breakerCallsMin,
    windowMs: WINDOW_MS,
    openMs: settings.breakerOpenMs,
    probeMs: settings.breakerOpenMs,
    now,
    ...(onBreaker && { onChange: onBreaker }),
  });
  const room = bulkhead({
    inFlightMax: settings.inFlightMax,
    queueMax: settings.queueMax,
    waitMaxMs: settings.queueWaitMs,
  });
  const counts: LineCounts = {
    ...{ calls: 0, failures: 0, timeouts: 0, retries: 0 },
    ...{ refusedOpen: 0, refusedFull: 0, over: 0 },
  };

  async function once<Result>({ isMutation, life, attempt }: Call<Result>): Promise<Result> {
    const permit = breaker.enter();
    if (permit === null) {
      counts.refusedOpen += 1;
      throw notAsked("open", "it has failed most calls lately and is left alone for a moment");
    }
    if (!room.tryEnter()) await waitForRoom(life, permit);
    const startedAtMs = now();
    try {
      // What has been sent to change something is let finish when its client goes: whoever comes back finds it done.
      const result = isMutation
        ? await attempt(Math.max(1, Math.min(timeoutMs, life.endsAtMs - startedAtMs)), null)
        : await attempt(timeoutMs, life);
      breaker.succeed(permit);
      return result;
    } catch (error) {
      note(error, permit, now() - startedAtMs);
      throw error;
    } finally {
      room.leave();
    }
  }

  async function waitForRoom(life: Life, permit: Permit): Promise<void> {
    try {
      await room.wait(life);
    } catch (error) {
      breaker.forget(permit);
      if (!(error instanceof NoRoom)) throw error;
      counts.refusedFull += 1;
      throw notAsked("full", error.message);
    }
  }

  function note(error: unknown, permit: Permit, tookMs: number): void {
    const isTimeout = error instanceof SubgraphFailure && error.kind === "timeout";
    const isCutShort = error instanceof RequestOver || (isTimeout && tookMs < patienceMs);
    if (isCutShort && tookMs < patienceMs) {
      counts.over += 1;
      breaker.forget(permit);
      return;
    }
    counts.failures += 1;
    // One client could close it to all others by what it sends.
    if (error instanceof SubgraphFailure && error.isOfQuestion) {
      breaker.forget(permit);
      return;
    }
    if (isTimeout || error instanceof RequestOver) counts.timeouts += 1;
    breaker.fail(permit);
  }

  async function again<Result>(call: Call<Result>, failure: unknown, retries: number): Promise<Result> {
    const { isMutation, life } = call;
    if (isMutation || !(failure instanceof SubgraphFailure)) throw failure;
    const pauseMs = retry.pauseBefore(failure, retries, life.endsAtMs);
    if (pauseMs === null) throw failure;
    counts.retries += 1;
    await pause(pauseMs);
    if (life.over !== null) throw life.over;
    return once(call).catch((error) => again(call, error, retries + 1));
  }

  return {
    call(call) {
      counts.calls += 1;
      retry.noteCall();
      if (call.life.over !== null) return Promise.reject(call.life.over);
      return once(call).catch((error) => again(call, error, 0));
    },
    patienceMs,
    get state() {
      return { breaker: breaker.state, inFlight: room.inFlight, waiting: room.waiting, counts };
    },
  };
}

const notAsked = (kind: "open" | "full", message: string) =>
  new SubgraphFailure(message, { kind, mayHaveActed: false, isPassing: false });
