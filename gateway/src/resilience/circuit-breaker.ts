import { slidingWindow } from "./sliding-window.ts";

/** `open`: nothing is asked. `half-open`: one call probes whether the subgraph is back. */
export const BREAKER_STATES = ["closed", "open", "half-open"] as const;
export type BreakerState = (typeof BREAKER_STATES)[number];

export type BreakerOptions = {
  /** Share of the calls within the window whose failure opens it, 0 to 1. */
  readonly failureRatioMax: number;
  /** Fewer calls within the window than these say nothing. */
  readonly callsMin: number;
  readonly windowMs: number;
  /** How long nothing is asked before the first probe, and after one that fails. */
  readonly openMs: number;
  /** How long a probe may keep silent before the next one is sent beside it: its answer may never come. */
  readonly probeMs: number;
  readonly now: () => number;
  readonly onChange?: (state: BreakerState) => void;
};

/** Lets a call through: to be given back with what came of it. */
export type Permit = { readonly isProbe: boolean };

const ORDINARY: Permit = { isProbe: false };

/** Stops asking a subgraph that fails most of the time: it gets the quiet to recover, and clients an answer at once. */
export function circuitBreaker(options: BreakerOptions) {
  const { failureRatioMax, callsMin, windowMs, openMs, probeMs, now, onChange } = options;
  const calls = slidingWindow({ spanMs: windowMs, now });
  let state: BreakerState = "closed";
  let openedAtMs = 0;
  let probedAtMs = Number.NEGATIVE_INFINITY;

  const become = (next: BreakerState) => {
    state = next;
    onChange?.(next);
  };
  const open = () => {
    openedAtMs = now();
    become("open");
  };
  const probe = (): Permit => {
    probedAtMs = now();
    return { isProbe: true };
  };

  return {
    /** @returns null when the call must not be made. */
    enter(): Permit | null {
      if (state === "closed") return ORDINARY;
      if (state === "half-open") return now() - probedAtMs >= probeMs ? probe() : null;
      if (now() - openedAtMs < openMs) return null;
      become("half-open");
      return probe();
    },

    succeed({ isProbe }: Permit): void {
      if (state === "closed") calls.add(false);
      // What was asked before it opened says nothing of how things are now.
      else if (isProbe) {
        calls.clear();
        become("closed");
      }
    },

    fail({ isProbe }: Permit): void {
      if (state === "half-open" && isProbe) open();
      if (state !== "closed") return;
      calls.add(true);
      const { count, marked } = calls;
      if (count >= callsMin && marked >= count * failureRatioMax) open();
    },

    /** Nothing came of the call: whoever wanted it has gone. */
    forget({ isProbe }: Permit): void {
      if (isProbe) probedAtMs = Number.NEGATIVE_INFINITY;
    },

    get state(): BreakerState {
      return state;
    },
  };
}
