import { ensureIndexes, IN_ONE_BATCH } from "@kith/kit/database.ts";
import type { ClientSession, Db } from "mongodb";
import { type Change, type CounterId, type CounterShard, shardOf } from "./model.ts";

export type CounterStore = ReturnType<typeof counterStore>;

/** The collection of counters that many change at once: each is the sum of up to 64 rows. */
export function counterStore(db: Db, now: () => Date = () => new Date()) {
  const shards = db.collection<CounterShard>("counterShards");
  const upsertOf = ({ counter, by }: Change, shard: number) => ({
    filter: { _id: shardOf(counter, shard) },
    update: {
      $inc: { value: by },
      $setOnInsert: { counter, ...(shard !== 0 && { spareSince: now() }) },
    },
    upsert: true as const,
  });

  return {
    ensureIndexes: () =>
      ensureIndexes(shards, [
        // Neither changes when a counter does.
        { key: { counter: 1 } },
        { key: { spareSince: 1 }, partialFilterExpression: { spareSince: { $exists: true } } },
      ]),

    /** @param shard 0 to 63. */
    async change(
      change: Change,
      { shard, session }: { shard: number; session: ClientSession },
    ): Promise<void> {
      const { filter, update, upsert } = upsertOf(change, shard);
      await shards.updateOne(filter, update, { session, upsert });
    },

    /** Changes different counters in one command. @param shard Where, 0 to 63. */
    async changeMany(
      changes: readonly Change[],
      { shard, session }: { shard: number; session?: ClientSession },
    ): Promise<void> {
      const updates = changes.map((change) => ({ updateOne: upsertOf(change, shard) }));
      if (updates.length > 0)
        await shards.bulkWrite(updates, { ordered: false, ...(session && { session }) });
    },

    /** The values of counters, as of one moment: rows may be folded meanwhile. Those that never changed are not there. */
    async findValues(counters: readonly CounterId[]): Promise<Map<CounterId, number>> {
      const sums = await shards
        .aggregate<{ _id: CounterId; value: number | bigint }>(
          [
            { $match: { counter: { $in: [...counters] } } },
            { $group: { _id: "$counter", value: { $sum: "$value" } } },
          ],
          { readConcern: { level: "snapshot" }, ...IN_ONE_BATCH },
        )
        .toArray();
      return new Map(sums.map(({ _id, value }) => [_id, Number(value)]));
    },

    /** The oldest of the rows that may be folded. */
    findSpares: (before: Date, limit: number) =>
      shards
        .find({ spareSince: { $lt: before } }, IN_ONE_BATCH)
        .sort({ spareSince: 1 })
        .limit(limit)
        .toArray(),

    /** All rows of some counters. */
    findRows: (counters: readonly CounterId[], session: ClientSession) =>
      shards.find({ counter: { $in: [...counters] } }, { session, ...IN_ONE_BATCH }).toArray(),

    findByIds: (ids: readonly string[], session: ClientSession) =>
      shards.find({ _id: { $in: [...ids] } }, { session, ...IN_ONE_BATCH }).toArray(),

    removeByIds: (ids: readonly string[], session: ClientSession) =>
      shards.deleteMany({ _id: { $in: [...ids] } }, { session }),

    /** Ends counters, with all that was counted. */
    removeMany: (counters: readonly CounterId[]) => shards.deleteMany({ counter: { $in: [...counters] } }),
  };
}
