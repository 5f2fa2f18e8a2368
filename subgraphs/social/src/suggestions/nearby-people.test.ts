import { describe, expect, it } from "vitest";
import { FRIENDS_MAX } from "../friendships/model.ts";
import { rankNearby } from "./nearby-people.ts";
import { rankByAdamicAdar } from "./ranking.ts";

const mate = (userId: string, strength: number) => ({ userId, strength });
const usersOf = (ranked: readonly { user: string }[]) => ranked.map(({ user }) => user);

describe("people who share no friend", () => {
  it("come in the order of what they share: groups before the city, and both before one", () => {
    const ranked = rankNearby(["city", "both"], [mate("both", 1), mate("groups", 1), mate("closer", 2)]);

    expect(usersOf(ranked)).toEqual(["closer", "both", "groups", "city"]);
  });

  it("come in the order of their ids where they share the same", () => {
    expect(usersOf(rankNearby(["b", "a"], [mate("d", 0.5), mate("c", 0.5)]))).toEqual(["c", "d", "a", "b"]);
  });

  it("come after everybody who shares a friend, however many groups they share", () => {
    const [least] = rankByAdamicAdar([{ friend: "popular", candidate: "acquaintance" }], {
      degreeOf: () => FRIENDS_MAX,
      isKnown: () => false,
      limit: 1,
    });

    const [most] = rankNearby(["a"], [mate("a", 1_000_000)]);

    expect(most?.score).toBeLessThan(least?.score ?? 0);
  });
});
