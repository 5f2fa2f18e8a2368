import { inTransaction } from "@kith/kit/transaction.ts";
import { describe, expect, it } from "vitest";
import { openTestStores, type TestStores } from "../../../../tests/stores.ts";
import { shortestChain } from "./friend-chain.ts";

const HOPS_MAX = 4;
const COMMANDS_MAX = 4;

const befriend = (stores: TestStores, pairs: readonly (readonly [string, string])[]) =>
  inTransaction(stores.clients.social, (session) =>
    stores.friendships.addMissing(
      pairs.map((people) => ({ people, since: new Date(0), source: "IMPORT" as const })),
      session,
    ),
  );

/** The same numbers from 0 to below 1 in every run. @see Park and Miller, "Random Number Generators" (1988) */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

async function commandsOf(stores: TestStores, act: () => Promise<unknown>): Promise<number> {
  let commands = 0;
  const count = () => {
    commands += 1;
  };
  stores.clients.social.on("commandStarted", count);
  await act();
  stores.clients.social.off("commandStarted", count);
  return commands;
}

const everybody = async (people: readonly string[]) => [...people];
const without = (hidden: string) => async (people: readonly string[]) =>
  people.filter((person) => person !== hidden);

/** How many hops it is by the book: breadth first over all friendships. */
function hopsBetween(pairs: readonly (readonly [string, string])[], from: string, to: string): number | null {
  const reached = new Set([from]);
  for (let hops = 0; hops <= HOPS_MAX; hops += 1) {
    if (reached.has(to)) return hops;
    const next = pairs.flatMap(([one, other]) => [
      ...(reached.has(one) ? [other] : []),
      ...(reached.has(other) ? [one] : []),
    ]);
    for (const person of next) reached.add(person);
  }
  return null;
}

describe("the chain between two people", () => {
  it("is the shortest of up to four hops, and none beyond", async () => {
    await using stores = await openTestStores();
    await befriend(stores, [
      ["a", "b"],
      ["b", "c"],
      ["c", "d"],
      ["d", "e"],
      ["e", "f"],
    ]);
    const chainTo = (to: string) => shortestChain({ from: "a", to }, { ...stores, shownOf: everybody });

    expect(await Promise.all(["b", "c", "d", "e", "f", "z"].map(chainTo))).toEqual([
      ["a", "b"],
      ["a", "b", "c"],
      ["a", "b", "c", "d"],
      ["a", "b", "c", "d", "e"],
      null,
      null,
    ]);
  });

  it("goes round people who may not be shown, or is not there", async () => {
    await using stores = await openTestStores();
    await befriend(stores, [
      ["a", "b"],
      ["b", "c"],
      ["a", "x"],
      ["x", "y"],
      ["y", "c"],
      ["c", "d"],
    ]);
    const chain = (to: string, hidden: string) =>
      shortestChain({ from: "a", to }, { ...stores, shownOf: without(hidden) });

    expect(await chain("c", "b")).toEqual(["a", "x", "y", "c"]);
    expect(await chain("d", "b")).toEqual(["a", "x", "y", "c", "d"]);
    expect(await chain("d", "c")).toBeNull();
  });

  it("is as long as a search of the whole graph says, for a constant bound of commands", async () => {
    await using stores = await openTestStores();
    const random = randomOf(7);
    const person = () => `p${Math.floor(random() * 300)}`;
    const drawn = Array.from({ length: 330 }, () => [person(), person()] as const);
    const byPair = new Map(drawn.map((pair) => [[...pair].sort().join(), pair]));
    const pairs = [...byPair.values()].filter(([one, other]) => one !== other);
    await befriend(stores, pairs);

    for (let round = 0; round < 120; round += 1) {
      const [from, to] = [person(), person()];
      if (from === to) continue;
      let chain: string[] | null = null;
      const commands = await commandsOf(stores, async () => {
        chain = await shortestChain({ from, to }, { ...stores, shownOf: everybody });
      });
      const people: string[] = chain ?? [];

      expect(chain === null ? null : people.length - 1).toBe(hopsBetween(pairs, from, to));
      expect(new Set(people).size).toBe(people.length);
      for (const [index, one] of people.slice(1).entries())
        expect(byPair.has([one, people[index]].sort().join())).toBe(true);
      expect(commands).toBeLessThanOrEqual(COMMANDS_MAX);
    }
  });
});
