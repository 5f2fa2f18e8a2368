import type { TransferRequest } from "../ledger/execute.ts";
import type { Ledger } from "../ledger/ledger.ts";
import { walletOf } from "../ledger/model.ts";
import type { EnvelopeStore } from "./envelope-store.ts";
import { type Envelope, escrowOf, returnTransferIdOf, stateAt } from "./model.ts";

type Parts = {
  readonly ledger: Ledger;
  readonly envelopes: Pick<EnvelopeStore, "find" | "findExpired" | "write">;
};

/** Few enough that nobody waits long for a wallet that one of them goes back to. */
const RETURNED_AT_ONCE = 50;

/**
 * Gives back what is left in envelopes whose time is over, batch by batch. It may be killed between any two of its commands and run any
 * number of times at once: an envelope ends once, and the transfer has an id that is its own.
 *
 * @returns How many envelopes it ended.
 */
export async function returnExpired(
  { ledger, envelopes }: Parts,
  at: Date,
  signal?: AbortSignal,
): Promise<number> {
  let ended = 0;
  for (;;) {
    signal?.throwIfAborted();
    const due = await envelopes.findExpired(at, RETURNED_AT_ONCE);
    if (due.length === 0) return ended;
    const ids = due.map(({ _id }) => _id);
    const endedNow = await ledger.transact(async (session) => {
      const found = await envelopes.find({ envelopes: ids, claims: [] }, session);
      const left = found.envelopes.filter((one) => one.status === "OPEN" && stateAt(one, at) === "EXPIRED");
      if (left.length === 0) return 0;
      const submitted = await ledger.submit({ requests: left.map(requestOf), at }, session);
      const refused = submitted.earlier === null && submitted.results.find((one) => one !== "CREATED");
      if (refused) throw new Error(`the ledger refused to give back what was left in envelopes: ${refused}`);
      await envelopes.write(
        { changed: left.map((was) => ({ was, is: returned(was, at) })), claims: [] },
        session,
      );
      return left.length;
    });
    ended += endedNow;
    // Somebody else was there first, and is at it.
    if (endedNow === 0) return ended;
  }
}

const requestOf = (envelope: Envelope): TransferRequest => {
  const { _id, sender, currency, leftMinor } = envelope;
  const posting = {
    debit: escrowOf(_id, currency),
    credit: walletOf(sender, currency),
    amountMinor: leftMinor,
  };
  return {
    ...{ _id: returnTransferIdOf(envelope), kind: "ENVELOPE_RETURN", phase: "SINGLE", note: null },
    postings: [posting],
  };
};

const returned = (envelope: Envelope, endedAt: Date): Envelope => ({
  ...envelope,
  ...{ status: "RETURNED", returnedMinor: envelope.leftMinor, leftMinor: 0n, endedAt },
});
