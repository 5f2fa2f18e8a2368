import { newId } from "@kith/kit/global-id.ts";
import { describe, expect, it } from "vitest";
import { graphViolations } from "../../../../tests/invariants.ts";
import { openTestStores, type TestStores } from "../../../../tests/stores.ts";
import { type Counted, counterOf } from "../counters/model.ts";
import { sweepAccounts } from "../life-accounts/account-sweep.ts";
import type { Post } from "../posts/model.ts";
import { socialServices } from "../services.ts";

const TIMEOUT_MS = 120_000;
const MINUTES_MS = 180_000;
const ARTICLE = { title: "早", text: "西湖的早晨", imageUrls: [] };

type Services = ReturnType<typeof socialServices>;

/** Two processes that share nothing but the database, and one whose clock is some minutes ahead, to sweep. */
const servicesOn = (stores: TestStores) => {
  const start = (aheadMs = 0) =>
    socialServices({
      ...{ client: stores.clients.social, ...stores },
      now: () => new Date(Date.now() + aheadMs),
    });
  return { processes: [start(), start()] as [Services, Services], later: start(MINUTES_MS) };
};

async function publish({ lifeAccountService, publishService }: Services) {
  const owner = newId("user");
  const account = await lifeAccountService.createAccount(owner, { handle: "west-lake", displayName: "西湖" });
  const posts = [
    await publishService.publishPost(owner, account._id, ARTICLE),
    await publishService.publishPost(owner, account._id, ARTICLE),
  ] as const;
  return { owner, account: account._id, posts };
}

const countOf = async ({ counters }: TestStores, counted: Counted, of: string): Promise<number> => {
  const counter = counterOf(counted, of);
  return (await counters.findValues([counter])).get(counter) ?? 0;
};

const like = ({ reactionService }: Services, user: string, post: Post) =>
  reactionService.react({ kind: "LIKE", viewerId: user, postId: post._id, postShown: async () => post });
const unlike = ({ reactionService }: Services, user: string, post: Post) =>
  reactionService.takeBack({ kind: "LIKE", viewerId: user, postId: post._id, postShown: async () => post });
const comment = ({ commentService }: Services, author: string, post: Post) =>
  commentService.commentOnPost(
    { author, postId: post._id, text: "好", replyToId: null },
    { postShown: async () => post, commentShown: async () => null },
  );

describe("marks on what an account has published, left in two processes at once", {
  timeout: TIMEOUT_MS,
}, () => {
  it("are counted exactly, for the post and for the account", async () => {
    await using stores = await openTestStores();
    const { processes } = servicesOn(stores);
    const { account, posts } = await publish(processes[0]);
    const people = Array.from({ length: 60 }, () => newId("user"));

    await Promise.all(
      people.map(async (person, index) => {
        const [one, other] = index % 2 === 0 ? processes : processes.toReversed();
        await Promise.all([
          like(one as Services, person, posts[0]),
          like(other as Services, person, posts[0]),
        ]);
        if (index % 3 === 0) await comment(one as Services, person, posts[0]);
        if (index % 4 === 0) await unlike(other as Services, person, posts[0]);
      }),
    );

    expect(await countOf(stores, "likes", posts[0]._id)).toBe(45);
    expect(await countOf(stores, "likes", account)).toBe(45);
    expect(await countOf(stores, "comments", account)).toBe(20);
    expect(await graphViolations(stores)).toEqual([]);
  });

  it("go with a post that is deleted meanwhile, from what the account counts too", async () => {
    await using stores = await openTestStores();
    const { processes, later } = servicesOn(stores);
    const { owner, account, posts } = await publish(processes[0]);
    const people = Array.from({ length: 30 }, () => newId("user"));
    await like(processes[0], newId("user"), posts[1]);

    await Promise.all([
      ...people.map((person, index) =>
        like(processes[index % 2] as Services, person, posts[0]).catch(() => {}),
      ),
      processes[1].postService.deletePost(owner, posts[0]._id),
    ]);
    const deleted = await graphViolations(stores);
    await later.upkeep(AbortSignal.timeout(TIMEOUT_MS));

    expect(deleted).toEqual([]);
    expect(await graphViolations(stores)).toEqual([]);
    expect(await countOf(stores, "likes", posts[0]._id)).toBe(0);
    expect(await countOf(stores, "likes", account)).toBe(1);
  });

  it("go with the account, swept twice at once or once", async () => {
    await using stores = await openTestStores();
    const { processes, later } = servicesOn(stores);
    const { owner, account, posts } = await publish(processes[0]);
    for (const post of posts) await like(processes[0], newId("user"), post);

    await processes[0].lifeAccountService.deleteAccount(owner, account);
    const sweep = () =>
      sweepAccounts({
        ...{ ...stores, client: stores.clients.social, followEnd: later.followEnd },
        now: () => new Date(Date.now() + MINUTES_MS),
      });
    await Promise.all([sweep(), sweep()]);
    const evenLater = socialServices({
      ...{ client: stores.clients.social, ...stores },
      now: () => new Date(Date.now() + 2 * MINUTES_MS),
    });
    await evenLater.upkeep(AbortSignal.timeout(TIMEOUT_MS));

    const db = stores.clients.social.db(`${stores.databasePrefix}social`);
    const left = ["posts", "likes", "postRemovals", "counterShards", "follows"].map((name) =>
      db.collection(name).countDocuments(),
    );
    expect(await Promise.all(left)).toEqual([0, 0, 0, 0, 0]);
    expect(await graphViolations(stores)).toEqual([]);
  });
});
