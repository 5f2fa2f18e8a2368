/** What an amount comes to for each of some: `extraCount` of them get one minor unit more than the others. */
export type EqualShares = { readonly shareMinor: bigint; readonly extraCount: number };

/**
 * Splits an amount into equal shares by largest remainder: the remainders are all the same, so whoever comes first gets
 * more, and who that is is for the caller to say.
 *
 * @param count 0 for nobody: then nothing is shared.
 * @returns Shares of which `count * shareMinor + extraCount` is exactly the amount.
 */
export function equalSharesOf(amountMinor: bigint, count: number): EqualShares {
  if (count === 0) return { shareMinor: 0n, extraCount: 0 };
  const divisor = BigInt(count);
  return { shareMinor: amountMinor / divisor, extraCount: Number(amountMinor % divisor) };
}
