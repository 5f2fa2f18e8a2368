import { quantileOf } from "../load/measure.ts";

export type Times = { readonly p50Ms: number; readonly p99Ms: number; readonly acts: number };

type Options = { readonly rounds: number; readonly turnMs: number };

/** How long an act is repeated before it is measured: a server that has just started compiles what it runs often. */
const WARM_UP_MS = 1_000;
/** How many turns' worth of time an act may have used that takes longer than a turn, before the others have had as many. */
const AHEAD_MAX = 4;

/**
 * Repeats acts in short turns that they take one after the other, round after round, so that what else the machine does falls
 * on all of them alike.
 *
 * @param acts Each is done once a turn at least; those that take much longer than a turn sit out some rounds.
 * @returns For each act, in their order.
 */
export async function measureInTurns(
  acts: readonly (() => Promise<unknown>)[],
  { rounds, turnMs }: Options,
): Promise<Times[]> {
  for (const act of acts) await repeat(act, WARM_UP_MS);
  const tookMs = acts.map((): number[] => []);
  const usedMs = acts.map(() => 0);
  for (let round = 0; round < rounds; round += 1) {
    for (const [index, act] of acts.entries()) {
      if ((usedMs[index] ?? 0) > (round + 1) * turnMs * AHEAD_MAX) continue;
      const ownMs = await repeat(act, turnMs);
      tookMs[index]?.push(...ownMs);
      usedMs[index] = (usedMs[index] ?? 0) + ownMs.reduce((sum, ms) => sum + ms, 0);
    }
  }
  return tookMs.map((all) => {
    const sorted = all.toSorted((one, other) => one - other);
    return { p50Ms: quantileOf(sorted, 0.5), p99Ms: quantileOf(sorted, 0.99), acts: all.length };
  });
}

async function repeat(act: () => Promise<unknown>, turnMs: number): Promise<number[]> {
  const tookMs: number[] = [];
  const endsAtMs = performance.now() + turnMs;
  do {
    const beganAtMs = performance.now();
    await act();
    tookMs.push(performance.now() - beganAtMs);
  } while (performance.now() < endsAtMs);
  return tookMs;
}
