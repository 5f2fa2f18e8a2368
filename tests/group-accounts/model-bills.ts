/** What somebody owes of a bill, on paper. */
export type Share = {
  readonly amountMinor: bigint;
  status: "OPEN" | "PAID" | "DECLINED" | "CANCELLED";
};

export const shareOf = (amountMinor: bigint): Share => ({ amountMinor, status: "OPEN" });

/** Whether amounts come to a total, and none of them is a whole unit from its equal part. */
export function sameShares(
  totalMinor: bigint,
  parts: number,
  amounts: readonly bigint[],
  ownMinor: bigint,
): boolean {
  const all = [...amounts, ownMinor].filter((amount) => amount > 0n);
  const sum = all.reduce((before, amount) => before + amount, 0n);
  const floor = totalMinor / BigInt(parts);
  return (
    sum === totalMinor &&
    all.length === parts &&
    all.every((amount) => amount === floor || amount === floor + 1n)
  );
}
