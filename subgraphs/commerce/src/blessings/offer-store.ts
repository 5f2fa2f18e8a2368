import { ensureIndexes, IN_ONE_BATCH } from "@kith/kit/database.ts";
import type { GlobalId } from "@kith/kit/global-id.ts";
import { pageLoaderOf } from "@kith/kit/page-loader.ts";
import type { Db, Document } from "mongodb";
import { type CardOffer, OFFERS_KEYSET } from "./model.ts";

export type OfferStore = ReturnType<typeof offerStore>;

const OPEN = { status: "OPEN" } as const;

/** The collection of offers, to read from, and what is dropped of it when somebody is gone. */
export function offerStore(db: Db) {
  const offers = db.collection<CardOffer>("cardOffers");
  const idsOf = async (filter: object, limit: number): Promise<GlobalId[]> => {
    const rows = await offers
      .find(filter, { projection: { _id: 1 }, ...IN_ONE_BATCH })
      .limit(limit)
      .toArray();
    return rows.map(({ _id }) => _id);
  };
  return {
    ensureIndexes: () =>
      ensureIndexes(offers, [
        { key: { fromHand: 1, offeredAt: -1, _id: -1 } },
        { key: { toHand: 1, offeredAt: -1, _id: -1 } },
        { key: { fromHand: 1, status: 1, offeredAt: -1, _id: -1 } },
        { key: { toHand: 1, status: 1, offeredAt: -1, _id: -1 } },
        { key: { expiresAt: 1 }, partialFilterExpression: OPEN },
      ]),

    findById: (id: GlobalId) => offers.findOne({ _id: id }),

    /** @param alsoOnly What else an offer must meet: asked for once a command. */
    pageTo: (alsoOnly: () => Promise<Document>) =>
      pageLoaderOf<CardOffer>("offersToPage", {
        ...{ db, collection: offers, parentField: "toHand", keyset: OFFERS_KEYSET, alsoOnly },
      }),

    pageBy: () =>
      pageLoaderOf<CardOffer>("offersByPage", {
        ...{ db, collection: offers, parentField: "fromHand", keyset: OFFERS_KEYSET },
      }),

    /** Some of the open offers whose time is over, the first to expire first. */
    findExpired: (at: Date, limit: number) =>
      offers
        .find({ ...OPEN, expiresAt: { $lte: at } }, { projection: { _id: 1, campaign: 1 }, batchSize: limit })
        .sort({ expiresAt: 1 })
        .limit(limit)
        .toArray(),

    /** Some of the open offers that were made to a hand, or by it. */
    findOpenTo: (toHand: string, limit: number) => idsOf({ toHand, ...OPEN }, limit),
    findOpenBy: (fromHand: string, limit: number) => idsOf({ fromHand, ...OPEN }, limit),
  };
}
