import type { GlobalId } from "@kith/kit/global-id.ts";
import { Refusal } from "@kith/kit/refusal.ts";
import type { CounterBuffer } from "../counters/counter-buffer.ts";
import { counterOf } from "../counters/model.ts";
import type { RecordPostViewsErrorCode } from "../generated/schema.types.ts";
import type { Post } from "../posts/model.ts";
import { recentViews } from "./recent-views.ts";

export type ViewService = ReturnType<typeof viewService>;

const POSTS_MAX = 100;

type Parts = { readonly buffer: CounterBuffer };

type Seen = {
  readonly viewerId: GlobalId;
  readonly postIds: readonly GlobalId[];
  /** Those of the posts that the viewer may see. */
  readonly postsShown: (ids: readonly GlobalId[]) => Promise<readonly Post[]>;
};

/**
 * Counts who sees what life accounts publish: once a viewer and post within an hour, as far as one process knows. Views are
 * coalesced in memory and written once a second, so they are not exact; what people post is not counted at all.
 */
export function viewService({ buffer }: Parts) {
  const views = recentViews();
  return {
    /** @returns How many views were counted. @throws Refusal<RecordPostViewsErrorCode> */
    async recordViews({ viewerId, postIds, postsShown }: Seen): Promise<number> {
      if (postIds.length > POSTS_MAX)
        throw new Refusal<RecordPostViewsErrorCode>(
          "TOO_MANY_POSTS",
          `A request may tell of ${POSTS_MAX} posts, got ${postIds.length}.`,
          ["input", "postIds"],
        );
      const posts = await postsShown([...new Set(postIds)]);
      const seen = posts
        .filter(({ owner }) => owner !== undefined && owner !== viewerId)
        .filter(({ _id }) => views.note(viewerId, _id));
      for (const { _id, author } of seen) {
        buffer.add(counterOf("views", _id), 1);
        buffer.add(counterOf("views", author), 1);
      }
      return seen.length;
    },
  };
}
