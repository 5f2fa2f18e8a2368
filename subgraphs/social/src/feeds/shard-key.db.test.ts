import { newId } from "@kith/kit/global-id.ts";
import type { CommandStartedEvent, Document } from "mongodb";
import { expect, it } from "vitest";
import { befriend, feedReadersOf, openInboxes } from "../../../../tests/feeds.ts";
import { minutesLater } from "../../../../tests/races.ts";
import { openTestStores } from "../../../../tests/stores.ts";
import { socialServices } from "../services.ts";

const SMALL = { entriesMax: 3, postsOfNewFriendMax: 2 };
const DAY_MS = 86_400_000;
const WISH = { text: "你好", imageUrls: [], audience: "FRIENDS" as const, audienceUserIds: [] };
const ABOUT_DOCUMENTS = new Set(["insert", "createIndexes"]);

const filtersOf = (command: Document): Document[] => [
  ...(command.filter === undefined ? [] : [command.filter]),
  ...[...(command.updates ?? []), ...(command.deletes ?? [])].map(({ q }) => q),
];

it("names whose inboxes they are about in every command on entries, but the one that looks for all of a post", async () => {
  await using stores = await openTestStores();
  const filters: Document[] = [];
  stores.clients.social.on("commandStarted", ({ command, commandName }: CommandStartedEvent) => {
    if (command[commandName] === "feedEntries" && !ABOUT_DOCUMENTS.has(commandName))
      filters.push(...filtersOf(command));
  });
  const servicesAt = (aheadMs: number) =>
    socialServices({
      ...{ client: stores.clients.social, ...stores, feedLimits: SMALL },
      now: () => new Date(Date.now() + aheadMs),
    });
  const { postService, friendshipService } = servicesAt(0);
  const [reader, friend, other] = [newId("user"), newId("user"), newId("user")];
  await befriend(stores, reader, [friend]);
  await openInboxes(stores, [reader, friend, other], { feedLimits: SMALL });

  for (let count = 0; count < 5; count += 1) await postService.createPost(friend, WISH);
  const { _id } = await postService.createPost(other, WISH);
  const wish = { from: reader, to: other, source: "SEARCH" as const, message: null };
  const request = await friendshipService.requestFriend(wish, async () => true);
  await friendshipService.acceptRequest(request._id, other);
  await feedReadersOf(stores, servicesAt(0)).asServed(reader, { limit: 2, after: null });
  await servicesAt(2 * DAY_MS).visitFeeds(new AbortController().signal);
  await friendshipService.unfriend(reader, friend);
  await postService.deletePost(other, _id);
  await minutesLater(stores).upkeep(new AbortController().signal);
  for (const days of [10, 11]) await servicesAt(days * DAY_MS).visitFeeds(new AbortController().signal);

  const scattered = filters.filter((filter) => !("person" in filter));
  expect(filters.length).toBeGreaterThan(10);
  expect(new Set(scattered.flatMap((filter) => Object.keys(filter)))).toEqual(new Set(["post"]));
});
