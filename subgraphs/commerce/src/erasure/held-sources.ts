import type { GlobalId } from "@kith/kit/global-id.ts";
import type { HeldSource } from "@kith/kit/held-rows.ts";
import type { Db } from "mongodb";
import { accountIdOf, ENTRIES_KEYSET } from "../ledger/model.ts";

const walletOf = (user: GlobalId): string => accountIdOf(user, "CNY");

/** What commerce holds of a person: the wallet and every line of its statement. */
export const heldSources = (db: Db): readonly HeldSource[] => [
  {
    ...{
      name: "wallets",
      collection: db.collection("accounts"),
      of: (user: GlobalId) => ({ _id: walletOf(user) }),
    },
    keyset: [{ field: "_id", direction: 1, kind: "string" }],
  },
  {
    ...{
      name: "walletEntries",
      collection: db.collection("entries"),
      of: (user: GlobalId) => ({ account: walletOf(user) }),
    },
    keyset: ENTRIES_KEYSET,
  },
];
