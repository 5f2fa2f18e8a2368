import type { GlobalId } from "@kith/kit/global-id.ts";
import type { HeldSource } from "@kith/kit/held-rows.ts";
import type { Db } from "mongodb";
import type { BillStore } from "./bill-store.ts";
import { BILLS_KEYSET } from "./model.ts";

type Parts = { readonly bills: Pick<BillStore, "eraseTitles" | "endOpenAround">; readonly now: () => Date };

/**
 * Erases the titles of the bills of somebody who is gone, and ends what they owe and are owed. What was paid is kept, under an id
 * that nobody has a name for any more. May be done any number of times.
 */
export const billEraser =
  ({ bills, now }: Parts) =>
  async (person: GlobalId): Promise<void> => {
    await bills.eraseTitles(person);
    await bills.endOpenAround(person, { status: "CANCELLED", transfer: null, endedAt: now() });
  };

/** What is held of a person who has split bills, or has a share in those of others. */
export const billHeldSources = (db: Db): readonly HeldSource[] => [
  {
    ...{ name: "bills", collection: db.collection("bills"), keyset: BILLS_KEYSET },
    of: (user: GlobalId) => ({ creator: user }),
    without: ["requestHash"],
  },
  {
    ...{ name: "billShares", collection: db.collection("billShares"), keyset: BILLS_KEYSET },
    of: (user: GlobalId) => ({ person: user }),
  },
];
