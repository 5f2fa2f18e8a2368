import { quantileOf } from "../home/measure.ts";

export type Times = { readonly p50Ms: number; readonly p99Ms: number; readonly acts: number };

type Options = { readonly rounds: number; readonly turnMs: number };

/**
 * Repeats acts in short turns that they take one after the other, round after round, so that what else the machine does falls
 * on all of them alike.
 *
 * @param acts At least one; each is done at least once a turn.
 * @returns For each act, in their order, over everything that was done but for the first round.
 */
export async function measureInTurns(
  acts: readonly (() => Promise<unknown>)[],
  { rounds, turnMs }: Options,
): Promise<Times[]> {
  const tookMs = acts.map((): number[] => []);
  for (let round = 0; round <= rounds; round += 1) {
    for (const [index, act] of acts.entries()) {
      const ownMs = await repeat(act, turnMs);
      if (round > 0) tookMs[index]?.push(...ownMs);
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
