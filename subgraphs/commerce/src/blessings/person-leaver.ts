import type { GlobalId } from "@kith/kit/global-id.ts";
import type { Ledger } from "../ledger/ledger.ts";
import type { BlessingStore } from "./blessing-store.ts";
import { emptyHand, totalOf } from "./hand.ts";
import type { HandStore } from "./hand-store.ts";
import type { Hand } from "./model.ts";
import type { OfferService } from "./offer-service.ts";
import type { OfferStore } from "./offer-store.ts";
import type { PotEntryStore } from "./pot-entry-store.ts";

type Parts = {
  readonly ledger: Pick<Ledger, "transact">;
  readonly blessings: Pick<BlessingStore, "write">;
  readonly blessingHands: HandStore;
  readonly cardOffers: Pick<OfferStore, "findOpenBy" | "findOpenTo">;
  readonly offerService: Pick<OfferService, "endFor">;
  readonly potEntries: Pick<PotEntryStore, "pass" | "remove">;
};

const OFFERS_PER_ROUND_MAX = 100;

/**
 * Takes somebody who is gone out of all campaigns: open offers end, cards and draws are removed, and so is the entry into a
 * pot that is not closed yet. Into one that is, it stays, since who shares it is settled: the share goes to a wallet that
 * nobody has a name for. What they gave to others stays with them. May be done any number of times.
 */
export function personLeaver({ ledger, blessings, offerService, potEntries, ...stores }: Parts) {
  const { blessingHands, cardOffers } = stores;
  const endOffers = async (find: () => Promise<readonly GlobalId[]>, person: GlobalId) => {
    for (let ids = await find(); ids.length > 0; ids = await find())
      for (const id of ids) await offerService.endFor(person, id);
  };

  /** @returns False where the person has made an offer meanwhile, which has to end first. */
  const emptyHandOf = (id: string): Promise<boolean> =>
    ledger.transact(async (session) => {
      const hand = await blessingHands.findById(id, session);
      if (hand === null || hand.isErased) return true;
      if (totalOf(hand.offered) > 0) return false;
      const { campaign, person, version } = hand;
      // One that was counted at any gate may be taken off at any other: the sum is what counts.
      const isOut =
        hand.enteredAt !== null && (await potEntries.pass(campaign, { gate: 0, by: -1, session }));
      if (isOut) await potEntries.remove(id, session);
      await blessingHands.removeDraws(id, session);
      const gone: Hand = { ...emptyHand({ campaign, person }), isErased: true, version: version + 1 };
      await blessings.write({ hands: [gone] }, session);
      return true;
    });

  return async (person: GlobalId): Promise<void> => {
    for (const { _id } of await blessingHands.findOf(person))
      do {
        await endOffers(() => cardOffers.findOpenBy(_id, OFFERS_PER_ROUND_MAX), person);
        await endOffers(() => cardOffers.findOpenTo(_id, OFFERS_PER_ROUND_MAX), person);
      } while (!(await emptyHandOf(_id)));
  };
}
