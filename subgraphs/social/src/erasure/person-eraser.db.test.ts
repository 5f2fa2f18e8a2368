import { newId } from "@kith/kit/global-id.ts";
import { Refusal } from "@kith/kit/refusal.ts";
import { inTransaction } from "@kith/kit/transaction.ts";
import { describe, expect, it } from "vitest";
import { graphViolations } from "../../../../tests/invariants.ts";
import { openTestStores, type TestStores } from "../../../../tests/stores.ts";
import type { Comment } from "../comments/model.ts";
import { pairOf, REQUEST_PREFIX } from "../requests/model.ts";
import { socialServices } from "../services.ts";
import { ERASURE_BY_COLLECTION } from "./erasure-table.ts";

const ROUNDS = 240;
/** Where the id of somebody who is gone may stand a while longer, without anything that is personal. */
const KEPT = new Set(
  ["circles", "followings", "pairLocks"].concat([
    "requestDays",
    "accountDays",
    "postDays",
    "commentDays",
    "interactionDays",
  ]),
);
const SIDE_BY_SIDE = 8;
const everybodyExists = async () => true;
const wish = (from: string, to: string) => ({ from, to, source: "SEARCH" as const, message: null });

const servicesOn = (stores: TestStores) =>
  socialServices({ client: stores.clients.social, ...stores, now: () => new Date() });

const befriend = (
  { clients, friendships, circles }: TestStores,
  person: string,
  friends: readonly string[],
) =>
  inTransaction(clients.social, async (session) => {
    const bondWith = (friend: string) =>
      ({ people: [person, friend], since: new Date(), source: "SCAN" }) as const;
    await friendships.addMissing(friends.map(bondWith), session);
    const counts = [[person, friends.length] as const, ...friends.map((friend) => [friend, 1] as const)];
    await circles.changeMany(new Map(counts), session);
  });

const rowsThatName = async (stores: TestStores, id: string): Promise<string[]> => {
  const db = stores.clients.social.db(`${stores.databasePrefix}social`);
  const found = await Promise.all(
    (await db.collections()).map(async (collection) => {
      const rows = await collection.find().toArray();
      return rows.filter((row) => JSON.stringify(row).includes(id)).map(() => collection.collectionName);
    }),
  );
  return found.flat();
};

describe("erasing a person", () => {
  it("says of every collection of social what becomes of it", async () => {
    await using stores = await openTestStores();
    const db = stores.clients.social.db(`${stores.databasePrefix}social`);
    const collections = (await db.collections()).map(({ collectionName }) => collectionName);

    const untold = collections.filter((name) => !(name in ERASURE_BY_COLLECTION));
    expect(untold).toEqual([]);
  });

  it("ends 250 friendships with both sides and counters, and leaves no request, block or post", async () => {
    await using stores = await openTestStores();
    const { friendshipService, blockService, suggestionService, postService, erasePerson } =
      servicesOn(stores);
    const [person, other, third] = [newId("user"), newId("user"), newId("user")];
    const friends = Array.from({ length: 250 }, () => newId("user"));
    await befriend(stores, person, friends);
    await befriend(stores, other, [friends[0] ?? ""]);
    await friendshipService.requestFriend(wish(person, other), everybodyExists);
    await friendshipService.requestFriend(wish(third, person), everybodyExists);
    await blockService.blockUser(newId("user"), person, everybodyExists);
    await suggestionService.dismissSuggestion(person, newId("user"), {
      personExists: everybodyExists,
      isHidden: async () => false,
    });
    await postService.createPost(person, {
      ...{ text: "再见", imageUrls: [], video: null, place: null },
      ...{ audience: "EVERYBODY", audienceUserIds: [] },
    });

    await erasePerson(person);
    await erasePerson(person);

    const left = await rowsThatName(stores, person);
    expect(left.filter((name) => !KEPT.has(name))).toEqual([]);
    expect(await stores.circles.findByUsers([person, friends[0] ?? "", friends[1] ?? "", other])).toEqual(
      expect.arrayContaining([
        { _id: person, friendCount: 0, goneAt: expect.any(Date), touched: 1 },
        { _id: friends[0], friendCount: 1 },
        { _id: friends[1], friendCount: 0 },
        { _id: other, friendCount: 1 },
      ]),
    );
    expect(await graphViolations(stores)).toEqual([]);
  }, 120_000);

  it("takes back what they have liked, kept, said and followed, with every counter, and ends their accounts", async () => {
    await using stores = await openTestStores();
    const services = servicesOn(stores);
    const { postService, reactionService, commentService, lifeAccountService, followService } = services;
    const [person, other] = [newId("user"), newId("user")];
    const wishOf = (text: string) => ({
      ...{ text, imageUrls: [], video: null, place: null },
      ...{ audience: "EVERYBODY" as const, audienceUserIds: [] },
    });
    const postsOfOther = await Promise.all(
      Array.from({ length: 30 }, (_, index) => postService.createPost(other, wishOf(`第${index}天`))),
    );
    const own = await postService.createPost(person, wishOf("我的"));
    for (const post of [...postsOfOther, own])
      for (const viewerId of [person, other])
        await reactionService.react({
          ...{ kind: "LIKE" as const, viewerId, postId: post._id, postShown: async () => post },
        });
    const [first = own] = postsOfOther;
    await reactionService.react({
      ...{ kind: "FAVOURITE" as const, viewerId: person, postId: first._id, postShown: async () => first },
    });
    const say = async (author: string, text: string, replyTo: Comment | null) =>
      (
        await commentService.commentOnPost(
          { author, postId: first._id, text, replyToId: replyTo?._id ?? null },
          { postShown: async () => first, commentShown: async () => replyTo },
        )
      ).comment;
    const kept = await say(other, "留下", null);
    await say(person, "回答", kept);
    await say(other, "再回答", await say(person, "开始", null));
    const account = await lifeAccountService.createAccount(other, {
      handle: "west-lake",
      displayName: "西湖",
    });
    const ownAccount = await lifeAccountService.createAccount(person, {
      handle: "my-life",
      displayName: "我的",
    });
    await followService.follow(person, account._id);
    await followService.follow(other, ownAccount._id);

    await Promise.all([services.erasePerson(person), servicesOn(stores).erasePerson(person)]);

    const left = await rowsThatName(stores, person);
    expect(left.filter((name) => !KEPT.has(name))).toEqual([]);
    expect(await stores.posts.findByIds(postsOfOther.map(({ _id }) => _id))).toEqual(
      postsOfOther.map((post) =>
        expect.objectContaining({
          _id: post._id,
          likeCount: 1,
          favouriteCount: 0,
          commentCount: post === first ? 1 : 0,
        }),
      ),
    );
    expect(await stores.comments.findById(kept._id)).toMatchObject({ replyCount: 0 });
    expect(await stores.lifeAccounts.findByIds([ownAccount._id])).toEqual([]);
    expect(await graphViolations(stores)).toEqual([]);
  }, 120_000);

  it("leaves no edge when somebody accepts their request or asks back at the same moment", async () => {
    await using stores = await openTestStores();
    // Two services that share nothing but the database, and so nothing but its transactions.
    const [here, there] = [servicesOn(stores), servicesOn(stores)];
    const refusals = new Set<string>();
    let accepted = 0;
    const noting = async (act: Promise<unknown>) => {
      try {
        await act;
        accepted += 1;
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        refusals.add(error.code);
      }
    };
    const round = async (_: unknown, index: number) => {
      const [leaving, staying, asked] = [newId("user"), newId("user"), newId("user")];
      const ask = here.friendshipService.requestFriend(wish(leaving, staying), everybodyExists);
      const [{ _id }] = await Promise.all([
        ask,
        here.friendshipService.requestFriend(wish(asked, leaving), everybodyExists),
      ]);
      const acts = [
        noting(there.friendshipService.acceptRequest(_id, staying)),
        noting(there.friendshipService.requestFriend(wish(leaving, asked), everybodyExists)),
      ];
      // Each round of a row lets the acts come further before the person is erased.
      for (let step = 0; step < index; step += 1) await stores.circles.findByUsers([staying]);
      await Promise.all([here.erasePerson(leaving), ...acts]);
      // As the second event does, when what was under way has ended.
      await here.erasePerson(leaving);
      return [leaving, staying, asked];
    };

    for (let done = 0; done < ROUNDS; done += SIDE_BY_SIDE) {
      const people = (await Promise.all(Array.from({ length: SIDE_BY_SIDE }, round))).flat();
      const circles = await stores.circles.findByUsers(people);
      expect(circles.filter(({ friendCount }) => friendCount !== 0)).toEqual([]);
    }

    expect(await stores.friendships.count()).toBe(0);
    expect(await graphViolations(stores)).toEqual([]);
    // Both orders were met.
    expect(accepted).toBeGreaterThan(0);
    expect(refusals.size).toBeGreaterThan(0);
    expect([...refusals].every((code) => ["REQUEST_NOT_FOUND", "USER_NOT_FOUND"].includes(code))).toBe(true);
  }, 120_000);

  it("lets nobody become a friend of somebody who is gone, not even by a request that turns up late", async () => {
    await using stores = await openTestStores();
    const { friendshipService, erasePerson } = servicesOn(stores);
    const [gone, other, late] = [newId("user"), newId("user"), newId(REQUEST_PREFIX)];
    await erasePerson(gone);
    const request = { ...wish(gone, other), pair: pairOf(gone, other), createdAt: new Date() };
    await stores.clients.social.withSession((session) =>
      stores.requests.put({ ...request, _id: late, status: "PENDING", declinedAt: null }, session),
    );

    const outcomes = await Promise.allSettled([
      friendshipService.requestFriend(wish(newId("user"), gone), everybodyExists),
      friendshipService.requestFriend(wish(other, gone), everybodyExists),
      friendshipService.acceptRequest(late, other),
    ]);

    expect(outcomes).toMatchObject([
      { reason: { code: "USER_NOT_FOUND" } },
      { reason: { code: "USER_NOT_FOUND" } },
      { reason: { code: "REQUEST_NOT_FOUND" } },
    ]);
    expect(await stores.friendships.count()).toBe(0);
  });
});
