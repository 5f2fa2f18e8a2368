import type { GlobalId } from "@kith/kit/global-id.ts";
import type { Keyset } from "@kith/kit/keyset.ts";

export const COMMENT_PREFIX = "comment";
export const TEXT_LENGTH_MAX = 500;
export const COMMENTS_PER_DAY_MAX = 1_000;
/** So many rows go at most with a comment that is deleted. */
export const REPLIES_MAX = 500;

/** What somebody says of a post, as stored. */
export type Comment = {
  readonly _id: GlobalId;
  readonly post: GlobalId;
  readonly author: GlobalId;
  readonly text: string;
  /** What it stands below: the post, or for a reply the comment that began the talk. Never a reply. */
  readonly parent: GlobalId;
  /** The comment or reply that it answers; it may be gone. Null unless it is a reply. */
  readonly replyTo: GlobalId | null;
  readonly createdAt: Date;
  /** Always the number of comments whose parent it is. */
  readonly replyCount: number;
};

/** The order of comments and of replies: the first one first. */
export const COMMENTS_KEYSET: Keyset = [
  { field: "createdAt", direction: 1, kind: "date" },
  { field: "_id", direction: 1, kind: "string" },
];

export const isReply = ({ post, parent }: Pick<Comment, "post" | "parent">): boolean => parent !== post;

/** The comment below which a reply to this one stands. */
export const threadOf = (comment: Comment): GlobalId => (isReply(comment) ? comment.parent : comment._id);
