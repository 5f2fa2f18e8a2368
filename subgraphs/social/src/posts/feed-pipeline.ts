import type { PageRequest } from "@kith/kit/connection.ts";
import type { GlobalId } from "@kith/kit/global-id.ts";
import { filterAfter, sortOf } from "@kith/kit/keyset.ts";
import type { Document } from "mongodb";
import { POSTS_KEYSET } from "./model.ts";

type Parts = {
  /** The collection of posts. */
  readonly from: string;
  readonly authors: readonly GlobalId[];
  readonly only: Document;
  readonly request: PageRequest;
};

/**
 * Reads a page of a feed, to be run on the database: the newest posts of many authors after a place, `limit` of them.
 *
 * A page of n posts has at most n authors, and they are the n whose newest posts are the newest. So a seek for each author
 * finds that one post, and the page itself is read from those n alone. A plain `find` with `$in` and a sort would merge the
 * walks of at most 200 authors; of more it reads every post and sorts them.
 */
export function feedPipeline({ from, authors, only, request }: Parts): Document[] {
  const { limit } = request;
  const matches = [only, ...(request.after === null ? [] : [filterAfter(POSTS_KEYSET, request.after)])];
  const newest = (ofEach: number): Document[] => [
    ...matches.map((filter) => ({ $match: filter })),
    { $sort: sortOf(POSTS_KEYSET) },
    { $limit: ofEach },
  ];
  const posts = (as: string, pipeline: readonly Document[]): Document[] => [
    { $lookup: { from, localField: "_id", foreignField: "author", as, pipeline } },
    { $unwind: `$${as}` },
  ];
  return [
    { $documents: authors.map((author) => ({ _id: author })) },
    ...posts("newest", [...newest(1), { $project: { createdAt: 1 } }]),
    { $sort: { "newest.createdAt": -1, "newest._id": -1 } },
    { $limit: limit },
    ...posts("post", newest(limit)),
    { $replaceRoot: { newRoot: "$post" } },
    { $sort: sortOf(POSTS_KEYSET) },
    { $limit: limit },
  ];
}
