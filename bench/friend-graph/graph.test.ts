import { describe, expect, it } from "vitest";
import { degreeOf, friendsOf, graphOf } from "./graph.ts";

const DEGREES = [2, 4, 8, 16, 30];
const everybodyOf = ({ ids }: ReturnType<typeof graphOf>) => ids.map((_id, person) => person);

describe("a graph", () => {
  const graph = graphOf(20_000, DEGREES);

  it("has about as many rows as were asked for", () => {
    expect(graph.friends.length).toBeGreaterThan(0.8 * 20_000);
    expect(graph.friends.length).toBeLessThanOrEqual(20_000);
  });

  it("is symmetric, befriends nobody with themselves and nobody twice", () => {
    for (const person of everybodyOf(graph)) {
      const friends = [...friendsOf(graph, person)];

      expect(friends).toEqual([...new Set(friends)].sort((one, other) => one - other));
      for (const friend of friends) expect(friendsOf(graph, friend)).toContain(person);
      expect(friends).not.toContain(person);
    }
  });

  it("has friends who share friends", () => {
    const shares = everybodyOf(graph).filter((person) => {
      const friends = new Set(friendsOf(graph, person));
      return [...friends].some((friend) => friendsOf(graph, friend).some((other) => friends.has(other)));
    });

    expect(shares.length).toBeGreaterThan(0.5 * graph.ids.length);
  });

  it("numbers people in the order of their ids", () => {
    expect(graph.ids).toEqual(graph.ids.toSorted());
  });

  it("is the same each time", () => {
    expect(graphOf(20_000, DEGREES)).toEqual(graph);
  });

  it("has somebody at the cap where there is room", () => {
    const large = graphOf(110_000, DEGREES);

    const degrees = everybodyOf(large).map((person) => degreeOf(large, person));

    expect(Math.max(...degrees)).toBe(5_000);
  });
});
