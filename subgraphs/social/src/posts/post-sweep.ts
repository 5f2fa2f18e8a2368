import type { GlobalId } from "@kith/kit/global-id.ts";
import { TRANSACTION_DEAD_AFTER_MS } from "@kith/kit/transaction.ts";
import type { PostRemoval, PostRemovalStore } from "./post-removal-store.ts";
import type { PostSettlement } from "./post-settlement.ts";

const CHUNK_SIZE = 1_000;
const CHUNKS_PER_POST_MAX = 50;
const POSTS_PER_ROUND_MAX = 100;
/** So a sweep ends, whatever is deleted meanwhile: after 100,000 posts. */
const ROUNDS_MAX = 1_000;

/** A collection of what hangs off posts. */
type Hanging = {
  findIdsOf(post: GlobalId, limit: number): Promise<string[]>;
  removeByIds(ids: readonly string[]): Promise<unknown>;
};

type Parts = {
  readonly postRemovals: Pick<PostRemovalStore, "findOldest" | "remove">;
  readonly hanging: readonly Hanging[];
  readonly settle: PostSettlement;
  readonly now: () => Date;
};

/**
 * Removes what hung off posts that are gone, as long as there are any: at most 1,000 rows of a collection in a command, and
 * 50,000 of a post before others have their turn. Sweeps of several processes do not disturb each other, and what one leaves
 * the next goes on with.
 */
export function postSweep({ postRemovals, hanging, settle, now }: Parts) {
  async function sweepPost({ _id: post, account }: PostRemoval, signal: AbortSignal): Promise<void> {
    for (let chunks = 0; chunks < CHUNKS_PER_POST_MAX; chunks++) {
      signal.throwIfAborted();
      const found = await Promise.all(hanging.map((rows) => rows.findIdsOf(post, CHUNK_SIZE)));
      if (found.every((ids) => ids.length === 0)) return end(post, account);
      await Promise.all(
        hanging.map((rows, index) => {
          const ids = found[index] ?? [];
          return ids.length > 0 ? rows.removeByIds(ids) : undefined;
        }),
      );
    }
  }

  async function end(post: GlobalId, account: GlobalId | undefined): Promise<void> {
    if (account !== undefined) await settle(post, account);
    await postRemovals.remove(post);
  }

  return async (signal: AbortSignal): Promise<void> => {
    // Who had seen the post and does not write its row, be it to like what an account has published or to put a post into an
    // inbox, is done by then.
    const before = new Date(now().getTime() - TRANSACTION_DEAD_AFTER_MS);
    for (let rounds = 0; rounds < ROUNDS_MAX; rounds++) {
      const gone = await postRemovals.findOldest(POSTS_PER_ROUND_MAX, before);
      for (const removal of gone) await sweepPost(removal, signal);
      if (gone.length < POSTS_PER_ROUND_MAX) return;
    }
  };
}
