import { ensureIndexes, IN_ONE_BATCH } from "@kith/kit/database.ts";
import type { GlobalId } from "@kith/kit/global-id.ts";
import { pageLoaderOf } from "@kith/kit/page-loader.ts";
import type { ClientSession, Db, Document } from "mongodb";
import { closenessSum } from "../closeness/model.ts";
import type { FriendOrder } from "../generated/schema.types.ts";
import {
  FRIENDS_MAX,
  type Friendship,
  KEYSET_BY_ORDER,
  type ListedFriend,
  type Listing,
  listedAs,
  sideOf,
  sidesOf,
  userOfSide,
} from "./model.ts";

export type FriendshipStore = ReturnType<typeof friendshipStore>;

/** Who is whose friend, without what is known of the friendship. */
type Side = Pick<Friendship, "user" | "friend">;
const SIDE_ONLY = { _id: 0, user: 1, friend: 1 } as const;

/**
 * Rows by their ids, and by whose they are: rows are placed by that where there are several shards (docs/scale.md), and a
 * command that did not name it would be asked of all of them.
 */
const placedAt = (ids: readonly string[]) => ({
  _id: { $in: [...ids] },
  user: { $in: [...new Set(ids.map(userOfSide))] },
});

/** The collection of friendships: two rows each, written together. */
export function friendshipStore(db: Db) {
  const friendships = db.collection<Friendship>("friendships");
  return {
    ensureIndexes: () =>
      ensureIndexes(friendships, [
        // Pages of one person's friends, in each order.
        { key: { user: 1, since: -1, friend: 1 } },
        { key: { user: 1, closeness: -1, friend: 1 } },
        { key: { user: 1, friendName: 1, friend: 1 } },
        { key: { user: 1, friendCity: 1, since: -1, friend: 1 } },
        // Shared friends: one list is sought in the other, without reading either whole.
        { key: { user: 1, friend: 1 } },
      ]),

    /**
     * One command for each different page request, whatever the number of people.
     *
     * @param city Null: wherever the friends live. Within a city, all orders but RECENT sort its friends, at most 5,000.
     * @param alsoOnly Which friends may be in the list.
     */
    pageLoader: (order: FriendOrder, city: string | null, alsoOnly: () => Promise<Document>) =>
      pageLoaderOf<ListedFriend>(`friendsPage ${order}`, {
        db,
        collection: friendships,
        parentField: "user",
        keyset: KEYSET_BY_ORDER[order],
        without: ["_id", "user", "friendCity", ...(order === "NAME" ? [] : ["friendName"])],
        ...(city !== null && { only: { friendCity: city } }),
        alsoOnly,
      }),

    findSides: (ids: readonly string[], session?: ClientSession) =>
      friendships.find(placedAt(ids), { ...IN_ONE_BATCH, ...(session && { session }) }).toArray(),

    /** The ids of a person's friends, ascending: at most 5,000. */
    async findFriendIds(user: GlobalId, session?: ClientSession): Promise<GlobalId[]> {
      const rows = await friendships
        .find({ user }, { projection: { _id: 0, friend: 1 }, ...IN_ONE_BATCH, ...(session && { session }) })
        .sort({ friend: 1 })
        .limit(FRIENDS_MAX)
        .toArray();
      return rows.map(({ friend }) => friend);
    },

    /**
     * Which of `friends` each of `users` is a friend of: an index seek for each match, not a read of all rows.
     *
     * @param limit How many matches are enough; 0 for all of them.
     */
    findAmong: (users: readonly GlobalId[], friends: readonly GlobalId[], limit = 0) =>
      friendships
        .find<Side>(
          { user: { $in: [...users] }, friend: { $in: [...friends] } },
          { projection: SIDE_ONLY, ...IN_ONE_BATCH },
        )
        .limit(limit)
        .toArray(),

    /** The friends of a few people, person by person, in the order of their ids. @param limit In all. */
    findCircles: (users: readonly GlobalId[], limit = users.length * FRIENDS_MAX) =>
      friendships
        .find<Side>({ user: { $in: [...users] } }, { projection: SIDE_ONLY, ...IN_ONE_BATCH })
        .sort({ user: 1, friend: 1 })
        .limit(limit)
        .toArray(),

    areFriends: async (one: GlobalId, other: GlobalId, session: ClientSession) =>
      (await friendships.findOne(
        { _id: sideOf(one, other), user: one },
        { session, projection: { _id: 1 } },
      )) !== null,

    addBoth: (bond: Parameters<typeof sidesOf>[0], session: ClientSession) =>
      friendships.insertMany([...sidesOf(bond)], { session }),

    /** Lists a person anew with each of their friends: at most 5,000 rows, found by their ids. */
    listAnew: (friend: GlobalId, users: readonly GlobalId[], listing: Listing, session: ClientSession) =>
      friendships.updateMany(
        placedAt(users.map((user) => sideOf(user, friend))),
        { $set: listedAs(listing) },
        { session },
      ),

    /** Brings two friends closer, on both sides; does nothing when they are none. @param added From `closenessOf`. */
    addCloseness: ([one, other]: readonly [GlobalId, GlobalId], added: number, session: ClientSession) =>
      friendships.updateMany(
        placedAt([sideOf(one, other), sideOf(other, one)]),
        [{ $set: { closeness: closenessSum("$closeness", added) } }],
        { session },
      ),

    /** @returns How many sides were there: 2, or 0 when the two were not friends. */
    async removeBoth(one: GlobalId, other: GlobalId, session: ClientSession): Promise<number> {
      const sides = [sideOf(one, other), sideOf(other, one)];
      return (await friendships.deleteMany(placedAt(sides), { session })).deletedCount;
    },

    /** Some of a person's friends. */
    async findSome(user: GlobalId, limit: number, session: ClientSession): Promise<GlobalId[]> {
      const rows = await friendships
        .find({ user }, { projection: { _id: 0, friend: 1 }, session, ...IN_ONE_BATCH })
        .limit(limit)
        .toArray();
      return rows.map(({ friend }) => friend);
    },

    /** Removes both sides of the friendships between a person and some others. */
    removeAllBetween: (user: GlobalId, others: readonly GlobalId[], session: ClientSession) =>
      friendships.deleteMany(
        placedAt(others.flatMap((other) => [sideOf(user, other), sideOf(other, user)])),
        { session },
      ),

    /** Adds the friendships of which no side is there yet. @returns The ones that were new. */
    async addMissing(bonds: readonly Parameters<typeof sidesOf>[0][], session: ClientSession) {
      const ids = bonds.map(({ people: [one, other] }) => sideOf(one, other));
      const known = await friendships
        .find(placedAt(ids), { session, projection: { _id: 1 }, ...IN_ONE_BATCH })
        .toArray();
      const knownIds = new Set(known.map(({ _id }) => _id));
      const missing = bonds.filter((_bond, index) => !knownIds.has(ids[index] ?? ""));
      if (missing.length > 0) await friendships.insertMany(missing.flatMap(sidesOf), { session });
      return missing;
    },

    count: () => friendships.countDocuments(),
  };
}
