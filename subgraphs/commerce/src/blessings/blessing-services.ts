import { inTurn } from "@kith/kit/in-turn.ts";
import type { Ledger } from "../ledger/ledger.ts";
import type { LedgerStore } from "../ledger/ledger-store.ts";
import { blessingActs } from "./blessing-acts.ts";
import type { BlessingStores } from "./blessing-stores.ts";
import { campaignService } from "./campaign-service.ts";
import { drawService } from "./draw-service.ts";
import { type RandomBelow, systemRandom } from "./drawing.ts";
import { expireOffers } from "./offer-expiry.ts";
import { offerService } from "./offer-service.ts";
import { personLeaver } from "./person-leaver.ts";
import { paySettlement } from "./settlement.ts";

export type BlessingServices = ReturnType<typeof blessingServices>;

type Parts = BlessingStores & {
  readonly ledger: Ledger;
  readonly ledgerRows: Pick<LedgerStore, "findTransfer">;
  readonly now: () => Date;
  readonly random?: RandomBelow;
};

const CAMPAIGNS_AT_ONCE_MAX = 100;

/** Everything that is done with campaigns and cards. */
export function blessingServices({ random = systemRandom, ...parts }: Parts) {
  const { campaigns, potEntries, cardOffers, now } = parts;
  const acts = blessingActs(parts);
  const offersOf = offerService({ acts, cardOffers });
  const campaignsOf = campaignService(parts);
  return {
    campaignService: campaignsOf,
    drawService: drawService({ acts, potEntries, random }),
    offerService: offersOf,
    leaveCampaigns: personLeaver({ ...parts, offerService: offersOf }),

    /** Ends offers whose time is over, closes campaigns whose time is over, and goes on with what is being settled. */
    async upkeep(signal?: AbortSignal): Promise<void> {
      const options = signal === undefined ? {} : { signal };
      const closeOver = async () => {
        for (const { _id } of await campaigns.findOver(now(), CAMPAIGNS_AT_ONCE_MAX))
          await campaignsOf.close(_id, { early: false, by: null });
      };
      const goOn = async () => {
        for (const { _id } of await campaigns.findByStatus("SETTLING", CAMPAIGNS_AT_ONCE_MAX))
          await paySettlement(parts, _id, options);
      };
      const expire = () => expireOffers({ cardOffers, offerService: offersOf }, now(), signal);
      await inTurn([closeOver, expire, goOn]);
    },
  };
}
