import { setTimeout as sleep } from "node:timers/promises";

/** The time between the announcement of the end and the end: balancers notice, and clients come back elsewhere. */
export type Drain = {
  readonly isDraining: () => boolean;
  /** Announces the end, and resolves when it may begin. */
  begin(): Promise<void>;
};

export function drainOf(drainMs: number): Drain {
  let isDraining = false;
  return {
    isDraining: () => isDraining,
    async begin() {
      isDraining = true;
      if (drainMs > 0) await sleep(drainMs);
    },
  };
}
