import { ensureIndexes, IN_ONE_BATCH } from "@kith/kit/database.ts";
import type { GlobalId } from "@kith/kit/global-id.ts";
import { pageLoaderOf } from "@kith/kit/page-loader.ts";
import type { ClientSession, Db, Document } from "mongodb";
import { COMMENTS_KEYSET, type Comment } from "./model.ts";

export type CommentStore = ReturnType<typeof commentStore>;

/** The collection of comments and replies. */
export function commentStore(db: Db) {
  const comments = db.collection<Comment>("comments");
  return {
    ensureIndexes: () =>
      ensureIndexes(comments, [
        // What stands below a post or a comment, in order.
        { key: { parent: 1, createdAt: 1, _id: 1 } },
        // All that hangs off a post, to be counted and swept.
        { key: { post: 1 } },
        // All that a person has said, to be erased with them.
        { key: { author: 1, _id: 1 } },
      ]),

    /** What stands below each of many posts or comments. @param alsoOnly Whose comments may be in the list. */
    pageLoader: (alsoOnly: () => Promise<Document>) =>
      pageLoaderOf<Comment>("commentsPage", {
        db,
        collection: comments,
        parentField: "parent",
        keyset: COMMENTS_KEYSET,
        alsoOnly,
      }),

    findByIds: (ids: readonly GlobalId[]) =>
      comments.find({ _id: { $in: [...ids] } }, IN_ONE_BATCH).toArray(),

    findById: (id: GlobalId) => comments.findOne({ _id: id }),

    add: (comment: Comment, session: ClientSession) => comments.insertOne(comment, { session }),

    async addMany(rows: readonly Comment[], session: ClientSession): Promise<void> {
      if (rows.length > 0) await comments.insertMany([...rows], { session });
    },

    /** @returns The comment after the change, null when it is not there. */
    countReplies: (id: GlobalId, by: number, session: ClientSession) =>
      comments.findOneAndUpdate(
        { _id: id },
        { $inc: { replyCount: by } },
        { session, returnDocument: "after" },
      ),

    /** Removes a comment and what stands below it. @returns How many that were. */
    removeThread: async (id: GlobalId, session: ClientSession): Promise<number> =>
      (await comments.deleteMany({ $or: [{ _id: id }, { parent: id }] }, { session })).deletedCount,

    /** Some of what is on a post, by id. */
    async findIdsOf(post: GlobalId, limit: number): Promise<string[]> {
      const rows = await comments
        .find({ post }, { projection: { _id: 1 }, ...IN_ONE_BATCH })
        .limit(limit)
        .toArray();
      return rows.map(({ _id }) => _id);
    },

    /** Some of what a person has said. */
    async findIdsBy(author: GlobalId, limit: number): Promise<GlobalId[]> {
      const rows = await comments
        .find({ author }, { projection: { _id: 1 } })
        .limit(limit)
        .toArray();
      return rows.map(({ _id }) => _id);
    },

    removeByIds: (ids: readonly string[]) => comments.deleteMany({ _id: { $in: [...ids] } }),
  };
}
