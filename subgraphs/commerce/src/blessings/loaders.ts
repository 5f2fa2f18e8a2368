import type { GlobalId } from "@kith/kit/global-id.ts";
import { batchLoaderOf, loaderOf } from "@kith/kit/loader.ts";
import type { Document } from "mongodb";
import type { BlessingStores } from "./blessing-stores.ts";
import type { Campaign } from "./model.ts";

type Sources = Pick<BlessingStores, "campaigns" | "blessingHands" | "cardOffers" | "potEntries"> & {
  /** Whom a block hides from the viewer. */
  readonly hiddenIds: () => Promise<readonly GlobalId[]>;
};

/** The ways to what is read of campaigns and cards, new for each request. */
export function blessingLoaders({ campaigns, blessingHands, cardOffers, potEntries, hiddenIds }: Sources) {
  const notHidden = async (): Promise<Document> => {
    const ids = await hiddenIds();
    return ids.length === 0 ? {} : { from: { $nin: [...ids] } };
  };
  return {
    campaignById: loaderOf({ name: "campaignById", findMany: campaigns.findByIds, keyOf: ({ _id }) => _id }),

    /** The campaign that opened last. One key, so that a request asks once. */
    currentCampaign: batchLoaderOf<"current", Campaign | null>({
      name: "currentCampaign",
      loadMany: async (keys) => {
        const current = await campaigns.findCurrent();
        return keys.map(() => current);
      },
    }),

    enteredByCampaign: loaderOf({
      name: "enteredByCampaign",
      findMany: potEntries.countsOf,
      keyOf: ({ campaign }) => campaign,
    }),

    handById: loaderOf({ name: "handById", findMany: blessingHands.findByIds, keyOf: ({ _id }) => _id }),
    offersToPage: cardOffers.pageTo(notHidden),
    offersByPage: cardOffers.pageBy(),
    drawsPage: blessingHands.drawsPage(),
  };
}
