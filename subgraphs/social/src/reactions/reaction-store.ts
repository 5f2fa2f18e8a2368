import { ensureIndexes, IN_ONE_BATCH } from "@kith/kit/database.ts";
import type { GlobalId } from "@kith/kit/global-id.ts";
import { pageLoaderOf } from "@kith/kit/page-loader.ts";
import type { ClientSession, Db, Document } from "mongodb";
import { FAVOURITES_KEYSET, LIKES_KEYSET, type Reaction, reactionOf } from "./model.ts";

export type ReactionStore = ReturnType<typeof reactionStore>;

/** A collection of marks that people leave on posts. */
export function reactionStore(db: Db, collection: "likes" | "favourites") {
  const reactions = db.collection<Reaction>(collection);
  return {
    ensureIndexes: () =>
      ensureIndexes(reactions, [
        // Who has left one on a post, and on which posts a person has.
        { key: { post: 1, since: -1, user: 1 } },
        { key: { user: 1, since: -1, post: 1 } },
      ]),

    /** Who has left one on each of many posts. @param alsoOnly Which people may be in the list. */
    peoplePageLoader: (alsoOnly: () => Promise<Document>) =>
      pageLoaderOf<Reaction>(`${collection}Page`, {
        db,
        collection: reactions,
        parentField: "post",
        keyset: LIKES_KEYSET,
        alsoOnly,
      }),

    /** On which posts each of many people has left one. */
    postsPageLoader: () =>
      pageLoaderOf<Reaction>(`${collection}OfPersonPage`, {
        db,
        collection: reactions,
        parentField: "user",
        keyset: FAVOURITES_KEYSET,
      }),

    /** On which of some posts a person has left one. */
    async findPostsAmong(posts: readonly GlobalId[], user: GlobalId): Promise<ReadonlySet<GlobalId>> {
      const ids = posts.map((post) => reactionOf(post, user));
      const rows = await reactions
        .find({ _id: { $in: ids } }, { projection: { _id: 0, post: 1 }, ...IN_ONE_BATCH })
        .toArray();
      return new Set(rows.map(({ post }) => post));
    },

    /** @returns Whether it is new. */
    async add({ post, user, since }: Omit<Reaction, "_id">, session: ClientSession): Promise<boolean> {
      const { upsertedCount } = await reactions.updateOne(
        { _id: reactionOf(post, user) },
        { $setOnInsert: { post, user, since } },
        { session, upsert: true },
      );
      return upsertedCount === 1;
    },

    async addMany(rows: readonly Reaction[], session: ClientSession): Promise<void> {
      if (rows.length > 0) await reactions.insertMany([...rows], { session });
    },

    /** @returns Whether it was there. */
    remove: async (post: GlobalId, user: GlobalId, session: ClientSession): Promise<boolean> =>
      (await reactions.deleteOne({ _id: reactionOf(post, user) }, { session })).deletedCount === 1,

    /** Some of what is on a post, by id. */
    async findIdsOf(post: GlobalId, limit: number): Promise<string[]> {
      const rows = await reactions
        .find({ post }, { projection: { _id: 1 }, ...IN_ONE_BATCH })
        .limit(limit)
        .toArray();
      return rows.map(({ _id }) => _id);
    },

    /** Some of the posts on which a person has left one. */
    async findPostIdsOf(user: GlobalId, limit: number): Promise<GlobalId[]> {
      const rows = await reactions
        .find({ user }, { projection: { _id: 0, post: 1 }, ...IN_ONE_BATCH })
        .limit(limit)
        .toArray();
      return rows.map(({ post }) => post);
    },

    removeByIds: (ids: readonly string[]) => reactions.deleteMany({ _id: { $in: [...ids] } }),
  };
}
