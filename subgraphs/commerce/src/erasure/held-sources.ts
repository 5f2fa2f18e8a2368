import type { GlobalId } from "@kith/kit/global-id.ts";
import type { HeldSource } from "@kith/kit/held-rows.ts";
import type { Db } from "mongodb";
import { billHeldSources } from "../bills/erasure.ts";
import { blessingSources } from "../blessings/held-sources.ts";
import { CLAIMS_OF_PERSON_KEYSET, ENVELOPES_KEYSET } from "../envelopes/model.ts";
import { groupHeldSources } from "../group-accounts/erasure.ts";
import { accountIdOf, ENTRIES_KEYSET, walletOf } from "../ledger/model.ts";
import { MONEY_REQUESTS_KEYSET } from "../money-requests/model.ts";

const walletIdOf = (user: GlobalId): string => accountIdOf(walletOf(user, "CNY"));

/**
 * What commerce holds of a person: the wallet, every line of its statement, since when it was frozen, requests for money, red envelopes, campaigns, and what they did with
 * common money.
 */
export const heldSources = (db: Db): readonly HeldSource[] => [
  {
    ...{
      name: "wallets",
      collection: db.collection("accounts"),
      of: (user: GlobalId) => ({ _id: walletIdOf(user) }),
    },
    keyset: [{ field: "_id", direction: 1, kind: "string" }],
  },
  {
    ...{
      name: "walletEntries",
      collection: db.collection("entries"),
      of: (user: GlobalId) => ({ account: walletIdOf(user) }),
    },
    keyset: ENTRIES_KEYSET,
  },
  ...groupHeldSources(db),
  ...blessingSources(db),
  {
    ...{ name: "moneyRequestsMade", collection: db.collection("moneyRequests") },
    of: (user: GlobalId) => ({ asker: user }),
    keyset: MONEY_REQUESTS_KEYSET,
  },
  {
    ...{ name: "moneyRequestsReceived", collection: db.collection("moneyRequests") },
    of: (user: GlobalId) => ({ payer: user }),
    keyset: MONEY_REQUESTS_KEYSET,
  },
  envelopesBy(db, "sentEnvelopes", "sender"),
  envelopesBy(db, "receivedEnvelopes", "recipient"),
  {
    ...{ name: "envelopeClaims", collection: db.collection("envelopeClaims") },
    ...{ of: (user: GlobalId) => ({ person: user }), keyset: CLAIMS_OF_PERSON_KEYSET },
  },
  ...billHeldSources(db),
  {
    ...{ name: "walletFreezes", collection: db.collection("freezes") },
    of: (user: GlobalId) => ({ account: walletIdOf(user) }),
    keyset: [{ field: "_id", direction: -1, kind: "string" }],
    // Who of the support desk it was, and what they noted for each other.
    without: ["agent", "reason"],
  },
];

// Who was the luckiest is another person's.
const envelopesBy = (db: Db, name: string, field: "sender" | "recipient"): HeldSource => ({
  ...{ name, collection: db.collection("envelopes"), of: (user: GlobalId) => ({ [field]: user }) },
  ...{ keyset: ENVELOPES_KEYSET, without: ["luckiest"] },
});
