import { ensureIndexes, IN_ONE_BATCH } from "@kith/kit/database.ts";
import type { GlobalId } from "@kith/kit/global-id.ts";
import { pageLoaderOf } from "@kith/kit/page-loader.ts";
import type { ClientSession, Db } from "mongodb";
import { BLOCKS_KEYSET, type Block, blockOf } from "./model.ts";

export type BlockStore = ReturnType<typeof blockStore>;

/** The collection of blocks: one row for each direction. */
export function blockStore(db: Db) {
  const blocks = db.collection<Block>("blocks");
  return {
    ensureIndexes: () =>
      ensureIndexes(blocks, [
        // Everybody who is hidden from a person, whichever of the two has blocked.
        { key: { people: 1 } },
        { key: { blocker: 1, blockedAt: -1, blocked: 1 } },
      ]),

    pageLoader: () =>
      pageLoaderOf<Block>("blocksPage", {
        db,
        collection: blocks,
        parentField: "blocker",
        keyset: BLOCKS_KEYSET,
      }),

    /** The blocks that a person is part of, from either side. */
    findAround: (person: GlobalId, limit: number) =>
      blocks.find({ people: person }, IN_ONE_BATCH).limit(limit).toArray(),

    findByIds: (ids: readonly string[]) => blocks.find({ _id: { $in: [...ids] } }, IN_ONE_BATCH).toArray(),

    findBetween: (one: GlobalId, other: GlobalId, session: ClientSession) =>
      blocks.find({ _id: { $in: [blockOf(one, other), blockOf(other, one)] } }, { session }).toArray(),

    /** @param limit Where counting ends. */
    countOf: (blocker: GlobalId, limit: number, session: ClientSession) =>
      blocks.countDocuments({ blocker }, { session, limit }),

    /** @returns Whether it is new. */
    async add(
      { blocker, blocked, blockedAt }: Omit<Block, "_id" | "people">,
      session: ClientSession,
    ): Promise<boolean> {
      const block = { blocker, blocked, blockedAt, people: [blocker, blocked] as const };
      const { upsertedCount } = await blocks.updateOne(
        { _id: blockOf(blocker, blocked) },
        { $setOnInsert: { ...block, people: [...block.people] as [GlobalId, GlobalId] } },
        { session, upsert: true },
      );
      return upsertedCount === 1;
    },

    /** For who is gone: blocks from either side. */
    removeAround: (person: GlobalId) => blocks.deleteMany({ people: person }),

    /** @returns Whether it was there. */
    remove: async (blocker: GlobalId, blocked: GlobalId): Promise<boolean> =>
      (await blocks.deleteOne({ _id: blockOf(blocker, blocked) })).deletedCount === 1,
  };
}
