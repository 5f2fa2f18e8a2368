import type { GlobalId } from "@kith/kit/global-id.ts";
import type { PostRemovalStore } from "./post-removal-store.ts";

const CHUNK_SIZE = 1_000;
const POSTS_PER_SWEEP_MAX = 20;
const CHUNKS_PER_POST_MAX = 50;

/** A collection of what hangs off posts. */
type Hanging = {
  findIdsOf(post: GlobalId, limit: number): Promise<string[]>;
  removeByIds(ids: readonly string[]): Promise<unknown>;
};

type Parts = { readonly postRemovals: PostRemovalStore; readonly hanging: readonly Hanging[] };

/**
 * Removes what hung off posts that are gone: at most 1,000 rows of a collection in a command, 50,000 a post, 20 posts a
 * sweep. Sweeps of several processes do not disturb each other, and what one leaves the next goes on with.
 */
export function postSweep({ postRemovals, hanging }: Parts) {
  async function sweepPost(post: GlobalId, signal: AbortSignal): Promise<void> {
    for (let chunks = 0; chunks < CHUNKS_PER_POST_MAX; chunks++) {
      signal.throwIfAborted();
      const found = await Promise.all(hanging.map((rows) => rows.findIdsOf(post, CHUNK_SIZE)));
      if (found.every((ids) => ids.length === 0)) return void (await postRemovals.remove(post));
      await Promise.all(
        hanging.map((rows, index) => {
          const ids = found[index] ?? [];
          return ids.length > 0 ? rows.removeByIds(ids) : undefined;
        }),
      );
    }
  }

  return async (signal: AbortSignal): Promise<void> => {
    for (const post of await postRemovals.findOldest(POSTS_PER_SWEEP_MAX)) await sweepPost(post, signal);
  };
}
