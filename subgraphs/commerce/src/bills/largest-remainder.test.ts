import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { largestRemainder, type Part } from "./largest-remainder.ts";

const HUGE_MINOR = 2n ** 62n;
const weights = fc
  .array(fc.oneof(fc.bigInt({ min: 0n, max: 1_000_000n }), fc.constantFrom(0n, 1n)), {
    ...{ minLength: 1, maxLength: 50 },
  })
  .filter((all) => all.some((weight) => weight > 0n));
const totalMinor = fc.oneof(
  fc.bigInt({ min: 0n, max: 500_000_000n }),
  fc.bigInt({ min: 0n, max: HUGE_MINOR }),
);
const partsOf = (all: readonly bigint[]): Part[] =>
  all.map((weight, index) => ({ weight, tieKey: `${index * 7_919}`.slice(-3).padStart(3, "0") + index }));
const sumOf = (all: readonly bigint[]): bigint => all.reduce((sum, one) => sum + one, 0n);

function holds(property: (total: bigint, all: bigint[], amounts: bigint[]) => void): void {
  const tried = fc.property(totalMinor, weights, (total, all) => {
    property(total, all, largestRemainder(total, partsOf(all)));
  });
  fc.assert(tried);
}

describe("what is split by the largest remainder", () => {
  it("comes to exactly the total", () => {
    holds((total, _all, amounts) => expect(sumOf(amounts)).toBe(total));
  });

  it("gives everybody less than one unit more or less than their exact proportion", () => {
    holds((total, all, amounts) => {
      const sum = sumOf(all);
      for (const [index, weight] of all.entries()) {
        const offBy = (amounts[index] ?? 0n) * sum - total * weight;
        expect(offBy < sum && offBy > -sum).toBe(true);
      }
    });
  });

  it("gives nothing to whoever weighs nothing, and never more to whoever weighs less", () => {
    holds((_total, all, amounts) => {
      for (const [index, weight] of all.entries()) {
        const amount = amounts[index] ?? 0n;
        if (weight === 0n) expect(amount).toBe(0n);
        for (const [other, otherWeight] of all.entries())
          if (otherWeight < weight) expect((amounts[other] ?? 0n) <= amount).toBe(true);
      }
    });
  });

  it("does not depend on the order of the parts", () => {
    fc.assert(
      fc.property(totalMinor, weights, fc.infiniteStream(fc.nat()), (total, all, numbers) => {
        const parts = partsOf(all);
        const places = new Map(parts.map((part) => [part, numbers.next().value]));
        const shuffled = parts.toSorted((one, other) => (places.get(one) ?? 0) - (places.get(other) ?? 0));

        const byKey = (from: Part[]) =>
          largestRemainder(total, from)
            .map((amount, index) => `${from[index]?.tieKey} ${amount}`)
            .sort();

        expect(byKey(shuffled)).toEqual(byKey(parts));
      }),
    );
  });

  it("gives the last units to those first whose key comes first, of equals", () => {
    const part = (tieKey: string): Part => ({ weight: 1n, tieKey });

    expect(largestRemainder(11n, [part("c"), part("a"), part("b")])).toEqual([3n, 4n, 4n]);
    expect(largestRemainder(1n, [part("c"), part("a"), part("b")])).toEqual([0n, 1n, 0n]);
    expect(largestRemainder(10n, [{ weight: 0n, tieKey: "a" }, part("b"), part("c"), part("d")])).toEqual([
      ...[0n, 4n, 3n, 3n],
    ]);
  });

  it("splits nothing by no weights at all, and nothing negative", () => {
    expect(() => largestRemainder(1n, [])).toThrow("weights");
    expect(() => largestRemainder(1n, [{ weight: 0n, tieKey: "a" }])).toThrow("weights");
    expect(() => largestRemainder(1n, [{ weight: -1n, tieKey: "a" }])).toThrow("weights");
    expect(() => largestRemainder(-1n, [{ weight: 1n, tieKey: "a" }])).toThrow("-1 is split");
  });
});
