import { invariant } from "@kith/kit/invariant.ts";

/** Who has a part in something that is split, and how large it is beside the others. */
export type Part = {
  /** 0 or more. */
  readonly weight: bigint;
  /** What decides who comes first of those who have the same claim to the last minor unit: different for everybody. */
  readonly tieKey: string;
};

/**
 * Splits an amount in proportion to weights, to the last minor unit.
 *
 * Everybody gets what is theirs, rounded down; what is left goes, a unit each, to those of whom most was cut off, and of equals
 * to those first whose `tieKey` comes first. So it does not matter in which order the parts stand, nobody is more than a unit
 * from their exact share, and whoever weighs nothing gets nothing.
 *
 * @param totalMinor 0 or more.
 * @param parts At least one, not all of weight 0.
 * @returns One amount a part, in their order, that come to exactly `totalMinor`.
 * @see Largest remainder method: Balinski & Young, "Fair Representation" (1982)
 */
export function largestRemainder(totalMinor: bigint, parts: readonly Part[]): bigint[] {
  const weightSum = parts.reduce((sum, { weight }) => sum + weight, 0n);
  invariant(totalMinor >= 0n, `${totalMinor} is split`);
  invariant(
    weightSum > 0n && parts.every(({ weight }) => weight >= 0n),
    "weights are 0 or more, and one is not 0",
  );

  const amounts = parts.map(({ weight }) => (totalMinor * weight) / weightSum);
  const cutOff = parts.map(({ weight, tieKey }, index) => ({
    ...{ index, tieKey },
    remainder: (totalMinor * weight) % weightSum,
  }));
  const left = totalMinor - amounts.reduce((sum, amount) => sum + amount, 0n);
  const first = cutOff.toSorted((one, other) => {
    if (one.remainder !== other.remainder) return one.remainder > other.remainder ? -1 : 1;
    return one.tieKey < other.tieKey ? -1 : 1;
  });
  // Fewer are left than there are parts: each remainder is less than one unit.
  for (const { index } of first.slice(0, Number(left))) amounts[index] = (amounts[index] ?? 0n) + 1n;
  return amounts;
}
