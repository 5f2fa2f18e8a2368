import type { EventLoopLag } from "./event-loop-lag.ts";

type Options = {
  readonly requestsMax: number;
  readonly lagMaxMs: number;
  readonly lag: Pick<EventLoopLag, "standingMs">;
  readonly random?: () => number;
};

/** Turns requests away while the gateway can still say so: each one more would make all of them late. */
export type Admission = {
  /** @returns After how many seconds to ask again; null: there is room. */
  refusalS(): number | null;
  enter(): void;
  leave(): void;
  readonly underWay: number;
  readonly turnedAway: number;
};

const RETRY_AFTER_MAX_S = 3;

export function admission({ requestsMax, lagMaxMs, lag, random = Math.random }: Options): Admission {
  let underWay = 0;
  let turnedAway = 0;
  return {
    refusalS() {
      if (underWay < requestsMax && lag.standingMs < lagMaxMs) return null;
      turnedAway += 1;
      // At random, or all come back together.
      return 1 + Math.floor(random() * RETRY_AFTER_MAX_S);
    },
    enter() {
      underWay += 1;
    },
    leave() {
      underWay -= 1;
    },
    get underWay() {
      return underWay;
    },
    get turnedAway() {
      return turnedAway;
    },
  };
}
