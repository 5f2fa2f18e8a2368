import type { KeyRecord } from "../../subgraphs/commerce/src/ledger/idempotency-key.ts";
import type { Entry, Pending, Posting, Transfer } from "../../subgraphs/commerce/src/ledger/model.ts";
import type { Check } from "./check.ts";
import { batchesOf, meet, rowByValue, rowsOf, snapshotOf } from "./streams.ts";

type Sums = { postedMinor: bigint; pendingMinor: bigint };

const sumOf = (postings: readonly Posting[]): bigint =>
  postings.reduce((sum, { amountMinor }) => sum + BigInt(amountMinor), 0n);

/** What the entries of a transfer have to come to on either side. */
function expectedOf({ phase, postings, releasedMinor = 0n }: Transfer): Sums {
  const amountMinor = sumOf(postings);
  if (phase === "SINGLE") return { postedMinor: amountMinor, pendingMinor: 0n };
  if (phase === "PENDING") return { postedMinor: 0n, pendingMinor: amountMinor };
  return { postedMinor: phase === "POST" ? amountMinor : 0n, pendingMinor: -BigInt(releasedMinor) };
}

/** The entries of a transfer as one. */
type Sides = { readonly transfer: string; count: number; readonly sums: Record<Entry["side"], Sums> };

const doubleEntry: Check = {
  rule: "a transfer has two entries a posting that come to its amount on both sides, and an entry has a transfer",
  async *violations({ commerce }) {
    await using session = snapshotOf(commerce);
    const transfers = rowsOf<Transfer>(commerce, "transfers", {
      session,
      fields: ["_id", "phase", "postings", "releasedMinor"],
    });
    const entries = rowsOf<Entry>(commerce, "entries", {
      sort: { transfer: 1 },
      session,
      fields: ["transfer", "side", "amountMinor", "pendingMinor"],
    });
    const keys = { left: ({ _id }: Transfer) => _id, right: ({ transfer }: Sides) => transfer };
    for await (const { key, left, right } of meet(transfers, sidesOf(entries), keys)) {
      const says = left === null ? "has entries and is not there" : mistakeIn(left, right);
      if (says !== null) yield { about: `transfer ${key}`, says };
    }
  },
};

/** @param entries Transfer by transfer. */
async function* sidesOf(entries: AsyncIterable<Entry>): AsyncGenerator<Sides> {
  const nothing = () => ({ postedMinor: 0n, pendingMinor: 0n });
  let sides = null as Sides | null;
  for await (const { transfer, side, ...entry } of entries) {
    if (sides?.transfer !== transfer) {
      if (sides !== null) yield sides;
      sides = { transfer, count: 0, sums: { DEBIT: nothing(), CREDIT: nothing() } };
    }
    const [amountMinor, pendingMinor] = [BigInt(entry.amountMinor), BigInt(entry.pendingMinor)];
    sides.count += 1;
    sides.sums[side].postedMinor += amountMinor < 0n ? -amountMinor : amountMinor;
    sides.sums[side].pendingMinor += pendingMinor;
  }
  if (sides !== null) yield sides;
}

function mistakeIn(transfer: Transfer, sides: Sides | null): string | null {
  const expected = expectedOf(transfer);
  if (sides?.count !== transfer.postings.length * 2)
    return `has ${sides?.count ?? 0} entries for ${transfer.postings.length} postings`;
  for (const side of ["DEBIT", "CREDIT"] as const)
    for (const part of ["postedMinor", "pendingMinor"] as const)
      if (sides.sums[side][part] !== expected[part])
        return `moves ${expected[part]} and has ${side.toLowerCase()} entries of ${sides.sums[side][part]}`;
  return null;
}

const ENDS: Readonly<Record<string, Pending["status"]>> = {
  POST: "POSTED",
  VOID: "VOIDED",
  EXPIRE: "EXPIRED",
};

const pendings: Check = {
  rule: "a pending transfer was asked for once, and a post, void or expiry ends exactly one",
  async *violations({ commerce }) {
    await using session = snapshotOf(commerce);
    const rows = () =>
      rowsOf<Pending>(commerce, "pendings", { session, fields: ["_id", "status", "postings", "resolvedBy"] });
    const asked = rowsOf<Transfer>(commerce, "transfers", {
      filter: { phase: "PENDING" },
      session,
      fields: ["_id"],
    });
    const keys = { left: ({ _id }: Pending) => _id, right: ({ _id }: Transfer) => _id };
    for await (const { key, left, right } of meet(rows(), asked, keys)) {
      const about = `pending transfer ${key}`;
      if (left === null) yield { about, says: "does not say how far it is" };
      else if (right === null) yield { about, says: "was never asked for" };
    }

    const ends = rowsOf<Transfer>(commerce, "transfers", {
      filter: { pendingId: { $exists: true } },
      sort: { pendingId: 1 },
      session,
      fields: ["_id", "phase", "postings", "pendingId", "releasedMinor"],
    });
    const byPending = { left: ({ _id }: Pending) => _id, right: ({ pendingId = "" }: Transfer) => pendingId };
    for await (const { key, left, right } of meet(rows(), ends, byPending)) {
      const about = `pending transfer ${key}`;
      const says = mistakeAtEnd(left, right);
      if (says !== null) yield { about, says };
    }
  },
};

function mistakeAtEnd(pending: Pending | null, end: Transfer | null): string | null {
  if (pending === null) return `is ended by ${end?._id} and is not there`;
  if (end === null)
    return pending.status === "PENDING" ? null : `is ${pending.status} and nothing has ended it`;
  if (pending.status !== ENDS[end.phase]) return `is ${pending.status} and was ended by a ${end.phase}`;
  if (pending.resolvedBy !== end._id) return `was ended by ${end._id} and says ${pending.resolvedBy}`;
  const held = sumOf(pending.postings);
  if (BigInt(end.releasedMinor ?? 0n) !== held) return `set ${held} aside and ${end.releasedMinor} came back`;
  return sumOf(end.postings) > held ? `set ${held} aside and ${sumOf(end.postings)} was moved` : null;
}

const keysLead: Check = {
  rule: "an idempotency key leads to what was done under it",
  async *violations({ commerce }) {
    const keys = rowsOf<KeyRecord>(commerce, "idempotencyKeys", { fields: ["_id", "transfer"] });
    for await (const batch of batchesOf(keys)) {
      const values = batch.map(({ transfer }) => transfer);
      const known = await rowByValue<Transfer>(commerce, "transfers", { field: "_id", values, fields: [] });
      for (const { _id, transfer } of batch)
        if (!known.has(transfer))
          yield { about: `key ${_id}`, says: `was used for ${transfer}, which is not there` };
    }
  },
};

export const LEDGER_TRANSFER_CHECKS: readonly Check[] = [doubleEntry, pendings, keysLead];
