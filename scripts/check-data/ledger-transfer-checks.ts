import type { KeyRecord } from "../../subgraphs/commerce/src/ledger/idempotency-key.ts";
import type { Entry, Pending, Posting, Transfer } from "../../subgraphs/commerce/src/ledger/model.ts";
import type { Check } from "./check.ts";
import { batchesOf, meet, rowByValue, rowsOf, snapshotOf } from "./streams.ts";

/** How many transfers may lack a part before the check gives up: far more than are ever under way at once. */
const OPEN_MAX = 100_000;

/** What was read of a transfer so far. */
type Open = { transfer: Transfer | null; count: number; sums: Record<Entry["side"], Sums> };
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

const doubleEntry: Check = {
  rule: "a transfer has two entries a posting that come to its amount on both sides, and an entry has a transfer",
  async *violations({ commerce }) {
    // Ids tell when a thing was made, so a transfer and its entries come close to each other: few are open at a time.
    await using session = snapshotOf(commerce);
    const openById = new Map<string, Open>();
    const merged = meet(
      rowsOf<Transfer>(commerce, "transfers", {
        session,
        fields: ["_id", "phase", "postings", "releasedMinor"],
      }),
      rowsOf<Entry>(commerce, "entries", {
        session,
        fields: ["_id", "transfer", "side", "amountMinor", "pendingMinor"],
      }),
      { left: ({ _id }) => momentOf(_id), right: ({ _id }) => momentOf(_id) },
    );
    const openOf = (id: string): Open => {
      const nothing = () => ({ postedMinor: 0n, pendingMinor: 0n });
      const open = openById.get(id) ?? {
        transfer: null,
        count: 0,
        sums: { DEBIT: nothing(), CREDIT: nothing() },
      };
      openById.set(id, open);
      return open;
    };
    const closeIfWhole = (id: string) => {
      if (mistakeIn(openOf(id)) === null) openById.delete(id);
    };

    for await (const { left, right } of merged) {
      if (openById.size > OPEN_MAX) break;
      if (left !== null) {
        openOf(left._id).transfer = left;
        closeIfWhole(left._id);
      }
      if (right !== null) {
        const open = openOf(right.transfer);
        const [postedMinor, pendingMinor] = [BigInt(right.amountMinor), BigInt(right.pendingMinor)];
        open.count += 1;
        open.sums[right.side].postedMinor += postedMinor < 0n ? -postedMinor : postedMinor;
        open.sums[right.side].pendingMinor += pendingMinor;
        closeIfWhole(right.transfer);
      }
    }
    for (const [id, open] of openById) yield { about: `transfer ${id}`, says: mistakeIn(open) ?? "" };
  },
};

// The part of an id behind its prefix: it begins with the time.
const momentOf = (id: string): string => id.slice(id.indexOf("_") + 1);

function mistakeIn({ transfer, count, sums }: Open): string | null {
  if (transfer === null) return "has an entry and is not there, or one too many";
  const expected = expectedOf(transfer);
  if (count !== transfer.postings.length * 2)
    return `has ${count} entries for ${transfer.postings.length} postings`;
  for (const side of ["DEBIT", "CREDIT"] as const)
    for (const part of ["postedMinor", "pendingMinor"] as const)
      if (sums[side][part] !== expected[part])
        return `moves ${expected[part]} and has ${side.toLowerCase()} entries of ${sums[side][part]}`;
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
