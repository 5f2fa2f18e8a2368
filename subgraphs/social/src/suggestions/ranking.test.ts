import { describe, expect, it } from "vitest";
import { rankByAdamicAdar, sampleOf } from "./ranking.ts";

const degrees: Readonly<Record<string, number>> = { quiet: 2, usual: 10, famous: 5_000 };
const options = {
  degreeOf: (friend: string) => degrees[friend] ?? 0,
  isKnown: (candidate: string) => candidate === "me" || candidate in degrees,
  limit: 10,
};
const through = (friend: string, ...candidates: string[]) =>
  candidates.map((candidate) => ({ friend, candidate }));

describe("the ranking of people whom somebody may know", () => {
  it("counts a shared friend the more the fewer friends they have", () => {
    const ranked = rankByAdamicAdar([...through("famous", "fan"), ...through("quiet", "neighbour")], options);

    expect(ranked.map(({ user }) => user)).toEqual(["neighbour", "fan"]);
    expect(ranked[0]?.score).toBeCloseTo(1 / Math.log(2));
  });

  it("adds up what speaks for somebody", () => {
    const acquaintances = [...through("usual", "ann", "ben"), ...through("famous", "ben")];

    const [first] = rankByAdamicAdar(acquaintances, options);

    expect(first).toEqual({ user: "ben", score: 1 / Math.log(10) + 1 / Math.log(5_000) });
  });

  it("leaves out whom the person knows, orders equals by id and ends at the limit", () => {
    const acquaintances = through("usual", "me", "quiet", "dan", "cat", "ann");

    expect(rankByAdamicAdar(acquaintances, { ...options, limit: 2 }).map(({ user }) => user)).toEqual([
      "ann",
      "cat",
    ]);
  });

  it("seeks through the friends of whom most can be seen, those with fewer friends first", () => {
    const friends = Object.entries({ ...degrees, known: 101 }).map(([id, degree]) => ({ id, degree }));

    expect(sampleOf(friends, { size: 3, friendsMax: 100 })).toEqual(["known", "famous", "usual"]);
  });

  it("takes a counter that lags behind for the least that it can be", () => {
    const [only] = rankByAdamicAdar(through("usual", "ann"), { ...options, degreeOf: () => 0 });

    expect(only?.score).toBeCloseTo(1 / Math.log(2));
  });
});
