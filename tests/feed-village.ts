import { newId } from "@kith/kit/global-id.ts";
import { loadFriendships, loadLife } from "../scripts/loading/load-graph.ts";
import { randomOf } from "../scripts/town/random.ts";
import type { PostAudience } from "../subgraphs/social/src/generated/schema.types.ts";
import { socialServices } from "../subgraphs/social/src/services.ts";
import { lifeRows } from "./life-rows.ts";
import { outcomeOf } from "./races.ts";
import type { TestStores } from "./stores.ts";

const PEOPLE = 6;
const HOUR_MS = 3_600_000;
const LIMITS = { entriesMax: 8, postsOfNewFriendMax: 3 };
const AUDIENCES: readonly PostAudience[] = ["EVERYBODY", "FRIENDS", "FRIENDS", "SOME", "EXCEPT"];

/** People who do at random what has to do with feeds, always the same for a seed. */
export async function villageOf(stores: TestStores, seed: number) {
  const random = randomOf(seed);
  const draw = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)] as Item;
  const clock = { aheadMs: 0 };
  const now = () => new Date(Math.floor((Date.now() + clock.aheadMs) / 50) * 50);
  const services = socialServices({ client: stores.clients.social, ...stores, feedLimits: LIMITS, now });
  const { friendshipService, blockService, postService, publishService } = services;
  const isThere = async () => true;
  const people = Array.from({ length: PEOPLE }, () => newId("user"));
  const posts: { author: string; id: string }[] = [];

  const owner = newId("user");
  const wish = { handle: "village-news", displayName: "村里的事" };
  const { _id: account } = await services.lifeAccountService.createAccount(owner, wish);
  for (const follower of people.slice(0, 3)) await services.followService.follow(follower, account);

  async function post(): Promise<void> {
    const author = draw(people);
    const friends = await stores.friendships.findFriendIds(author);
    const audience = draw(AUDIENCES);
    const isNamed = audience === "SOME" || audience === "EXCEPT";
    if (isNamed && friends.length === 0) return;
    const audienceUserIds = isNamed ? [draw(friends)] : [];
    const made = await postService.createPost(author, {
      text: "早",
      imageUrls: [],
      audience,
      audienceUserIds,
    });
    posts.push({ author, id: made._id });
  }
  async function remove(): Promise<void> {
    const gone = draw(posts);
    if (gone !== undefined) await outcomeOf(postService.deletePost(gone.author, gone.id));
  }
  async function befriend(): Promise<void> {
    const [one, other] = [draw(people), draw(people)];
    for (const [from, to] of [[one, other] as const, [other, one] as const])
      await outcomeOf(
        friendshipService.requestFriend({ from, to, source: "SEARCH", message: null }, isThere),
      );
  }
  async function publish(): Promise<void> {
    await publishService.publishPost(owner, account, { text: "新闻", imageUrls: [] });
  }
  /** What a script loads, past the rules. */
  async function load(): Promise<void> {
    const [one, other] = [draw(people), draw(people)];
    const around = await stores.blocks.findAround(one, 100);
    if (one !== other && !around.some((block) => block.people.includes(other)))
      await loadFriendships(stores, [{ people: [one, other], since: now(), source: "IMPORT" }]);
    const rows = lifeRows({ authors: [draw(people)], count: 1, talkers: [], keeper: "", since: now() });
    await loadLife(stores, {
      ...rows,
      favourites: [],
      posts: rows.posts.map((row) => ({ ...row, favouriteCount: 0 })),
    });
  }
  async function erase(): Promise<void> {
    if (people.length < PEOPLE - 1) return;
    const [gone = ""] = people.splice(Math.floor(random() * people.length), 1);
    await services.erasePerson(gone);
  }
  async function pass(ms: number): Promise<void> {
    clock.aheadMs += ms;
    await services.upkeep(new AbortController().signal);
  }

  const acts: readonly (readonly [weight: number, act: () => Promise<unknown>])[] = [
    [30, post],
    [4, remove],
    [14, befriend],
    [5, () => outcomeOf(friendshipService.unfriend(draw(people), draw(people)))],
    [3, () => outcomeOf(blockService.blockUser(draw(people), draw(people), isThere))],
    [3, () => outcomeOf(blockService.unblockUser(draw(people), draw(people)))],
    [6, () => stores.feedHeads.noteReads([draw(people)], now())],
    [8, () => pass(HOUR_MS)],
    [3, () => pass(25 * HOUR_MS)],
    [1, () => pass(100 * HOUR_MS)],
    [3, publish],
    [2, load],
    [0.5, erase],
  ];
  const weights = acts.reduce((sum, [weight]) => sum + weight, 0);
  async function doSomething(): Promise<void> {
    let at = random() * weights;
    for (const [weight, act] of acts) {
      at -= weight;
      if (at <= 0) return void (await act());
    }
  }
  return { people, services, doSomething, pageSize: () => draw([2, 3, 5, 20]) };
}
