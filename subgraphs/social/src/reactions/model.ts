import type { GlobalId } from "@kith/kit/global-id.ts";
import type { Keyset } from "@kith/kit/keyset.ts";
import type { Post } from "../posts/model.ts";

/** A person's mark on a post, a like or a favourite, as stored: at most one of each. */
export type Reaction = {
  /** `<post>:<user>` */
  readonly _id: string;
  readonly post: GlobalId;
  readonly user: GlobalId;
  readonly since: Date;
};

/** A post that somebody keeps, and since when. */
export type FavouritePost = Pick<Reaction, "post" | "since"> & { readonly shown: Post };

/** The order of who likes a post: the last one first. */
export const LIKES_KEYSET: Keyset = [
  { field: "since", direction: -1, kind: "date" },
  { field: "user", direction: 1, kind: "string" },
];

/** The order of what somebody keeps: the last kept first. */
export const FAVOURITES_KEYSET: Keyset = [
  { field: "since", direction: -1, kind: "date" },
  { field: "post", direction: 1, kind: "string" },
];

/** The id of a reaction. */
export const reactionOf = (post: GlobalId, user: GlobalId): string => `${post}:${user}`;
