import { newId } from "@kith/kit/global-id.ts";
import { expect, it } from "vitest";
import { befriend, openInboxes } from "../../../../tests/feeds.ts";
import { openTestStores, type TestStores } from "../../../../tests/stores.ts";
import type { PostAudience } from "../generated/schema.types.ts";
import { socialServices } from "../services.ts";

const everybodyExists = async () => true;

/** The posts in somebody's inbox, and which of `ids` they are. */
async function inboxOf({ clients, databasePrefix }: TestStores, person: string, ids: readonly string[]) {
  const entries = clients.social.db(`${databasePrefix}social`).collection("feedEntries");
  const rows = await entries.find({ person }).toArray();
  return rows.map(({ post }) => ids.indexOf(post)).sort();
}

it("puts a post into the inboxes of its author and of those for whom it is: at once, with a friendship, and later", async () => {
  await using stores = await openTestStores();
  const { postService, friendshipService } = socialServices({
    ...{ client: stores.clients.social, ...stores },
    now: () => new Date(),
  });
  const [author, named, other, idle, stranger] = Array.from({ length: 5 }, () => newId("user"));
  const everybody = [author, named, other, idle, stranger] as string[];
  await befriend(stores, author ?? "", [named ?? "", other ?? "", idle ?? ""]);
  await openInboxes(stores, [author ?? "", named ?? "", other ?? "", stranger ?? ""]);
  const ids: string[] = [];
  for (const audience of ["EVERYBODY", "FRIENDS", "SOME", "EXCEPT"] as const satisfies PostAudience[]) {
    const audienceUserIds = audience === "SOME" || audience === "EXCEPT" ? [named ?? ""] : [];
    const wish = { text: "你好", imageUrls: [], audience, audienceUserIds };
    ids.push((await postService.createPost(author ?? "", wish))._id);
  }
  const inboxes = () => Promise.all(everybody.map((person) => inboxOf(stores, person, ids)));

  const atOnce = await inboxes();
  const wish = { from: stranger ?? "", to: author ?? "", source: "SEARCH" as const, message: null };
  const request = await friendshipService.requestFriend(wish, everybodyExists);
  await friendshipService.acceptRequest(request._id, author ?? "");
  await openInboxes(stores, [idle ?? ""]);
  const afterwards = await inboxes();

  expect(atOnce).toEqual([[0, 1, 2, 3], [0, 1, 2], [0, 1, 3], [], []]);
  expect(afterwards).toEqual([...atOnce.slice(0, 3), [0, 1, 3], [0, 1, 3]]);
});
