import type { GlobalId } from "@kith/kit/global-id.ts";
import { inTransaction } from "@kith/kit/transaction.ts";
import type { Membership } from "../../subgraphs/groups/src/memberships/model.ts";
import type { Comment } from "../../subgraphs/social/src/comments/model.ts";
import { counterOf } from "../../subgraphs/social/src/counters/model.ts";
import type { Follow } from "../../subgraphs/social/src/follows/model.ts";
import type { sidesOf } from "../../subgraphs/social/src/friendships/model.ts";
import type { Post } from "../../subgraphs/social/src/posts/model.ts";
import type { Reaction } from "../../subgraphs/social/src/reactions/model.ts";
import { listingOf } from "../../subgraphs/users/src/profiles/listing.ts";
import type { Stores } from "../database/stores.ts";

export type Bond = Parameters<typeof sidesOf>[0];

/**
 * Adds friendships: both rows and both counters in one transaction, for those that are not there yet.
 *
 * @param bonds Different pairs, at most a few thousand.
 * @returns How many were new.
 */
export async function loadFriendships(
  { clients, people, friendships, circles, feedHeads }: Stores,
  bonds: readonly Bond[],
): Promise<number> {
  const known = await people.findByIds([...new Set(bonds.flatMap((bond) => bond.people))]);
  const listings = new Map(known.map((person) => [person._id, listingOf(person)]));
  return inTransaction(clients.social, async (session) => {
    const listed = bonds.map((bond) => ({ ...bond, listings }));
    const added = await friendships.addMissing(listed, session);
    const counts = countsOf(added.flatMap((bond) => bond.people));
    await circles.changeMany(counts, session);
    const ofAdded = new Map([...listings].filter(([id]) => counts.has(id)));
    await circles.listMissing(ofAdded, session);
    if (added.length > 0) await feedHeads.restart([...counts.keys()], session);
    return added.length;
  });
}

/**
 * Adds follows of life accounts: the rows and both counts in one transaction, for those that are not there yet.
 *
 * @param rows Different follows, at most a few thousand.
 * @returns How many were new.
 */
export function loadFollows(
  { clients, follows, followings, counters }: Stores,
  rows: readonly Follow[],
): Promise<number> {
  return inTransaction(clients.social, async (session) => {
    const added = await follows.addMissing(rows, session);
    await followings.changeMany(countsOf(added.map(({ user }) => user)), session);
    const followers = countsOf(added.map(({ account }) => counterOf("followers", account)));
    const changes = [...followers].map(([counter, by]) => ({ counter, by }));
    await counters.changeMany(changes, { shard: 0, session });
    return added.length;
  });
}

/**
 * Adds memberships and counts them, in one transaction, for those that are not there yet.
 *
 * @param places Different places, at most a few thousand.
 * @returns How many were new.
 */
export function loadMemberships(
  { clients, groups, memberships }: Stores,
  places: readonly Membership[],
): Promise<number> {
  return inTransaction(clients.groups, async (session) => {
    const added = await memberships.addMissing(places, session);
    await groups.changeMemberCounts(countsOf(added.map(({ group }) => group)), session);
    return added.length;
  });
}

/** Posts, and what hangs off them; their counters count it already. */
export type Life = {
  readonly posts: readonly Post[];
  readonly likes: readonly Reaction[];
  readonly favourites: readonly Reaction[];
  readonly comments: readonly Comment[];
};

/**
 * Adds posts with what hangs off them, in one transaction, for those that are not there yet.
 *
 * @param life At most a few thousand rows.
 * @returns How many posts were new.
 */
export function loadLife(
  { clients, posts, likes, favourites, comments, feedHeads }: Stores,
  life: Life,
): Promise<number> {
  return inTransaction(clients.social, async (session) => {
    const added = new Set((await posts.addMissing(life.posts, session)).map(({ _id }) => _id));
    const newOf = <Row extends { readonly post: GlobalId }>(rows: readonly Row[]) =>
      rows.filter(({ post }) => added.has(post));
    await likes.addMany(newOf(life.likes), session);
    await favourites.addMany(newOf(life.favourites), session);
    await comments.addMany(newOf(life.comments), session);
    if (added.size > 0) await feedHeads.restart(null, session);
    return added.size;
  });
}

/** What life accounts have published, and who likes it: nothing of it is counted yet. */
export type Published = Pick<Life, "posts" | "likes">;

/**
 * Adds what life accounts have published, with the counters of each post and account, in one transaction, for those that are
 * not there yet.
 *
 * @param published At most a few thousand rows.
 * @returns How many posts were new.
 */
export function loadPublished(
  { clients, posts, likes, counters }: Stores,
  published: Published,
): Promise<number> {
  return inTransaction(clients.social, async (session) => {
    const added = await posts.addMissing(published.posts, session);
    const accountByPost = new Map(added.map(({ _id, author }) => [_id, author]));
    const newLikes = published.likes.filter(({ post }) => accountByPost.has(post));
    await likes.addMany(newLikes, session);
    const counted = newLikes.flatMap(({ post }) => [post, accountByPost.get(post) ?? ""]);
    const changes = [...countsOf(counted)].map(([id, by]) => ({ counter: counterOf("likes", id), by }));
    await counters.changeMany(changes, { shard: 0, session });
    return added.length;
  });
}

function countsOf(ids: readonly GlobalId[]): Map<GlobalId, number> {
  const counts = new Map<GlobalId, number>();
  for (const id of ids) counts.set(id, (counts.get(id) ?? 0) + 1);
  return counts;
}
