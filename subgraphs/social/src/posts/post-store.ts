import { type Page, type PageRequest, pageOf } from "@kith/kit/connection.ts";
import { ensureIndexes, IN_ONE_BATCH } from "@kith/kit/database.ts";
import type { GlobalId } from "@kith/kit/global-id.ts";
import { sortOf } from "@kith/kit/keyset.ts";
import { pageLoaderOf } from "@kith/kit/page-loader.ts";
import type { ClientSession, Db, Document } from "mongodb";
import { feedPipeline } from "./feed-pipeline.ts";
import { POSTS_KEYSET, type Post, type PostCounter } from "./model.ts";

export type PostStore = ReturnType<typeof postStore>;

type FeedQuestion = {
  /** Whose posts: at least one, at most some thousands. */
  readonly authors: readonly GlobalId[];
  readonly only: Document;
  readonly request: PageRequest;
};

/** The collection of posts. */
export function postStore(db: Db) {
  const posts = db.collection<Post>("posts");

  const findNewest = ({ authors, only, request }: FeedQuestion, session?: ClientSession): Promise<Post[]> => {
    const from = posts.collectionName;
    const pipeline = feedPipeline({ from, authors, only, request });
    return db
      .aggregate<Post>(pipeline, { comment: from, ...IN_ONE_BATCH, ...(session && { session }) })
      .toArray();
  };

  return {
    ensureIndexes: () =>
      ensureIndexes(posts, [
        // What an author shows to friends, and the newest of each author for a feed.
        { key: { author: 1, createdAt: -1, _id: -1 } },
        // What an author shows to everybody, without reading what is for friends.
        { key: { author: 1, audience: 1, createdAt: -1, _id: -1 } },
      ]),

    /** One command for each different page request, whatever the number of authors. @param only Which of their posts. */
    pageLoader: (name: string, only: () => Promise<Document>) =>
      pageLoaderOf<Post>(name, {
        db,
        collection: posts,
        parentField: "author",
        keyset: POSTS_KEYSET,
        alsoOnly: only,
      }),

    /** The newest posts of many authors in one list. One command, at most authors + (rows + 1)² keys read. */
    async findFeed(question: FeedQuestion, session?: ClientSession): Promise<Page<Post>> {
      const { request } = question;
      const oneMore = { ...request, limit: request.limit + 1 };
      return pageOf(await findNewest({ ...question, request: oneMore }, session), request);
    },

    /** The same without one more: `limit` posts. At most authors + rows² keys read. */
    findNewest,

    /** What an author has posted last, whoever it is for. @param floor Perhaps a few older ones too. Null: of any age. */
    findNewestOf: (
      author: GlobalId,
      { limit, floor }: { readonly limit: number; readonly floor: { readonly createdAt: Date } | null },
      session: ClientSession,
    ) =>
      posts
        .find(
          { author, ...(floor && { createdAt: { $gte: floor.createdAt } }) },
          { session, ...IN_ONE_BATCH },
        )
        .sort(sortOf(POSTS_KEYSET))
        .limit(limit)
        .toArray(),

    findByIds: (ids: readonly GlobalId[]) => posts.find({ _id: { $in: [...ids] } }, IN_ONE_BATCH).toArray(),

    findById: (id: GlobalId, session: ClientSession) => posts.findOne({ _id: id }, { session }),

    /** Some of what an author has posted, by id. */
    async findIdsOf(author: GlobalId, limit: number, session?: ClientSession): Promise<GlobalId[]> {
      const rows = await posts
        .find({ author }, { projection: { _id: 1 }, ...IN_ONE_BATCH, ...(session && { session }) })
        .limit(limit)
        .toArray();
      return rows.map(({ _id }) => _id);
    },

    add: (post: Post, session: ClientSession) => posts.insertOne(post, { session }),

    /** Adds the posts that are not there yet. @returns The ones that were new. */
    async addMissing(some: readonly Post[], session: ClientSession): Promise<Post[]> {
      const ids = some.map(({ _id }) => _id);
      const known = await posts
        .find({ _id: { $in: ids } }, { session, projection: { _id: 1 }, ...IN_ONE_BATCH })
        .toArray();
      const knownIds = new Set(known.map(({ _id }) => _id));
      const missing = some.filter(({ _id }) => !knownIds.has(_id));
      if (missing.length > 0) await posts.insertMany(missing, { session });
      return missing;
    },

    /** @returns The post after the change, null when it is not there. */
    count: (id: GlobalId, by: Partial<Record<PostCounter, number>>, session: ClientSession) =>
      posts.findOneAndUpdate({ _id: id }, { $inc: by }, { session, returnDocument: "after" }),

    /** Removes what a person has posted, or a life account of theirs. @returns It, null where it was not there. */
    remove: (id: GlobalId, person: GlobalId, session: ClientSession) =>
      posts.findOneAndDelete({ _id: id, $or: [{ author: person }, { owner: person }] }, { session }),

    removeByIds: (ids: readonly GlobalId[], session: ClientSession) =>
      posts.deleteMany({ _id: { $in: [...ids] } }, { session }),
  };
}
