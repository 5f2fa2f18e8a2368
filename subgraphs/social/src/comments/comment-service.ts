import { type GlobalId, newId } from "@kith/kit/global-id.ts";
import { Refusal } from "@kith/kit/refusal.ts";
import { shownTextOf } from "@kith/kit/shown-text.ts";
import type { ClientSession } from "mongodb";
import type { ClosenessService } from "../closeness/closeness-service.ts";
import type { DayCountStore } from "../days/day-count-store.ts";
import type { CommentOnPostErrorCode, DeleteCommentErrorCode } from "../generated/schema.types.ts";
import type { PairActs } from "../pairs/pair-acts.ts";
import type { Post } from "../posts/model.ts";
import type { PostStore } from "../posts/post-store.ts";
import type { PostTally } from "../posts/post-tally.ts";
import type { CommentStore } from "./comment-store.ts";
import {
  COMMENT_PREFIX,
  COMMENTS_PER_DAY_MAX,
  type Comment,
  isReply,
  REPLIES_MAX,
  TEXT_LENGTH_MAX,
  threadOf,
} from "./model.ts";

export type CommentService = ReturnType<typeof commentService>;

type Parts = {
  readonly acts: PairActs;
  readonly posts: Pick<PostStore, "findByIds">;
  readonly postTally: PostTally;
  readonly comments: CommentStore;
  readonly commentDays: DayCountStore;
  readonly closeness: ClosenessService;
  readonly now: () => Date;
};

type Wish = {
  readonly author: GlobalId;
  readonly postId: GlobalId;
  readonly text: string;
  readonly replyToId: GlobalId | null;
};

/** What the author of a comment may see. */
type Shown = {
  readonly postShown: (id: GlobalId) => Promise<Post | null>;
  readonly commentShown: (id: GlobalId) => Promise<Comment | null>;
};

/** The rules by which people say something of posts. Each act is one transaction, counters and all. */
export function commentService(parts: Parts) {
  const { acts, posts, postTally, comments, commentDays, closeness, now } = parts;
  return {
    /** @returns The comment, and the post as it is then. @throws Refusal<CommentOnPostErrorCode> */
    async commentOnPost(wish: Wish, { postShown, commentShown }: Shown) {
      const { author, postId, replyToId } = wish;
      const text = soundText(wish.text);
      const shown = await postShown(postId);
      if (shown === null) throw postNotFound();
      const target = replyToId === null ? null : await commentShown(replyToId);
      if (replyToId !== null && target?.post !== postId) throw commentNotFound();

      return acts.run([author, ...postTally.turnsOf(shown, author)], async (session) => {
        const createdAt = now();
        if ((await commentDays.countOne(author, createdAt, session)) > COMMENTS_PER_DAY_MAX)
          throw refusal("DAILY_LIMIT", `You have commented ${COMMENTS_PER_DAY_MAX} times today.`);
        const comment: Comment = {
          ...{ _id: newId(COMMENT_PREFIX), post: postId, author, text, createdAt, replyCount: 0 },
          parent: target === null ? postId : threadOf(target),
          replyTo: replyToId,
        };
        if (isReply(comment)) await makeRoom(comment, session);
        await comments.add(comment, session);
        const post = await postTally.count(shown, { counter: "commentCount", by: 1 }, session);
        // Deleted since it was shown: what was just added goes with the transaction.
        if (post === null) throw postNotFound();
        if (post.owner === undefined && post.author !== author)
          await closeness.bringCloser(
            { from: author, to: post.author, kind: "COMMENT", at: createdAt },
            session,
          );
        return { comment, post };
      });
    },

    /**
     * Removes a comment with the replies below it: by its author, or by the author of the post.
     *
     * @returns The id of the post.
     * @throws Refusal<DeleteCommentErrorCode>
     */
    async deleteComment(viewerId: GlobalId, id: GlobalId): Promise<GlobalId> {
      const comment = await comments.findById(id);
      const [post] = comment === null ? [] : await posts.findByIds([comment.post]);
      // Not there, or not the viewer's to delete: which, is not told.
      if (comment === null || ![comment.author, post?.author, post?.owner].includes(viewerId))
        throw nothingToDelete();

      const turns = post === undefined ? [comment.post] : postTally.turnsOf(post, viewerId);
      return acts.run(turns, async (session) => {
        const removed = await comments.removeThread(id, session);
        if (removed === 0) throw nothingToDelete();
        if (isReply(comment)) await comments.countReplies(comment.parent, -1, session);
        if (post !== undefined)
          await postTally.count(post, { counter: "commentCount", by: -removed }, session);
        return comment.post;
      });
    },
  };

  // The row of the comment above is written, so that it cannot be deleted meanwhile without the reply.
  async function makeRoom({ parent }: Comment, session: ClientSession): Promise<void> {
    const above = await comments.countReplies(parent, 1, session);
    if (above === null) throw commentNotFound();
    if (above.replyCount > REPLIES_MAX)
      throw refusal("THREAD_FULL", `${REPLIES_MAX} replies stand below this comment.`, "replyToId");
  }
}

function soundText(wished: string): string {
  const text = shownTextOf(wished, TEXT_LENGTH_MAX);
  if (text === null)
    throw refusal("INVALID_TEXT", `A comment may have ${TEXT_LENGTH_MAX} visible characters.`, "text");
  if (text === "") throw refusal("EMPTY", "A comment says something.", "text");
  return text;
}

const refusal = (code: CommentOnPostErrorCode, message: string, field?: string) =>
  new Refusal(code, message, field === undefined ? null : ["input", field]);

const postNotFound = () => refusal("POST_NOT_FOUND", "There is no post with this id.", "postId");
const commentNotFound = () =>
  refusal("COMMENT_NOT_FOUND", "The post has no comment with this id.", "replyToId");
const nothingToDelete = () =>
  new Refusal<DeleteCommentErrorCode>("COMMENT_NOT_FOUND", "There is no comment with this id to delete.", [
    "input",
    "commentId",
  ]);
