import type { GlobalId } from "@kith/kit/global-id.ts";
import { inTurn } from "@kith/kit/in-turn.ts";
import { inTransaction, TRANSACTION_DEAD_AFTER_MS } from "@kith/kit/transaction.ts";
import type { ClientSession, MongoClient } from "mongodb";
import type { Post } from "../posts/model.ts";
import { addressedTo } from "../posts/post-rules.ts";
import type { SocialStores } from "../stores.ts";
import type { FoundHead } from "./feed-head-store.ts";
import {
  entryOf,
  FEED_UNREAD_MAX_MS,
  type FeedHead,
  type FeedLimits,
  higherOf,
  placeOfEntry,
  placeOfPost,
} from "./model.ts";

export type FeedUpkeep = ReturnType<typeof feedUpkeep>;

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
/** For how long an inbox is one process's to look at: what is broken off is begun again after that. */
const TAKEN_MS = 2 * MINUTE_MS;
const HEADS_PER_ROUND_MAX = 100;
/** So a sweep ends, and others have their turn: after 10,000 inboxes. */
const ROUNDS_MAX = 100;
const ROWS_PER_TRANSACTION_MAX = 1_000;
/** A larger page of many authors' posts reads more keys for each of its rows. */
const POSTS_PER_COMMAND_MAX = 100;

type Parts = Pick<SocialStores, "friendships" | "posts" | "feedHeads" | "feedEntries"> & {
  readonly client: MongoClient;
  readonly limits: Pick<FeedLimits, "entriesMax">;
  readonly now: () => Date;
};

/**
 * Builds inboxes that have warmed up, trims those that are read and removes those that are not. May be broken off at any
 * moment and done by several processes: every step is a transaction that meets whoever else changes the inbox, and is
 * begun again by whoever comes next.
 */
export function feedUpkeep({ client, friendships, posts, feedHeads, feedEntries, limits, now }: Parts) {
  const { entriesMax } = limits;
  const later = (ms: number): Date => new Date(now().getTime() + ms);

  const visitByState = { WARMING: build, READY: keep, ENDING: remove };

  async function build(head: FoundHead): Promise<void> {
    const { _id: person } = head;
    await inTransaction(client, async (session) => {
      if ((await feedHeads.touch(head, session)) === null) return;
      const { newest, hasMore } = await newestFor(person, session);
      await feedEntries.addMissing(
        newest.map((post) => entryOf(person, post)),
        session,
      );
      const last = newest.at(-1);
      const floor = hasMore && last !== undefined ? placeOfPost(last) : null;
      await feedHeads.change(head, { state: "READY", floor, dueAt: later(DAY_MS) }, session);
    });
  }

  /** As many of the newest posts for a person as an inbox holds, and whether there are more. */
  async function newestFor(person: GlobalId, session: ClientSession) {
    const authors = [person, ...(await friendships.findFriendIds(person, session))];
    const only = addressedTo(person);
    const newest: Post[] = [];
    let hasMore = true;
    while (hasMore && newest.length < entriesMax) {
      const last = newest.at(-1);
      const after = last === undefined ? null : placeOfEntry(placeOfPost(last));
      const limit = Math.min(POSTS_PER_COMMAND_MAX, entriesMax - newest.length);
      const page = await posts.findFeed({ authors, only, request: { limit, after } }, session);
      newest.push(...page.rows);
      hasMore = page.hasMore;
    }
    return { newest, hasMore };
  }

  async function keep(head: FeedHead): Promise<void> {
    const isUnread = head.readAt.getTime() < now().getTime() - FEED_UNREAD_MAX_MS;
    if (isUnread) await feedHeads.change(head, { state: "ENDING", dueAt: later(TRANSACTION_DEAD_AFTER_MS) });
    else await feedHeads.change(head, { dueAt: later(nextVisitMs(await trim(head), entriesMax)) });
  }

  /** @returns How many entries were removed. */
  async function trim(head: FeedHead): Promise<number> {
    const full = await feedEntries.findLastOfMore(head._id, entriesMax);
    if (full === null && head.floor === null) return 0;
    const trimSome = (): Promise<number> =>
      inTransaction(client, async (session) => {
        const touched = await feedHeads.touch(head, session);
        const floor = higherOf(touched?.floor ?? null, full);
        if (touched === null || floor === null) return 0;
        await feedHeads.change(head, { floor }, session);
        return removeSome(head._id, { below: floor }, session);
      });
    return repeat(trimSome);
  }

  const removeSome = async (
    person: GlobalId,
    { below }: { readonly below: FeedHead["floor"] },
    session: ClientSession,
  ): Promise<number> => {
    const of = { below, limit: ROWS_PER_TRANSACTION_MAX };
    const ids = await feedEntries.findIdsOfPerson(person, of, session);
    await feedEntries.removeByIds(ids, session);
    return ids.length;
  };

  /** The entries, then the head with the last of them. @param touch Whether the inbox is still to be removed. */
  const removeAll = (person: GlobalId, touch: (session: ClientSession) => Promise<unknown>) =>
    repeat(() =>
      inTransaction(client, async (session) => {
        if ((await touch(session)) === null) return 0;
        const removed = await removeSome(person, { below: null }, session);
        if (removed < ROWS_PER_TRANSACTION_MAX) await feedHeads.remove(person, session);
        return removed;
      }),
    );

  async function remove(head: FoundHead): Promise<void> {
    await removeAll(head._id, (session) => feedHeads.touch(head, session));
  }

  async function visit(found: FeedHead, signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    const head = await feedHeads.take(found, later(TAKEN_MS));
    if (head !== null) await visitByState[head.state](head);
  }

  return {
    async visitDue(signal: AbortSignal): Promise<void> {
      for (let rounds = 0; rounds < ROUNDS_MAX; rounds += 1) {
        const due = await feedHeads.findDue(now(), HEADS_PER_ROUND_MAX);
        await inTurn(due.map((head) => () => visit(head, signal)));
        if (due.length < HEADS_PER_ROUND_MAX) return;
      }
    },

    /** Removes the inbox of somebody who is gone and has no friends any more: nothing is delivered to them. */
    forget: async (person: GlobalId): Promise<void> => {
      await removeAll(person, async () => "anyhow");
    },
  };
}

/** Repeats what does at most 1,000 rows at a time, until there are none left. @returns How many it were. */
async function repeat(some: () => Promise<number>): Promise<number> {
  let all = 0;
  for (let done = ROWS_PER_TRANSACTION_MAX; done === ROWS_PER_TRANSACTION_MAX; all += done)
    done = await some();
  return all;
}

/** An inbox that fills faster than once a day is trimmed as often as it fills. */
const nextVisitMs = (trimmed: number, entriesMax: number): number =>
  Math.max(MINUTE_MS, (DAY_MS * entriesMax) / Math.max(entriesMax, trimmed));
