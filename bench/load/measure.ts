/** What a variant did: acts a second, and how long an act took. */
export type Figures = { readonly perSecond: number; readonly p50Ms: number; readonly p99Ms: number };

const ACTS_MAX = 100_000;

/** Repeats an act on a number of connections, each beginning the next act when it has the answer to the last. */
export async function measure(
  act: () => Promise<unknown>,
  { connections, seconds }: { readonly connections: number; readonly seconds: number },
): Promise<Figures> {
  await act();
  const tookMs: number[] = [];
  const startedAtMs = performance.now();
  const endsAtMs = startedAtMs + seconds * 1_000;

  const connection = async (): Promise<void> => {
    while (performance.now() < endsAtMs && tookMs.length < ACTS_MAX) {
      const beganAtMs = performance.now();
      await act();
      tookMs.push(performance.now() - beganAtMs);
    }
  };
  await Promise.all(Array.from({ length: connections }, connection));

  const sorted = tookMs.toSorted((one, other) => one - other);
  const perSecond = (1_000 * tookMs.length) / (performance.now() - startedAtMs);
  return { perSecond, p50Ms: quantileOf(sorted, 0.5), p99Ms: quantileOf(sorted, 0.99) };
}

/** @param sorted Ascending. @returns 0 where there are none. */
export const quantileOf = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;

/** The median of several runs, figure by figure. @param runs At least one. */
export function summaryOf(runs: readonly Figures[]): Figures {
  const median = (figures: number[]): number =>
    figures.toSorted((one, other) => one - other)[figures.length >> 1] ?? 0;
  return {
    perSecond: median(runs.map(({ perSecond }) => perSecond)),
    p50Ms: median(runs.map(({ p50Ms }) => p50Ms)),
    p99Ms: median(runs.map(({ p99Ms }) => p99Ms)),
  };
}
