import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { largestRemainder } from "../bills/largest-remainder.ts";
import { newSeed, placeOf, planShares, seedHashOf, shareOf } from "./prize-order.ts";

const SEED = "5e".repeat(32);
const people = fc.uniqueArray(
  fc.nat({ max: 100_000 }).map((number) => `user_${number}`),
  { maxLength: 60 },
);
const pot = fc.oneof(fc.bigInt({ min: 0n, max: 200n }), fc.bigInt({ min: 0n, max: 2n ** 62n }));

async function* streamOf(persons: readonly string[]): AsyncGenerator<string> {
  yield* persons;
}
const planOf = (potMinor: bigint, persons: readonly string[], seed = SEED) =>
  planShares({ potMinor, seed, winners: () => streamOf(persons) });

/** The largest remainder with everybody at hand, where the drawn order decides between equals. */
function byHand(potMinor: bigint, persons: readonly string[]): Map<string, bigint> {
  const parts = persons.map((person) => ({ weight: 1n, tieKey: placeOf(SEED, person) }));
  const amounts = largestRemainder(potMinor, parts);
  return new Map(persons.map((person, index) => [person, amounts[index] ?? 0n]));
}

describe("the shares of a pot", () => {
  it("are those of the largest remainder by the drawn order, and sum to the pot", async () => {
    await fc.assert(
      fc.asyncProperty(pot, people, async (potMinor, persons) => {
        fc.pre(persons.length > 0);
        const plan = await planOf(potMinor, persons);
        const shares = new Map(persons.map((person) => [person, shareOf(plan, placeOf(SEED, person))]));

        expect(shares).toEqual(byHand(potMinor, persons));
        expect([...shares.values()].reduce((sum, share) => sum + share, 0n)).toBe(potMinor);
      }),
    );
  });

  it("are the same in whichever order the winners are read", async () => {
    await fc.assert(
      fc.asyncProperty(pot, people, async (potMinor, persons) => {
        expect(await planOf(potMinor, persons.toReversed())).toEqual(await planOf(potMinor, persons));
      }),
    );
  });

  it("are none where nobody has entered", async () => {
    expect(await planOf(100n, [])).toEqual({
      ...{ winnerCount: 0, potMinor: 100n, shareMinor: 0n, extraCount: 0, lastExtraPlace: null },
    });
  });

  it("are given to another order by another seed", async () => {
    const persons = Array.from({ length: 40 }, (_, index) => `user_${index}`);

    const plans = await Promise.all([planOf(20n, persons), planOf(20n, persons, newSeed())]);

    expect(plans[0]?.lastExtraPlace).not.toBe(plans[1]?.lastExtraPlace);
  });
});

describe("a place", () => {
  it("is what a shell says it is", () => {
    const sha256 = (text: string) => createHash("sha256").update(text, "utf8").digest("hex");

    expect(placeOf(SEED, "user_1")).toBe(sha256(`${SEED}:user_1`));
    expect(seedHashOf(SEED)).toBe(sha256(SEED));
  });

  it("comes from a seed of 32 bytes that is never the same", () => {
    const seeds = Array.from({ length: 100 }, newSeed);

    expect(new Set(seeds).size).toBe(100);
    for (const seed of seeds) expect(seed).toMatch(/^[0-9a-f]{64}$/);
  });
});
