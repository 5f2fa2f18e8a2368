import fc from "fast-check";
import { expect, it } from "vitest";
import { equalSharesOf } from "./equal-shares.ts";

it("shares an amount whole, and nobody gets more than one minor unit more than others", () => {
  fc.assert(
    fc.property(
      fc.bigInt({ min: 0n, max: 2n ** 62n }),
      fc.integer({ min: 1, max: 10 ** 9 }),
      (amount, count) => {
        const { shareMinor, extraCount } = equalSharesOf(amount, count);

        expect(shareMinor * BigInt(count) + BigInt(extraCount)).toBe(amount);
        expect(extraCount).toBeLessThan(count);
        expect(extraCount).toBeGreaterThanOrEqual(0);
      },
    ),
  );
});

it("shares nothing where there is nobody", () => {
  expect(equalSharesOf(100n, 0)).toEqual({ shareMinor: 0n, extraCount: 0 });
});
