import { quantileOf } from "./measure.ts";

/** What acts cost that were all done: how many a second, how long they took, and what came of them. */
export type Burst<Outcome> = {
  readonly seconds: number;
  readonly perSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly outcomes: readonly Outcome[];
};

/** Does acts on a number of connections, each beginning the next act when it has the answer to the last, until all are done. */
export async function burstOf<Outcome>(
  acts: readonly (() => Promise<Outcome>)[],
  connections: number,
): Promise<Burst<Outcome>> {
  const tookMs: number[] = [];
  const outcomes: Outcome[] = [];
  const waiting = acts.values();
  const startedAtMs = performance.now();
  const connection = async (): Promise<void> => {
    // All connections draw from the one iterator, so that each act is done once.
    for (const act of waiting) {
      const beganAtMs = performance.now();
      outcomes.push(await act());
      tookMs.push(performance.now() - beganAtMs);
    }
  };
  await Promise.all(Array.from({ length: connections }, connection));
  const seconds = (performance.now() - startedAtMs) / 1_000;
  const sorted = tookMs.toSorted((one, other) => one - other);
  return {
    seconds,
    perSecond: acts.length / seconds,
    p50Ms: quantileOf(sorted, 0.5),
    p99Ms: quantileOf(sorted, 0.99),
    outcomes,
  };
}
