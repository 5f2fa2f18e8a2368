import type { Db } from "mongodb";
import {
  type Claim,
  claimIdOf,
  type Envelope,
  returnTransferIdOf,
} from "../../subgraphs/commerce/src/envelopes/model.ts";
import type { Transfer } from "../../subgraphs/commerce/src/ledger/model.ts";
import type { Check, Violation } from "./check.ts";
import { batchesOf, rowByValue, rowsOf, snapshotOf } from "./streams.ts";

type Session = ReturnType<typeof snapshotOf>;

/** A movement of money that an envelope or a claim tells of. */
type Told = {
  readonly about: string;
  readonly transfer: string;
  readonly kind: Transfer["kind"];
  readonly from: string;
  readonly to: string;
  readonly amountMinor: bigint;
};

const toldBy = (envelope: Envelope): Told[] => {
  const { _id, sender, transfer, totalMinor, returnedMinor, status } = envelope;
  const about = `envelope ${_id}`;
  const sending = { about, transfer, from: sender, to: _id, amountMinor: BigInt(totalMinor) };
  const back = { about, transfer: returnTransferIdOf(envelope), from: _id, to: sender };
  return [
    { ...sending, kind: "ENVELOPE" },
    ...(status === "RETURNED"
      ? [{ ...back, kind: "ENVELOPE_RETURN" as const, amountMinor: BigInt(returnedMinor) }]
      : []),
  ];
};

const toldByClaim = ({ _id, envelope, person, transfer, amountMinor }: Claim): Told => ({
  ...{ about: `claim ${_id}`, transfer, kind: "ENVELOPE_CLAIM", from: envelope, to: person },
  amountMinor: BigInt(amountMinor),
});

/** What was told of and did not happen, or happened otherwise. */
async function* untrue(db: Db, told: readonly Told[], session: Session): AsyncGenerator<Violation> {
  const transfers = await rowByValue<Transfer>(db, "transfers", {
    ...{ field: "_id", values: told.map(({ transfer }) => transfer), session },
    fields: ["kind", "postings"],
  });
  for (const { about, transfer, kind, from, to, amountMinor } of told) {
    const found = transfers.get(transfer);
    const [posting] = found?.postings ?? [];
    const isSo =
      found?.kind === kind &&
      found.postings.length === 1 &&
      posting?.debit.owner === from &&
      posting.credit.owner === to &&
      BigInt(posting.amountMinor) === amountMinor;
    if (found === undefined) yield { about, says: `tells of ${transfer}, which is not there` };
    else if (!isSo) yield { about, says: `tells of ${transfer}, which did something else` };
  }
}

/** What happened and nobody tells of. */
async function* untold(db: Db, batch: readonly Transfer[], session: Session): AsyncGenerator<Violation> {
  const sidesOf = ({ postings: [posting] }: Transfer) =>
    [posting?.debit.owner ?? "", posting?.credit.owner ?? ""] as const;
  const claimOf = (transfer: Transfer) => claimIdOf(...sidesOf(transfer));
  const values = batch.flatMap(sidesOf);
  const read = { field: "_id" as const, session };
  const envelopes = await rowByValue<Envelope>(db, "envelopes", {
    ...{ ...read, values, fields: ["transfer", "status", "expiresAt"] },
  });
  const claims = await rowByValue<Claim>(db, "envelopeClaims", {
    ...{ ...read, values: batch.map(claimOf), fields: ["transfer"] },
  });
  for (const transfer of batch) {
    const [from, to] = sidesOf(transfer);
    const returned = envelopes.get(from);
    const isTold = {
      ENVELOPE: envelopes.get(to)?.transfer === transfer._id,
      ENVELOPE_CLAIM: claims.get(claimOf(transfer))?.transfer === transfer._id,
      ENVELOPE_RETURN: returned?.status === "RETURNED" && returnTransferIdOf(returned) === transfer._id,
    }[transfer.kind as EnvelopeKind];
    if (!isTold) yield { about: `transfer ${transfer._id}`, says: `is an ${transfer.kind} of nothing` };
  }
}

const KINDS = ["ENVELOPE", "ENVELOPE_CLAIM", "ENVELOPE_RETURN"] as const satisfies Transfer["kind"][];
type EnvelopeKind = (typeof KINDS)[number];

export const envelopeTransfers: Check = {
  rule: "what was put into an envelope, claimed from it and went back was moved by a transfer each, and by no other",
  async *violations({ commerce }) {
    await using session = snapshotOf(commerce);
    const envelopes = rowsOf<Envelope>(commerce, "envelopes", {
      session,
      fields: ["_id", "sender", "transfer", "totalMinor", "returnedMinor", "status", "expiresAt"],
    });
    for await (const batch of batchesOf(envelopes)) yield* untrue(commerce, batch.flatMap(toldBy), session);

    const claims = rowsOf<Claim>(commerce, "envelopeClaims", {
      session,
      fields: ["_id", "envelope", "person", "transfer", "amountMinor"],
    });
    for await (const batch of batchesOf(claims)) yield* untrue(commerce, batch.map(toldByClaim), session);

    const transfers = rowsOf<Transfer>(commerce, "transfers", {
      ...{ filter: { kind: { $in: KINDS } }, session },
      fields: ["_id", "kind", "postings"],
    });
    for await (const batch of batchesOf(transfers)) yield* untold(commerce, batch, session);
  },
};
