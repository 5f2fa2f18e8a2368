import type { GlobalId } from "@kith/kit/global-id.ts";
import type { HeldSource } from "@kith/kit/held-rows.ts";
import type { Db } from "mongodb";
import { handStore } from "./hand-store.ts";
import { DRAWS_KEYSET, OFFERS_KEYSET } from "./model.ts";

/** What is held of a person in campaigns: the cards, what was drawn, and the offers on either side. */
export function blessingSources(db: Db): readonly HeldSource[] {
  const hands = handStore(db);
  // The hands of the person in all campaigns: one command more.
  const handIdsOf = async (person: GlobalId) => ({ $in: (await hands.findOf(person)).map(({ _id }) => _id) });
  const keyed = (field: string) => [{ field, direction: 1, kind: "string" } as const];
  return [
    {
      ...{ name: "blessingHands", collection: db.collection("blessingHands"), keyset: keyed("_id") },
      of: (person: GlobalId) => ({ person }),
      without: ["version"],
    },
    {
      ...{ name: "blessingDraws", collection: db.collection("blessingDraws") },
      keyset: [...keyed("hand"), ...DRAWS_KEYSET],
      of: async (person: GlobalId) => ({ hand: await handIdsOf(person) }),
    },
    {
      ...{ name: "cardOffersMade", collection: db.collection("cardOffers") },
      keyset: [...keyed("fromHand"), ...OFFERS_KEYSET],
      of: async (person: GlobalId) => ({ fromHand: await handIdsOf(person) }),
    },
    {
      ...{ name: "cardOffersReceived", collection: db.collection("cardOffers") },
      keyset: [...keyed("toHand"), ...OFFERS_KEYSET],
      of: async (person: GlobalId) => ({ toHand: await handIdsOf(person) }),
    },
    {
      ...{ name: "potEntries", collection: db.collection("potEntries"), keyset: keyed("_id") },
      of: async (person: GlobalId) => ({ _id: await handIdsOf(person) }),
    },
  ];
}
