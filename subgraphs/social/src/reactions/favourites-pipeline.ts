import type { PageRequest } from "@kith/kit/connection.ts";
import type { GlobalId } from "@kith/kit/global-id.ts";
import { filterAfter, sortOf } from "@kith/kit/keyset.ts";
import type { Document } from "mongodb";
import { POSTS_COLLECTION } from "../posts/model.ts";
import { FAVOURITES_KEYSET } from "./model.ts";

export type FavouritesQuestion = {
  readonly user: GlobalId;
  /** Which posts the viewer may see. */
  readonly shown: Document;
  readonly request: PageRequest;
};

/** Reads the rows in their order and the post of each, until the page and one more are shown. */
export function favouritesPipeline({ user, shown, request }: FavouritesQuestion): Document[] {
  const after = request.after === null ? [] : [filterAfter(FAVOURITES_KEYSET, request.after)];
  return [
    { $match: { $and: [{ user }, ...after] } },
    { $sort: sortOf(FAVOURITES_KEYSET) },
    {
      $lookup: {
        from: POSTS_COLLECTION,
        localField: "post",
        foreignField: "_id",
        as: "shown",
        pipeline: [{ $match: shown }],
      },
    },
    { $unwind: "$shown" },
    { $limit: request.limit + 1 },
  ];
}
