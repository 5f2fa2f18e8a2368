import { COMMENT_PREFIX, type Comment } from "../../subgraphs/social/src/comments/model.ts";
import type { Check } from "./check.ts";
import { batchesOf, meet, rowByValue, rowsOf, runLengths } from "./streams.ts";

type Row = { readonly _id: string };

const replies: Check = {
  rule: "the replyCount of a comment is the number of replies below it, on a post that is there",
  async *violations({ social }) {
    const sort = { parent: 1, createdAt: 1, _id: 1 } as const;
    const below = rowsOf<Comment>(social, "comments", { sort, fields: ["parent"] });
    const comments = rowsOf<Comment>(social, "comments", { fields: ["_id", "post", "replyCount"] });
    const met = meet(
      runLengths(below, ({ parent }) => parent),
      comments,
      { left: ({ key }) => key, right: ({ _id }) => _id },
    );
    for await (const batch of batchesOf(met)) {
      const threads = batch.filter(({ key }) => key.startsWith(COMMENT_PREFIX));
      const orphaned = threads.filter(({ right }) => right === null).map(({ key }) => key);
      const orphans = await rowByValue<Comment>(social, "comments", {
        field: "parent",
        values: orphaned,
        fields: ["post"],
      });
      const postOf = ({ key, right }: (typeof threads)[number]) => (right ?? orphans.get(key))?.post ?? "";
      const posts = await rowByValue<Row>(social, "posts", {
        field: "_id",
        values: threads.map(postOf),
        fields: [],
      });
      for (const thread of threads.filter((one) => posts.has(postOf(one)))) {
        const { key: about, left, right } = thread;
        const length = left?.length ?? 0;
        if (right === null) yield { about, says: "has replies and is not there" };
        else if (right.replyCount !== length)
          yield { about, says: `has replyCount ${right.replyCount} and ${length} replies` };
      }
    }
  },
};

const parents: Check = {
  rule: "a comment stands below its post, or below a comment on it that is no reply",
  async *violations({ social }) {
    const fields = ["_id", "post", "parent", "replyTo"] as const;
    for await (const batch of batchesOf(rowsOf<Comment>(social, "comments", { fields }))) {
      const above = await rowByValue<Comment>(social, "comments", {
        field: "_id",
        values: batch.map(({ parent }) => parent),
        fields: ["post", "parent"],
      });
      for (const { _id: about, post, parent, replyTo } of batch) {
        const comment = above.get(parent);
        const isBelowComment = comment === undefined || (comment.post === post && comment.parent === post);
        if (parent === post ? replyTo !== null : replyTo === null || !isBelowComment)
          yield { about, says: `stands below ${parent}` };
      }
    }
  },
};

export const COMMENT_CHECKS: readonly Check[] = [replies, parents];
