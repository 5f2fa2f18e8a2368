import { keyQueue } from "@kith/kit/key-queue.ts";
import { inTransaction } from "@kith/kit/transaction.ts";
import type { Collection, MongoClient } from "mongodb";
import { counterBuffer } from "../../subgraphs/social/src/counters/counter-buffer.ts";
import type { CounterStore } from "../../subgraphs/social/src/counters/counter-store.ts";
import { SHARDS_MAX } from "../../subgraphs/social/src/counters/model.ts";

/** A way to count one more, on a counter of its own. */
export type Way = {
  readonly name: string;
  readonly counter: string;
  /** What the counter counts by for one act. */
  readonly changesPerAct: number;
  readonly act: () => Promise<unknown>;
  /** Ends what is under way, where an act comes back before it is done. */
  readonly settle?: () => Promise<void>;
};

type Parts = {
  readonly client: MongoClient;
  readonly counters: CounterStore;
  /** Where an act in a transaction leaves its row: a like, a follow. */
  readonly rows: Collection<{ readonly _id: number }>;
};

/** As many views of one account's posts as one request of a client tells of. */
const VIEWS_PER_REQUEST = 10;

/** The ways to count, each beside the one document that it stands against. */
export function waysOf({ client, counters, rows }: Parts): readonly Way[] {
  const turns = keyQueue({ waitersMax: 10_000, waitersPerKeyMax: 10_000 });
  const one = () => 0;
  const any = () => Math.floor(Math.random() * SHARDS_MAX);
  let rowId = 0;

  const inTransactions = (counter: string, shardOf: () => number) => () =>
    inTransaction(client, async (session) => {
      rowId += 1;
      await rows.insertOne({ _id: rowId }, { session });
      await counters.change({ counter, by: 1 }, { shard: shardOf(), session });
    });
  const plain = (counter: string, shardOf: () => number) => () =>
    counters.changeMany([{ counter, by: 1 }], { shard: shardOf() });

  const contended = inTransactions("one-contended", one);
  const queued = inTransactions("one-queued", one);
  const buffer = counterBuffer({ counters, shard: 7 });
  const single = { changesPerAct: 1 };
  return [
    { ...single, name: "with a row, one document", counter: "one-contended", act: contended },
    {
      ...single,
      name: "with a row, one document, in turns",
      counter: "one-queued",
      act: () => turns.run(["one"], queued),
    },
    {
      ...single,
      name: "with a row, 64 shards",
      counter: "sharded-with-row",
      act: inTransactions("sharded-with-row", any),
    },
    { ...single, name: "alone, one document", counter: "one-alone", act: plain("one-alone", one) },
    { ...single, name: "alone, 64 shards", counter: "sharded-alone", act: plain("sharded-alone", any) },
    {
      name: "coalesced, written once a second",
      counter: "coalesced",
      changesPerAct: VIEWS_PER_REQUEST,
      async act() {
        for (let view = 0; view < VIEWS_PER_REQUEST; view += 1) buffer.add("coalesced", 1);
        // A request gives way to the next.
        await new Promise(setImmediate);
      },
      settle: buffer.flush,
    },
  ];
}
