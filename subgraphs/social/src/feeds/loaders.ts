import { type Page, type PageRequest, pageOf } from "@kith/kit/connection.ts";
import type { GlobalId } from "@kith/kit/global-id.ts";
import type { Place } from "@kith/kit/keyset.ts";
import { batchLoaderOf } from "@kith/kit/loader.ts";
import type { Post } from "../posts/model.ts";
import type { PostRules } from "../posts/post-rules.ts";
import type { PostStore } from "../posts/post-store.ts";
import type { FeedAttendance } from "./feed-attendance.ts";
import type { FeedHeadStore } from "./feed-head-store.ts";
import { type FeedEntry, type InboxPage, isBelow, placeOfPost, portionOf } from "./model.ts";

const FEED_PAGES_MAX = 5;
/** How many entries are looked at besides where a page has lost some to the rules, and how often. */
const REFILL_SIZE = 100;
const REFILLS_MAX = 2;

type FeedKey = { readonly viewer: GlobalId; readonly request: PageRequest };

type Parts = {
  readonly posts: Pick<PostStore, "findFeed" | "findNewest">;
  readonly feedHeads: Pick<FeedHeadStore, "findPage">;
  readonly attendance: Pick<FeedAttendance, "note">;
  readonly rules: PostRules;
  /** Leads to no post that the viewer may not see. */
  readonly postById: { load(id: GlobalId): Promise<Post | null> };
};

/**
 * The way to the feed, new for each request. Where the viewer has an inbox, what friends have posted is read from it as far as
 * it goes, and only which posts they are: whether they are there and may be seen is asked as of any post.
 */
export function feedLoaders({ posts, feedHeads, attendance, rules, postById }: Parts) {
  async function pulledPage({ viewer, request }: FeedKey): Promise<Page<Post>> {
    const [authors, only] = await Promise.all([rules.feedAuthors(viewer), rules.filterOnFeed()]);
    return posts.findFeed({ authors, only, request });
  }

  async function pulledFrom(viewer: GlobalId, request: PageRequest): Promise<Post[]> {
    const [authors, only] = await Promise.all([rules.closePeople(viewer), rules.filterOnClose()]);
    return posts.findNewest({ authors, only, request });
  }

  async function publishedTo({ viewer, request }: FeedKey): Promise<Post[]> {
    const [authors, only] = await Promise.all([rules.followedAccounts(viewer), rules.filterOnFeed()]);
    if (authors.length === 0) return [];
    return posts.findNewest({ authors, only, request: { ...request, limit: request.limit + 1 } });
  }

  async function shownOf(entries: readonly FeedEntry[]): Promise<Post[]> {
    const [found, close] = await Promise.all([
      Promise.all(entries.map(({ post }) => postById.load(post))),
      rules.closeOf([...new Set(entries.map(({ author }) => author))]),
    ]);
    return found.filter((post): post is Post => post !== null && close.has(post.author));
  }

  /** What people have posted, `limit` of them: from an inbox, and from where that ends by gathering it. */
  async function postedTo(
    viewer: GlobalId,
    { limit, after }: PageRequest,
    first: InboxPage,
  ): Promise<Post[]> {
    const shown: Post[] = [];
    let portion = portionOf(first, { limit, after });
    for (let refills = 0; ; refills += 1) {
      shown.push(...(await shownOf(portion.entries)));
      const { next } = portion;
      if (shown.length >= limit || next === null) return shown.slice(0, limit);
      const request = { limit: REFILL_SIZE, after: next.after };
      const more = refills < REFILLS_MAX && next.in === "INBOX" ? await readyPage(viewer, request) : null;
      if (more === null) return [...shown, ...(await pulledFrom(viewer, restOf(next.after)))];
      portion = portionOf(more, request);
    }

    function restOf(place: Place): PageRequest {
      return { limit: limit - shown.length, after: place };
    }
  }

  async function readyPage(viewer: GlobalId, request: PageRequest): Promise<InboxPage | null> {
    const inbox = await feedHeads.findPage(viewer, request);
    attendance.note(viewer, inbox);
    return inbox?.state === "READY" ? inbox : null;
  }

  async function pageFor(key: FeedKey): Promise<Page<Post>> {
    const { viewer, request } = key;
    const oneMore = { ...request, limit: request.limit + 1 };
    const inbox = await readyPage(viewer, oneMore);
    const isBelowFloor =
      inbox !== null && portionOf(inbox, oneMore).entries.length === 0 && inbox.floor !== null;
    if (inbox === null || isBelowFloor) return pulledPage(key);
    const [posted, published] = await Promise.all([postedTo(viewer, oneMore, inbox), publishedTo(key)]);
    return pageOf([...posted, ...published].toSorted(newestFirst), request);
  }

  return {
    feedPage: batchLoaderOf<FeedKey, Page<Post>>({
      name: "feedPage",
      atMost: { keys: FEED_PAGES_MAX, called: "pages of the feed" },
      loadMany: (keys) => Promise.all(keys.map(async (key) => rules.withoutGone(await pageFor(key)))),
      cacheKeyOf: (key) => JSON.stringify(key),
    }),
  };
}

const newestFirst = (one: Post, other: Post): number =>
  isBelow(placeOfPost(one), placeOfPost(other)) ? 1 : -1;
