import { type Envelope, escrowOf } from "../../subgraphs/commerce/src/envelopes/model.ts";
import { type Account, accountIdOf, availableOf } from "../../subgraphs/commerce/src/ledger/model.ts";
import type { Check } from "./check.ts";
import { batchesOf, rowByValue, rowsOf, snapshotOf } from "./streams.ts";

const SUMS = [
  ...(["debitsPendingMinor", "debitsPostedMinor", "creditsPendingMinor"] as const),
  "creditsPostedMinor" as const,
];

export const envelopeAccounts: Check = {
  rule: "an envelope has an account that holds what is left of it, and no other has one",
  async *violations({ commerce }) {
    await using session = snapshotOf(commerce);
    const envelopes = rowsOf<Envelope>(commerce, "envelopes", {
      session,
      fields: ["_id", "currency", "leftMinor"],
    });
    const accountOf = ({ _id, currency }: Envelope) => accountIdOf(escrowOf(_id, currency));
    for await (const batch of batchesOf(envelopes)) {
      const accounts = await rowByValue<Account>(commerce, "accounts", {
        ...{ field: "_id", values: batch.map(accountOf), session },
        fields: ["normalSide", ...SUMS],
      });
      for (const envelope of batch) {
        const account = accounts.get(accountOf(envelope));
        const holdsMinor = account === undefined ? null : availableOf(wide(account));
        if (holdsMinor !== BigInt(envelope.leftMinor))
          yield {
            about: `envelope ${envelope._id}`,
            says: `has ${envelope.leftMinor} left and an account of ${holdsMinor ?? "nothing"}`,
          };
      }
    }

    const opened = rowsOf<Account>(commerce, "accounts", {
      ...{ filter: { kind: "ENVELOPE" }, session },
      fields: ["_id", "owner"],
    });
    for await (const batch of batchesOf(opened)) {
      const owners = batch.map(({ owner }) => owner);
      const known = await rowByValue<Envelope>(commerce, "envelopes", {
        ...{ field: "_id", values: owners, fields: [], session },
      });
      for (const { _id, owner } of batch)
        if (!known.has(owner)) yield { about: `account ${_id}`, says: `is of ${owner}, which is not there` };
    }
  },
};

/** An account with all numbers as 64-bit integers, whatever a hand has written there. */
const wide = (account: Account): Account => ({
  ...account,
  ...Object.fromEntries(SUMS.map((sum) => [sum, BigInt(account[sum])])),
});
