import { newId } from "@kith/kit/global-id.ts";
import { inTransaction } from "@kith/kit/transaction.ts";
import { describe, expect, it } from "vitest";
import { graphViolations } from "../../../../tests/invariants.ts";
import { outcomeOf, twoOf } from "../../../../tests/races.ts";
import { openTestStores } from "../../../../tests/stores.ts";
import type { socialServices } from "../services.ts";
import { FRIENDS_MAX } from "./model.ts";

const ROUNDS = 300;
const TIMEOUT_MS = 180_000;
const SIDE_BY_SIDE = 8;

type Services = ReturnType<typeof socialServices>;
type Pair = { readonly one: string; readonly other: string };
type Act = (services: Services, pair: Pair) => Promise<unknown>;

const everybodyExists = async () => true;
const wish = (from: string, to: string) => ({ from, to, source: "SEARCH" as const, message: null });
const ask: Act = ({ friendshipService }, { one, other }) =>
  friendshipService.requestFriend(wish(one, other), everybodyExists);
const unfriend: Act = ({ friendshipService }, { one, other }) => friendshipService.unfriend(one, other);
const block: Act = ({ blockService }, { one, other }) => blockService.blockUser(one, other, everybodyExists);
const turned =
  (act: Act): Act =>
  (services, { one, other }) =>
    act(services, { one: other, other: one });

/** Answers the request that `one` has sent. */
const accept =
  (id: string): Act =>
  ({ friendshipService }, { other }) =>
    friendshipService.acceptRequest(id, other);
const decline =
  (id: string): Act =>
  ({ friendshipService }, { other }) =>
    friendshipService.declineRequest(id, other);
const cancel =
  (id: string): Act =>
  ({ friendshipService }, { one }) =>
    friendshipService.cancelRequest(id, one);

type Start = "strangers" | "requested" | "friends";

/** By what conflicts: how the two stand before, and the acts that meet, given the id of the request between them. */
const RACES: Record<string, { readonly start: Start; readonly acts: (id: string) => readonly Act[] }> = {
  "request and request back": { start: "strangers", acts: () => [ask, turned(ask), ask, turned(ask)] },
  "request and block": { start: "strangers", acts: () => [ask, turned(block)] },
  "accept and accept": { start: "requested", acts: (id) => [accept(id), accept(id), turned(ask)] },
  "decline and request back": { start: "requested", acts: (id) => [decline(id), turned(ask)] },
  "decline and cancel": { start: "requested", acts: (id) => [decline(id), cancel(id)] },
  "cancel and request back": { start: "requested", acts: (id) => [cancel(id), turned(ask)] },
  "accept and decline": { start: "requested", acts: (id) => [accept(id), decline(id)] },
  "accept and cancel": { start: "requested", acts: (id) => [accept(id), cancel(id)] },
  "accept and block": { start: "requested", acts: (id) => [accept(id), block] },
  "accept and unfriend": { start: "requested", acts: (id) => [accept(id), unfriend, turned(unfriend)] },
  "unfriend and request": { start: "friends", acts: () => [unfriend, ask, turned(ask)] },
  "unfriend and block": { start: "friends", acts: () => [unfriend, turned(unfriend), block] },
  "block and block back": { start: "friends", acts: () => [block, turned(block)] },
};

async function startOf(services: Services, pair: Pair, start: Start): Promise<string> {
  if (start === "strangers") return "";
  const { _id } = await services.friendshipService.requestFriend(wish(pair.one, pair.other), everybodyExists);
  if (start === "friends") await services.friendshipService.acceptRequest(_id, pair.other);
  return _id;
}

describe("conflicting acts of two people, sent to two processes at the same moment", () => {
  it.for(Object.entries(RACES))(
    "leave whole friendships and right counters: %s",
    { timeout: TIMEOUT_MS },
    async ([, { start, acts }]) => {
      await using stores = await openTestStores();
      const services = twoOf(stores);
      const [first] = services;
      if (first === undefined) throw new Error("unreachable");
      const race = async (): Promise<string[]> => {
        const pair = { one: newId("user"), other: newId("user") };
        const racing = acts(await startOf(first, pair, start));
        return Promise.all(
          racing.map((act, index) => outcomeOf(act(services[index % services.length] ?? first, pair))),
        );
      };

      const outcomes: string[][] = [];
      while (outcomes.length < ROUNDS)
        outcomes.push(...(await Promise.all(Array.from({ length: SIDE_BY_SIDE }, race))));

      expect(outcomes.every((round) => round.includes("done"))).toBe(true);
      expect(await graphViolations(stores)).toEqual([]);
    },
  );

  it(
    "let nobody have more than 5,000 friends",
    async () => {
      await using stores = await openTestStores();
      const services = twoOf(stores);
      const one = newId("user");
      const friends = Array.from({ length: FRIENDS_MAX - 1 }, () => newId("user"));
      await inTransaction(stores.clients.social, async (session) => {
        const bonds = friends.map((friend) => ({
          people: [one, friend] as const,
          since: new Date(),
          source: "IMPORT" as const,
        }));
        await stores.friendships.addMissing(bonds, session);
        const counts = [...friends.map((friend) => [friend, 1] as const), [one, FRIENDS_MAX - 1] as const];
        await stores.circles.changeMany(new Map(counts), session);
      });
      const askers = Array.from({ length: 6 }, () => newId("user"));
      const ids = await Promise.all(
        askers.map(async (asker) => {
          const request = await services[0]?.friendshipService.requestFriend(
            wish(asker, one),
            everybodyExists,
          );
          return request?._id ?? "";
        }),
      );

      const outcomes = await Promise.all(
        ids.map((id, index) =>
          outcomeOf(accept(id)(services[index % 2] as Services, { one: "", other: one })),
        ),
      );

      expect(outcomes.filter((outcome) => outcome === "done")).toHaveLength(1);
      expect(await graphViolations(stores)).toEqual([]);
    },
    TIMEOUT_MS,
  );

  it(
    "let a person send 50 requests a day and no more",
    async () => {
      await using stores = await openTestStores();
      const services = twoOf(stores);
      const one = newId("user");

      // In waves: who asks sixty times at once is told to come back later, which is another rule.
      const outcomes: string[] = [];
      const asked = (_: unknown, index: number) =>
        outcomeOf(ask(services[index % 2] as Services, { one, other: newId("user") }));
      while (outcomes.length < 60) outcomes.push(...(await Promise.all(Array.from({ length: 6 }, asked))));

      expect(outcomes.filter((outcome) => outcome === "done")).toHaveLength(50);
    },
    TIMEOUT_MS,
  );
});
