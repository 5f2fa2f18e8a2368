import { ensureIndexes, IN_ONE_BATCH } from "@kith/kit/database.ts";
import type { GlobalId } from "@kith/kit/global-id.ts";
import { pageLoaderOf } from "@kith/kit/page-loader.ts";
import type { ClientSession, Db } from "mongodb";
import { type GroupKeeper, type GroupKeepers, KEEPER_ACTS_KEYSET, type KeeperAct } from "./model.ts";

export type KeeperStore = ReturnType<typeof keeperStore>;

/** Who may spend from the wallets of groups: one document a group, and beside it what has ever happened to its keepers. */
export function keeperStore(db: Db) {
  const keepers = db.collection<GroupKeepers>("groupKeepers");
  const acts = db.collection<KeeperAct>("keeperActs");
  return {
    ensureIndexes: async () => {
      await Promise.all([
        ensureIndexes(keepers, [{ key: { "keepers.user": 1 } }]),
        ensureIndexes(acts, [{ key: { group: 1, _id: -1 } }, { key: { user: 1, _id: 1 } }]),
      ]);
    },

    findByGroups: (groups: readonly GlobalId[]) =>
      keepers.find({ _id: { $in: [...groups] } }, IN_ONE_BATCH).toArray(),

    async findOf(group: GlobalId, session: ClientSession): Promise<readonly GroupKeeper[]> {
      return (await keepers.findOne({ _id: group }, { session }))?.keepers ?? [];
    },

    /** Of two who write at once the one that is late begins again. */
    setOf: (group: GlobalId, after: readonly GroupKeeper[], session: ClientSession) =>
      keepers.updateOne({ _id: group }, { $set: { keepers: after } }, { session, upsert: true }),

    addAct: (act: KeeperAct, session: ClientSession) => acts.insertOne(act, { session }),

    /** Some of the groups of which a person is keeper. */
    async findGroupsOf(user: GlobalId, limit: number): Promise<GlobalId[]> {
      const rows = await keepers
        .find({ "keepers.user": user }, { projection: { _id: 1 }, ...IN_ONE_BATCH })
        .limit(limit)
        .toArray();
      return rows.map(({ _id }) => _id);
    },

    actsPageLoader: () =>
      pageLoaderOf<KeeperAct>("keeperActsPage", {
        ...{ db, collection: acts, parentField: "group" },
        keyset: KEEPER_ACTS_KEYSET,
      }),
  };
}
