import { describe, expect, it } from "vitest";
import type { PostRemoval } from "./post-removal-store.ts";
import { postSweep } from "./post-sweep.ts";

const NOW_MS = Date.UTC(2026, 0, 1);
const AGES_AGO_MS = NOW_MS - 3_600_000;

/** A sweep of posts that are gone, with `liked` likes left of each. */
function sweepOf(gone: readonly PostRemoval[], liked: number) {
  const left = new Map(gone.map((removal) => [removal._id, removal]));
  const likes = new Map(
    gone.map(({ _id }) => [_id, Array.from({ length: liked }, (_, at) => `${_id}:${at}`)]),
  );
  const sweep = postSweep({
    postRemovals: {
      findOldest: async (limit, before) =>
        [...left.values()].filter(({ removedAt }) => removedAt < before).slice(0, limit),
      async remove(post) {
        left.delete(post);
        return { acknowledged: true, deletedCount: 1 };
      },
    },
    hanging: [
      {
        findIdsOf: async (post, limit) => likes.get(post)?.slice(0, limit) ?? [],
        async removeByIds(ids) {
          const [post = ""] = ids[0]?.split(":") ?? [];
          likes.set(post, likes.get(post)?.slice(ids.length) ?? []);
        },
      },
    ],
    settle: async () => {},
    now: () => new Date(NOW_MS),
  });
  return { sweep, left, likes };
}

const removedAt = (ms: number, account?: string) => (_: unknown, at: number) => ({
  ...{ _id: `post_${ms}_${at}`, removedAt: new Date(ms) },
  ...(account !== undefined && { account }),
});

describe("a sweep of posts that are gone", () => {
  it("goes on until nothing is left of any: more are deleted in a minute than fit in one look", async () => {
    const { sweep, left, likes } = sweepOf(Array.from({ length: 350 }, removedAt(AGES_AGO_MS)), 3);

    await sweep(new AbortController().signal);

    expect([left.size, [...likes.values()].flat()]).toEqual([0, []]);
  });

  it("leaves posts that somebody may be about to like, or to put into an inbox", async () => {
    const old = Array.from({ length: 150 }, removedAt(AGES_AGO_MS));
    const fresh = [
      ...Array.from({ length: 150 }, removedAt(NOW_MS - 60_000, "account")),
      ...Array.from({ length: 150 }, removedAt(NOW_MS - 60_001)),
    ];
    const { sweep, left } = sweepOf([...old, ...fresh], 0);

    await sweep(new AbortController().signal);

    expect([...left.values()]).toEqual(fresh);
  });

  it("ends where it is told to", async () => {
    const { sweep, left } = sweepOf(Array.from({ length: 10 }, removedAt(AGES_AGO_MS)), 1);
    const ended = AbortSignal.abort();

    await expect(sweep(ended)).rejects.toThrow();
    expect(left.size).toBe(10);
  });
});
