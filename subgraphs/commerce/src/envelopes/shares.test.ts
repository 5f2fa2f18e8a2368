import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { EnvelopeSplit } from "../generated/schema.types.ts";
import { SHARE_MAX_MINOR, SHARES_MAX } from "./model.ts";
import { type Draw, drawSecurely, nextShareOf } from "./shares.ts";

const SEED = 20_260_217;
const RUNS = 2_000;
const ROUNDS = 20_000;

/** Numbers that look drawn, the same each time. @see Vigna: SplitMix64 */
function drawnFrom(seed: bigint): Draw {
  let state = BigInt.asUintN(64, seed);
  return (bound) => {
    state = BigInt.asUintN(64, state + 0x9e3779b97f4a7c15n);
    let mixed = state;
    mixed = BigInt.asUintN(64, (mixed ^ (mixed >> 30n)) * 0xbf58476d1ce4e5b9n);
    mixed = BigInt.asUintN(64, (mixed ^ (mixed >> 27n)) * 0x94d049bb133111ebn);
    return (mixed ^ (mixed >> 31n)) % bound;
  };
}

/** All shares of an envelope, in the order in which they are claimed. */
function sharesOf(split: EnvelopeSplit, totalMinor: bigint, shareCount: number, draw: Draw): bigint[] {
  const shares: bigint[] = [];
  let leftMinor = totalMinor;
  for (let left = shareCount; left > 0; left -= 1) {
    const share = nextShareOf(split, { leftMinor, shareCount: left }, draw);
    shares.push(share);
    leftMinor -= share;
  }
  return shares;
}

const sumOf = (amounts: readonly bigint[]): bigint => amounts.reduce((sum, amount) => sum + amount, 0n);

/** Any envelope that may be sent: the smallest and the largest often. */
const anyEnvelope = fc.integer({ min: 1, max: SHARES_MAX }).chain((shareCount) =>
  fc.record({
    shareCount: fc.constant(shareCount),
    totalMinor: fc.oneof(
      fc.bigInt({ min: BigInt(shareCount), max: BigInt(shareCount) * SHARE_MAX_MINOR }),
      fc.bigInt({ min: BigInt(shareCount), max: BigInt(shareCount) * 2n }),
      fc.bigInt({
        min: BigInt(shareCount) * (SHARE_MAX_MINOR - 1n),
        max: BigInt(shareCount) * SHARE_MAX_MINOR,
      }),
    ),
    seed: fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }),
  }),
);

describe("the shares of an envelope", () => {
  it.for(["LUCKY", "EQUAL"] as const)("come to what is in it, each from a fen to 200 yuan: %s", (split) => {
    fc.assert(
      fc.property(anyEnvelope, ({ shareCount, totalMinor, seed }) => {
        const shares = sharesOf(split, totalMinor, shareCount, drawnFrom(seed));

        expect(sumOf(shares)).toBe(totalMinor);
        expect(shares.every((share) => share >= 1n && share <= SHARE_MAX_MINOR)).toBe(true);
      }),
      { seed: SEED, numRuns: RUNS },
    );
  });

  it("differ by a fen at most when they are equal, the larger ones first", () => {
    fc.assert(
      fc.property(anyEnvelope, ({ shareCount, totalMinor, seed }) => {
        const shares = sharesOf("EQUAL", totalMinor, shareCount, drawnFrom(seed));

        const [first = 0n, last = 0n] = [shares[0], shares.at(-1)];
        expect(first - last).toBeLessThanOrEqual(1n);
        expect(shares).toEqual(shares.toSorted((one, other) => Number(other - one)));
      }),
      { seed: SEED, numRuns: RUNS },
    );
  });

  it("cannot be drawn of less than a fen each, or of more than 200 yuan each", () => {
    const draw = drawnFrom(1n);

    expect(() => nextShareOf("LUCKY", { leftMinor: 9n, shareCount: 10 }, draw)).toThrow("9");
    expect(() => nextShareOf("LUCKY", { leftMinor: 20_001n, shareCount: 1 }, draw)).toThrow("20001");
    expect(() => nextShareOf("EQUAL", { leftMinor: 1n, shareCount: 0 }, draw)).toThrow("0");
  });
});

describe("a lucky share", () => {
  const cases = [
    { of: "100 yuan among ten", totalMinor: 10_000n, shareCount: 10 },
    { of: "a fen and a half each", totalMinor: 15n, shareCount: 10 },
    { of: "150 yuan each: near the bound of 200", totalMinor: 75_000n, shareCount: 5 },
    { of: "7 fen among three", totalMinor: 7n, shareCount: 3 },
  ] as const;

  it.for(cases)("is on average the same for every position: $of", ({ totalMinor, shareCount }) => {
    const draw = drawnFrom(BigInt(SEED));
    const sums = Array.from({ length: shareCount }, () => 0);
    const squares = Array.from({ length: shareCount }, () => 0);
    for (let round = 0; round < ROUNDS; round += 1)
      for (const [position, share] of sharesOf("LUCKY", totalMinor, shareCount, draw).entries()) {
        sums[position] = (sums[position] ?? 0) + Number(share);
        squares[position] = (squares[position] ?? 0) + Number(share) ** 2;
      }

    const expected = Number(totalMinor) / shareCount;
    for (const [position, sum] of sums.entries()) {
      const mean = sum / ROUNDS;
      const deviation = Math.sqrt((squares[position] ?? 0) / ROUNDS - mean ** 2);
      // Five standard errors: one of two million such means is further away.
      expect(Math.abs(mean - expected)).toBeLessThanOrEqual((5 * deviation) / Math.sqrt(ROUNDS));
    }
  });

  it("is each amount from a fen to a fen below twice the mean, one as likely as another", () => {
    const draw = drawnFrom(BigInt(SEED));
    const times = new Map<bigint, number>();
    for (let round = 0; round < ROUNDS; round += 1) {
      const share = nextShareOf("LUCKY", { leftMinor: 100n, shareCount: 10 }, draw);
      times.set(share, (times.get(share) ?? 0) + 1);
    }

    const expected = ROUNDS / 19;
    expect([...times.keys()].toSorted((one, other) => Number(one - other))).toEqual(
      Array.from({ length: 19 }, (_, index) => BigInt(index + 1)),
    );
    const chiSquare = [...times.values()].reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
    // With 18 degrees of freedom one in a hundred thousand is larger.
    expect(chiSquare).toBeLessThan(54);
  });
});

describe("a secure draw", () => {
  it("is below its bound, whatever that is", () => {
    for (const bound of [1n, 2n, 3n, 19n, 20_000n, 2n ** 63n + 1n, 2n ** 64n]) {
      const drawn = drawSecurely(bound);
      expect(drawn >= 0n && drawn < bound).toBe(true);
    }
  });

  it("gives each number as often as any other", () => {
    const times = [0, 0, 0, 0, 0];
    for (let round = 0; round < ROUNDS; round += 1) {
      const drawn = Number(drawSecurely(5n));
      times[drawn] = (times[drawn] ?? 0) + 1;
    }

    const chiSquare = times.reduce((sum, count) => sum + (count - ROUNDS / 5) ** 2 / (ROUNDS / 5), 0);
    // With 4 degrees of freedom one in ten million is larger.
    expect(chiSquare).toBeLessThan(38);
  });
});
