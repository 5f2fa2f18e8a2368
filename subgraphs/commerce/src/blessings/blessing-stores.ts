import type { Db } from "mongodb";
import { blessingStore } from "./blessing-store.ts";
import { campaignStore } from "./campaign-store.ts";
import { handStore } from "./hand-store.ts";
import { offerStore } from "./offer-store.ts";
import { potEntryStore } from "./pot-entry-store.ts";

export type BlessingStores = ReturnType<typeof blessingStores>;

/** The collections of campaigns and cards. */
export const blessingStores = (db: Db) => ({
  campaigns: campaignStore(db),
  blessings: blessingStore(db),
  blessingHands: handStore(db),
  cardOffers: offerStore(db),
  potEntries: potEntryStore(db),
});
