import { inTransaction } from "@kith/kit/transaction.ts";
import type { CommandStartedEvent, Document } from "mongodb";
import { expect, it } from "vitest";
import { openTestStores, type TestStores } from "../../../../tests/stores.ts";
import { sideOf } from "./model.ts";

const BOND = { people: ["one", "other"] as const, since: new Date(0), source: "SCAN" as const };
const NOT_ASKED_OF_PEOPLE = new Set(["createIndexes", "insert"]);

/** The filters of a command, or what a `$lookup` finds rows by. */
function filtersOf(command: Document): Document[] {
  const lookups: Document[] = (command.pipeline ?? []).flatMap((stage: Document) => stage.$lookup ?? []);
  const statements: Document[] = [...(command.updates ?? []), ...(command.deletes ?? [])];
  return [
    ...(command.filter === undefined ? [] : [command.filter]),
    ...statements.map(({ q }) => q),
    ...lookups.map(({ foreignField }) => ({ [foreignField]: "a parent" })),
  ];
}

async function doAll(stores: TestStores): Promise<void> {
  const { friendships } = stores;
  await inTransaction(stores.clients.social, async (session) => {
    await friendships.addMissing([BOND], session);
    await friendships.areFriends("one", "other", session);
    await friendships.removeBoth("one", "other", session);
    await friendships.addBoth(BOND, session);
    await friendships.addCloseness(["one", "other"], 0.1, session);
    await friendships.listAnew("other", ["one"], { nameKey: "a", city: null, version: 1 }, session);
  });
  await friendships.findSides([sideOf("one", "other")]);
  await friendships.findFriendIds("one");
  await friendships.findAmong(["one"], ["other"]);
  await friendships.findCircles(["one", "other"]);
  for (const city of [null, "杭州"]) {
    const pages = friendships.pageLoader("RECENT", city, async () => ({}));
    await pages.load({ parent: "one", request: { limit: 1, after: null } });
  }
}

it("names whose friendships it is about in every command, so that one shard is asked and not all of them", async () => {
  await using stores = await openTestStores();
  const commands: Document[] = [];
  stores.clients.social.on("commandStarted", ({ command, commandName }: CommandStartedEvent) => {
    const isOurs = command[commandName] === "friendships" || command.comment === "friendships";
    if (isOurs && !NOT_ASKED_OF_PEOPLE.has(commandName)) commands.push(command);
  });

  await doAll(stores);

  expect(commands.length).toBeGreaterThanOrEqual(11);
  for (const command of commands) {
    const filters = filtersOf(command);
    expect(filters).not.toEqual([]);
    for (const filter of filters) expect(Object.keys(filter)).toContain("user");
  }
});
