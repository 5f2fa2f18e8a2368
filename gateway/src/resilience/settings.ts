import type { SettingsReader } from "@kith/kit/config.ts";

/** What bounds requests of clients and calls to subgraphs. Units stand last; a ratio is 0 to 1. */
export type ResilienceSettings = {
  /** How long a client waits for an answer, unless it says less. */
  readonly deadlineMs: number;
  readonly timeoutMs: number;
  /** Of subgraphs that are given another time, by name. */
  readonly timeoutMsBySubgraph: Readonly<Record<string, number>>;
  readonly retriesMax: number;
  readonly retryBudgetRatio: number;
  readonly breakerFailureRatio: number;
  readonly breakerCallsMin: number;
  readonly breakerOpenMs: number;
  readonly inFlightMax: number;
  readonly queueMax: number;
  readonly queueWaitMs: number;
  /** Requests of clients under way at once. */
  readonly requestsMax: number;
  /** By how much the event loop may be late, again and again, before requests are turned away. */
  readonly lagMaxMs: number;
  /** How long nothing may move on a connection beyond the deadline: whoever does not read an answer keeps its place until then. */
  readonly unreadMaxMs: number;
};

export const DEFAULT_RESILIENCE: ResilienceSettings = {
  deadlineMs: 10_000,
  timeoutMs: 5_000,
  timeoutMsBySubgraph: {},
  retriesMax: 2,
  retryBudgetRatio: 0.2,
  breakerFailureRatio: 0.5,
  breakerCallsMin: 20,
  breakerOpenMs: 500,
  inFlightMax: 128,
  queueMax: 1_000,
  queueWaitMs: 1_000,
  requestsMax: 2_000,
  lagMaxMs: 500,
  unreadMaxMs: 20_000,
};

const MINUTES_MS = 600_000;
/** Longer than a stream of events is ever silent. */
const UNREAD_LEAST_MS = 15_000;
const MANY = 1_000_000;

/** Reads them. @param subgraphs Each of which may have a timeout of its own, in the setting that is named. */
export function readResilience(
  reader: SettingsReader,
  subgraphs: readonly { readonly name: string; readonly setting: string }[],
): ResilienceSettings {
  const preset = DEFAULT_RESILIENCE;
  const ms = (name: string, fallback: number) => reader.count(name, fallback, { min: 1, max: MINUTES_MS });
  const count = (name: string, fallback: number, min = 1) => reader.count(name, fallback, { min, max: MANY });
  const percent = (name: string, ratio: number) =>
    reader.count(name, Math.round(ratio * 100), { min: 0, max: 100 }) / 100;
  const timeoutMs = ms("SUBGRAPH_TIMEOUT_MS", preset.timeoutMs);
  return {
    deadlineMs: ms("KITH_DEADLINE_MS", preset.deadlineMs),
    timeoutMs,
    timeoutMsBySubgraph: Object.fromEntries(
      subgraphs.map(({ name, setting }) => [name, ms(setting, timeoutMs)]),
    ),
    retriesMax: count("SUBGRAPH_RETRIES_MAX", preset.retriesMax, 0),
    retryBudgetRatio: percent("SUBGRAPH_RETRY_BUDGET_PERCENT", preset.retryBudgetRatio),
    breakerFailureRatio: percent("SUBGRAPH_BREAKER_FAILURE_PERCENT", preset.breakerFailureRatio),
    breakerCallsMin: count("SUBGRAPH_BREAKER_CALLS_MIN", preset.breakerCallsMin),
    breakerOpenMs: ms("SUBGRAPH_BREAKER_OPEN_MS", preset.breakerOpenMs),
    inFlightMax: count("SUBGRAPH_IN_FLIGHT_MAX", preset.inFlightMax),
    queueMax: count("SUBGRAPH_QUEUE_MAX", preset.queueMax, 0),
    queueWaitMs: ms("SUBGRAPH_QUEUE_WAIT_MS", preset.queueWaitMs),
    requestsMax: count("KITH_REQUESTS_MAX", preset.requestsMax),
    lagMaxMs: ms("KITH_LAG_MAX_MS", preset.lagMaxMs),
    unreadMaxMs: reader.count("KITH_UNREAD_MAX_MS", preset.unreadMaxMs, {
      min: UNREAD_LEAST_MS,
      max: MINUTES_MS,
    }),
  };
}
