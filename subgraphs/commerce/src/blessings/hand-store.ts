import { ensureIndexes, IN_ONE_BATCH } from "@kith/kit/database.ts";
import type { GlobalId } from "@kith/kit/global-id.ts";
import { pageLoaderOf } from "@kith/kit/page-loader.ts";
import type { ClientSession, Db } from "mongodb";
import { DRAWS_KEYSET, type Draw, type Hand } from "./model.ts";

export type HandStore = ReturnType<typeof handStore>;

/** What people have in campaigns, and what they have drawn: to read from. */
export function handStore(db: Db) {
  const hands = db.collection<Hand>("blessingHands");
  const draws = db.collection<Draw>("blessingDraws");
  return {
    ensureIndexes: async () => {
      await Promise.all([
        ensureIndexes(hands, [{ key: { person: 1, _id: 1 } }]),
        ensureIndexes(draws, [{ key: { hand: 1, drawnAt: -1, _id: -1 } }]),
      ]);
    },

    findByIds: (ids: readonly string[]) => hands.find({ _id: { $in: [...ids] } }, IN_ONE_BATCH).toArray(),

    /** The hands of a person in all campaigns. */
    findOf: (person: GlobalId) => hands.find({ person }, IN_ONE_BATCH).sort({ _id: 1 }).toArray(),

    findById: (id: string, session: ClientSession) => hands.findOne({ _id: id }, { session }),

    drawsPage: () =>
      pageLoaderOf<Draw>("drawsPage", {
        ...{ db, collection: draws, parentField: "hand", keyset: DRAWS_KEYSET },
      }),

    /** Adds hands and draws that are known to be new. */
    async addMany(many: { readonly hands: readonly Hand[]; readonly draws: readonly Draw[] }): Promise<void> {
      await hands.insertMany([...many.hands], { ordered: false });
      await draws.insertMany([...many.draws], { ordered: false });
    },

    removeDraws: (hand: string, session: ClientSession) => draws.deleteMany({ hand }, { session }),
  };
}
