import { type GlobalId, idOfName } from "@kith/kit/global-id.ts";
import type { Life } from "../scripts/loading/load-graph.ts";
import type { Comment } from "../subgraphs/social/src/comments/model.ts";
import { postOf } from "../subgraphs/social/src/posts/post-service.ts";
import { reactionOf } from "../subgraphs/social/src/reactions/model.ts";

type Scene = {
  /** Who posts for their friends, so many times each. */
  readonly authors: readonly GlobalId[];
  readonly count: number;
  /** Who likes every post, comments on it, and replies to every comment. */
  readonly talkers: readonly GlobalId[];
  /** Who keeps every post. */
  readonly keeper: GlobalId;
  readonly since: Date;
};

/** Posts that are all alike, each with as many likes, comments, and replies below each comment, as there are talkers. */
export function lifeRows({ authors, count, talkers, keeper, since }: Scene): Life {
  const later = (minutes: number) => new Date(since.getTime() + minutes * 60_000);
  const posts = authors.flatMap((author, at) =>
    Array.from({ length: count }, (_, index) => {
      const draft = { text: "你好", imageUrls: [], video: null, place: null, named: [] };
      const createdAt = later(index * authors.length + at);
      const _id = idOfName("post", `${author}:${index}`, createdAt.getTime());
      return {
        ...postOf({ ...draft, audience: "FRIENDS" }, { _id, author, createdAt }),
        likeCount: talkers.length,
        favouriteCount: 1,
        commentCount: talkers.length * (1 + talkers.length),
      };
    }),
  );
  const said = (post: GlobalId, author: GlobalId, above: GlobalId): Comment => ({
    ...{
      _id: idOfName("comment", `${post}:${author}:${above}`, since.getTime()),
      post,
      author,
      text: "好看",
    },
    ...{ parent: above, replyTo: above === post ? null : above },
    // They speak in turn: the first of them answers themselves first, so that more replies are by more people.
    createdAt: later(talkers.indexOf(author)),
    replyCount: above === post ? talkers.length : 0,
  });
  const marked = (post: GlobalId, user: GlobalId) => ({ _id: reactionOf(post, user), post, user, since });
  return {
    posts,
    likes: posts.flatMap(({ _id }) => talkers.map((talker) => marked(_id, talker))),
    favourites: posts.map(({ _id }) => marked(_id, keeper)),
    comments: posts.flatMap(({ _id: post }) =>
      talkers.flatMap((talker) => {
        const comment = said(post, talker, post);
        return [comment, ...talkers.map((other) => said(post, other, comment._id))];
      }),
    ),
  };
}
