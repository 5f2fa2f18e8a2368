import type { GlobalId } from "@kith/kit/global-id.ts";
import type { Keyset } from "@kith/kit/keyset.ts";
import type { PostAudience, PostPlace, PostVideo } from "../generated/schema.types.ts";

export const POST_PREFIX = "post";
export const POSTS_PER_DAY_MAX = 100;

/** Something that its author shows to others, as stored. */
export type Post = {
  readonly _id: GlobalId;
  /** Of whatever may post. What depends on friendship finds no friends of anything but a person. */
  readonly author: GlobalId;
  /** Whose life account has posted it, where one has: counters of its posts are elsewhere, see `PostTally`. */
  readonly owner?: GlobalId;
  readonly title?: string | null;
  readonly text: string | null;
  readonly imageUrls: readonly string[];
  readonly video: Pick<PostVideo, "url" | "durationMs"> | null;
  readonly place: Pick<PostPlace, "name" | "latitude" | "longitude"> | null;
  readonly audience: PostAudience;
  /** SOME: who alone may see it, the author included. Null for any other audience. */
  readonly only: readonly GlobalId[] | null;
  /** EXCEPT: who may not see it. Null for any other audience. */
  readonly except: readonly GlobalId[] | null;
  readonly createdAt: Date;
  /** Always the number of rows in the likes, whoever they are of; the others likewise. 0 where an account has posted it. */
  readonly likeCount: number;
  readonly favouriteCount: number;
  /** Comments and replies. */
  readonly commentCount: number;
};

/** The counters of a post. */
export type PostCounter = "likeCount" | "favouriteCount" | "commentCount";

/** The order of every list of posts: the newest first. */
export const POSTS_KEYSET: Keyset = [
  { field: "createdAt", direction: -1, kind: "date" },
  { field: "_id", direction: -1, kind: "string" },
];
