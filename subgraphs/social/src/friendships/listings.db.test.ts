import { setTimeout as sleep } from "node:timers/promises";
import { newId } from "@kith/kit/global-id.ts";
import { inTransaction } from "@kith/kit/transaction.ts";
import { describe, expect, it } from "vitest";
import { graphViolations } from "../../../../tests/invariants.ts";
import { openTestStores, type TestStores } from "../../../../tests/stores.ts";
import { socialServices } from "../services.ts";
import { type AskListings, listingReactions } from "./listings.ts";
import { type Listing, sideOf } from "./model.ts";

const listing = (nameKey: string, version: number, city: string | null = null): Listing => ({
  nameKey,
  city,
  version,
});

/** Two strangers, and the services of a process to which users tells how people are listed. */
function scene(stores: TestStores, listingsOf?: AskListings) {
  const [one, other] = [newId("user"), newId("user")];
  const { friendshipService } = socialServices({
    client: stores.clients.social,
    ...stores,
    ...(listingsOf && { listingsOf }),
    now: () => new Date(),
  });
  return {
    ...{ one, other },
    async befriend() {
      const wish = { from: one, to: other, source: "SEARCH" as const, message: null };
      const { _id } = await friendshipService.requestFriend(wish, async () => true);
      await friendshipService.acceptRequest(_id, other);
    },
    /** How `one` is listed by `other`. */
    async listed() {
      const [side] = await stores.friendships.findSides([sideOf(other, one)]);
      return side && [side.friendName, side.friendCity];
    },
  };
}

const change = (stores: TestStores, person: string, { nameKey, city, version }: Listing) => {
  const reaction = listingReactions(stores)["person.changed"];
  if (!reaction || !("once" in reaction)) throw new Error("unreachable");
  return inTransaction(stores.clients.social, (session) =>
    reaction.once({ person, nameKey, city, version }, session),
  );
};

describe("how a friend is listed", () => {
  it("is asked for with the first friendship, and known with every later one", async () => {
    await using stores = await openTestStores();
    const asked: string[][] = [];
    const listingsOf: AskListings = async (people) => {
      if (people.length > 0) asked.push([...people]);
      return new Map(people.map((person) => [person, listing("lin", 3, "杭州")]));
    };
    const { one, other, befriend, listed } = scene(stores, listingsOf);
    await befriend();
    const { friendshipService } = socialServices({
      client: stores.clients.social,
      ...stores,
      listingsOf,
      now: () => new Date(),
    });
    await friendshipService.unfriend(one, other);
    await befriend();

    expect(await listed()).toEqual(["lin", "杭州"]);
    expect(asked.map((people) => people.sort())).toEqual([[one, other].sort()]);
    expect(await graphViolations(stores)).toEqual([]);
  });

  it("changes with what users tells, and not back with what was told before", async () => {
    await using stores = await openTestStores();
    const { one, befriend, listed } = scene(stores);
    await befriend();

    await change(stores, one, listing("zhang", 2, "上海"));
    await change(stores, one, listing("wang", 1, "杭州"));
    const afterwards = await listed();
    await change(stores, one, listing("zhang", 2, "上海"));
    await change(stores, one, listing("zhang", 3));

    expect(afterwards).toEqual(["zhang", "上海"]);
    expect(await listed()).toEqual(["zhang", null]);
    expect(await graphViolations(stores)).toEqual([]);
  });

  it("is written to no friend again where it was told anew and has not changed", async () => {
    await using stores = await openTestStores();
    const { one, other, befriend } = scene(stores);
    await befriend();
    const written: string[] = [];
    const listAnew: typeof stores.friendships.listAnew = (...args) => {
      written.push(args[2].nameKey);
      return stores.friendships.listAnew(...args);
    };
    const watched = { ...stores, friendships: { ...stores.friendships, listAnew } };

    await change(watched, one, listing("zhang", 1));
    await change(watched, one, listing("zhang", 2));
    await change(watched, other, listing("li", 1));
    await change(watched, one, listing("wang", 3));
    await change(watched, one, listing("zhang", 2));

    expect(written).toEqual(["zhang", "li", "wang"]);
    expect(await graphViolations(stores)).toEqual([]);
  });

  it("is known of somebody who changed a name before they had friends", async () => {
    await using stores = await openTestStores();
    const { one, befriend, listed } = scene(stores, async () => new Map());
    await change(stores, one, listing("zhang", 1));
    await befriend();

    expect(await listed()).toEqual(["zhang", null]);
    expect(await graphViolations(stores)).toEqual([]);
  });

  it("is last for whom users does not know, and put right with their next friend", async () => {
    await using stores = await openTestStores();
    const unknown = scene(stores);
    await unknown.befriend();
    const { friendshipService } = socialServices({
      client: stores.clients.social,
      ...stores,
      listingsOf: async (people) => new Map(people.map((person) => [person, listing("known", 0)])),
      now: () => new Date(),
    });
    const wish = { from: newId("user"), to: unknown.one, source: "SEARCH" as const, message: null };
    const before = await unknown.listed();
    const { _id } = await friendshipService.requestFriend(wish, async () => true);
    await friendshipService.acceptRequest(_id, unknown.one);

    expect(before).toEqual(["~", null]);
    expect(await unknown.listed()).toEqual(["known", null]);
  });

  it.each([
    {},
    { person: "funding", nameKey: "a", city: null, version: 1 },
    { person: { $ne: null }, nameKey: "a", city: null, version: 1 },
    { person: newId("user"), nameKey: 5, city: null, version: 1 },
    { person: newId("user"), nameKey: "a", city: {}, version: 1 },
    { person: newId("user"), nameKey: "a", city: null, version: -1 },
    { person: newId("user"), nameKey: "a", city: null, version: 1.5 },
  ])("is refused with a sentence when the event is not whole: %#", async (payload) => {
    await using stores = await openTestStores();

    await expect(change(stores, payload.person as string, payload as Listing)).rejects.toThrow(
      /^person\.changed needs/,
    );
  });

  it("is the newest one when it changes after users was asked and before the friendship is there", async () => {
    await using stores = await openTestStores();
    let applied: Promise<void> | undefined;
    const { one, befriend, listed } = scene(stores, async (people) => {
      const told = new Map(people.map((person) => [person, listing("before", 0)]));
      applied ??= change(stores, one, listing("after", 1));
      // Where nothing kept the event out, it would be applied by now.
      await Promise.race([applied, sleep(300)]);
      return told;
    });

    await befriend();
    await applied;

    expect(await listed()).toEqual(["after", null]);
    expect(await graphViolations(stores)).toEqual([]);
  });

  it("is the newest one whatever meets: a first friendship and changes of both names, again and again", async () => {
    await using stores = await openTestStores();
    const rounds = 40;

    for (let round = 0; round < rounds; round += 4) {
      await Promise.all(
        Array.from({ length: 4 }, async () => {
          // What users says at the moment it is asked; the events tell the same a moment earlier or later.
          let version = 0;
          const listingsOf: AskListings = async (people) =>
            new Map(people.map((person) => [person, listing(`n${version}`, version)]));
          const { one, befriend, listed } = scene(stores, listingsOf);
          const rename = async () => {
            version += 1;
            await change(stores, one, listing(`n${version}`, version));
          };

          await Promise.all([befriend(), rename().then(rename), rename()]);

          expect(await listed()).toEqual(["n3", null]);
        }),
      );
    }
    expect(await graphViolations(stores)).toEqual([]);
  }, 120_000);
});
