import { newId } from "@kith/kit/global-id.ts";
import { inTransaction } from "@kith/kit/transaction.ts";
import { describe, expect, it } from "vitest";
import { openTestStores, type TestStores } from "../../../../tests/stores.ts";
import { sideOf } from "../friendships/model.ts";
import { closenessService } from "./closeness-service.ts";
import { closenessOf, type InteractionKind } from "./model.ts";
import { closenessReactions } from "./reactions.ts";

const DAY_MS = 86_400_000;
const START_MS = Date.UTC(2026, 1, 17);
const at = (day: number): Date => new Date(START_MS + day * DAY_MS);

type Interaction = readonly [kind: InteractionKind, day: number];

/** A person's friends, by name, after what they had to do with each other. */
async function friendsOf(stores: TestStores, byName: Readonly<Record<string, readonly Interaction[]>>) {
  const user = newId("user");
  const names = new Map<string, string>();
  for (const [name, interactions] of Object.entries(byName)) {
    const friend = newId("user");
    names.set(friend, name);
    await inTransaction(stores.clients.social, async (session) => {
      await stores.friendships.addBoth({ people: [user, friend], since: at(0), source: "SCAN" }, session);
      for (const [kind, day] of interactions)
        await stores.friendships.addCloseness([user, friend], closenessOf(kind, at(day)), session);
    });
  }
  const stored = await stores.friendships.findSides([...names.keys()].map((friend) => sideOf(user, friend)));
  const mirrored = await stores.friendships.findSides(
    [...names.keys()].map((friend) => sideOf(friend, user)),
  );
  return {
    closenessByName: new Map(stored.map(({ friend, closeness }) => [names.get(friend), closeness])),
    mirrored: new Map(mirrored.map(({ user: friend, closeness }) => [names.get(friend), closeness])),
  };
}

/** The decayed score itself, worked out in the plainest way. */
const scoreOn = (day: number, interactions: readonly Interaction[]): number =>
  interactions
    .map(([kind, on]) => ({ TRANSFER: 4, ENVELOPE: 3, COMMENT: 2, LIKE: 1 })[kind] * 2 ** (-(day - on) / 60))
    .reduce((sum, one) => sum + one, 0);

describe("the closeness of friends", () => {
  const interactionsByName = {
    transferYesterday: [["TRANSFER", 300]],
    transferLongAgo: [["TRANSFER", 10]],
    manyLikesLongAgo: Array.from({ length: 100 }, (_, index) => ["LIKE", index] as const),
    fewComments: [
      ["COMMENT", 250],
      ["COMMENT", 290],
      ["LIKE", 20],
    ],
    nothing: [],
  } satisfies Record<string, readonly Interaction[]>;

  it("orders them as the decayed sums of what they did, at any later time, on both sides", async () => {
    await using stores = await openTestStores();

    const { closenessByName, mirrored } = await friendsOf(stores, interactionsByName);

    const names = Object.keys(interactionsByName) as (keyof typeof interactionsByName)[];
    for (const today of [301, 1_000]) {
      const byScore = names.toSorted(
        (one, other) => scoreOn(today, interactionsByName[other]) - scoreOn(today, interactionsByName[one]),
      );
      const byCloseness = names.toSorted(
        (one, other) => (closenessByName.get(other) ?? 0) - (closenessByName.get(one) ?? 0),
      );
      expect(byCloseness).toEqual(byScore);
    }
    expect(mirrored).toEqual(closenessByName);
    expect(closenessByName.get("nothing")).toBe(0);
  });

  it("is the logarithm of the sum, whatever comes first, to many digits", async () => {
    await using stores = await openTestStores();
    const days = [0, 1, 59, 60, 400];

    const { closenessByName } = await friendsOf(stores, {
      forth: days.map((day) => ["LIKE", day]),
      back: days.toReversed().map((day) => ["LIKE", day]),
    });

    const expected = Math.log2(days.reduce((sum, day) => sum + 2 ** closenessOf("LIKE", at(day)), 0));
    expect(closenessByName.get("forth")).toBeCloseTo(expected, 9);
    expect(closenessByName.get("back")).toBeCloseTo(expected, 9);
  });
});

describe("transfer.posted", () => {
  const reaction = (stores: TestStores) => {
    const found = closenessReactions({ closenessService: closenessService(stores), now: () => at(1) })[
      "transfer.posted"
    ];
    if (!found || !("once" in found)) throw new Error("unreachable");
    return (payload: Record<string, unknown>) =>
      inTransaction(stores.clients.social, (session) => found.once(payload, session));
  };

  it("does nothing between people who are no friends", async () => {
    await using stores = await openTestStores();
    const [sender, recipient] = [newId("user"), newId("user")];
    await reaction(stores)({ sender, recipient, postedAt: at(0).toISOString() });

    expect(await stores.friendships.count()).toBe(0);
  });

  it("counts twenty times a day from one to the other, and as often back", async () => {
    await using stores = await openTestStores();
    const [one, other] = [newId("user"), newId("user")];
    await inTransaction(stores.clients.social, (session) =>
      stores.friendships.addBoth({ people: [one, other], since: at(0), source: "SCAN" }, session),
    );
    const react = reaction(stores);
    for (let times = 0; times < 22; times += 1) {
      await react({ sender: one, recipient: other, postedAt: at(0).toISOString() });
      await react({ sender: other, recipient: one, postedAt: at(0).toISOString() });
    }

    const [side] = await stores.friendships.findSides([sideOf(one, other)]);
    expect(side?.closeness).toBeCloseTo(closenessOf("TRANSFER", at(0)) + Math.log2(40), 9);
  });

  it("counts as of now when it says that it comes from the future", async () => {
    await using stores = await openTestStores();
    const [sender, recipient] = [newId("user"), newId("user")];
    await inTransaction(stores.clients.social, (session) =>
      stores.friendships.addBoth({ people: [sender, recipient], since: at(0), source: "SCAN" }, session),
    );
    await reaction(stores)({ sender, recipient, postedAt: at(10_000).toISOString() });

    const [side] = await stores.friendships.findSides([sideOf(sender, recipient)]);
    expect(side?.closeness).toBe(closenessOf("TRANSFER", at(1)));
  });

  it.each([
    {},
    { sender: "funding", recipient: newId("user"), postedAt: at(0).toISOString() },
    { sender: newId("user"), recipient: { $ne: null }, postedAt: at(0).toISOString() },
    { sender: newId("user"), recipient: newId("user"), postedAt: "soon" },
  ])("is refused with a sentence when it is not whole: %#", async (payload) => {
    await using stores = await openTestStores();

    await expect(reaction(stores)(payload)).rejects.toThrow(/^transfer\.posted needs/);
  });
});

describe("envelope.claimed", () => {
  const reaction = (stores: TestStores) => {
    const reactions = closenessReactions({ closenessService: closenessService(stores), now: () => at(1) });
    const found = reactions["envelope.claimed"];
    if (!found || !("once" in found)) throw new Error("unreachable");
    return (payload: Record<string, unknown>) =>
      inTransaction(stores.clients.social, (session) => found.once(payload, session));
  };

  it("brings the sender closer to those who claimed and are friends, and means nothing between others", async () => {
    await using stores = await openTestStores();
    const [sender, friend, other, stranger] = [newId("user"), newId("user"), newId("user"), newId("user")];
    await inTransaction(stores.clients.social, async (session) => {
      for (const people of [
        [sender, friend],
        [sender, other],
        [friend, stranger],
      ] as const)
        await stores.friendships.addBoth({ people, since: at(0), source: "SCAN" }, session);
    });
    const claimedAt = at(0).toISOString();
    await reaction(stores)({ sender, claimants: [friend, stranger], claimedAt });

    const sides = await stores.friendships.findSides([
      ...[sideOf(sender, friend), sideOf(friend, sender)],
      ...[sideOf(sender, other), sideOf(friend, stranger)],
    ]);
    const closenessOfSide = new Map(sides.map(({ _id, closeness }) => [_id, closeness]));
    const closer = closenessOf("ENVELOPE", at(0));
    expect(closenessOfSide).toEqual(
      new Map([
        [sideOf(sender, friend), closer],
        [sideOf(friend, sender), closer],
        [sideOf(sender, other), 0],
        [sideOf(friend, stranger), 0],
      ]),
    );
  });

  it.each([
    {},
    { sender: newId("user"), claimants: "everybody", claimedAt: at(0).toISOString() },
    { sender: newId("user"), claimants: [{ $ne: null }], claimedAt: at(0).toISOString() },
    { sender: newId("user"), claimants: [newId("user")], claimedAt: "soon" },
  ])("is refused with a sentence when it is not whole: %#", async (payload) => {
    await using stores = await openTestStores();

    await expect(reaction(stores)(payload)).rejects.toThrow(/^envelope\.claimed needs/);
  });
});
