import {
  type Bill,
  type BillShare,
  PEOPLE_MAX,
  shareIdOf,
} from "../../subgraphs/commerce/src/bills/model.ts";
import type { Transfer } from "../../subgraphs/commerce/src/ledger/model.ts";
import type { Check } from "./check.ts";
import { meet, rowsOf, snapshotOf } from "./streams.ts";

/** The shares of a bill as one. */
type Shares = { readonly bill: string; count: number; sumMinor: bigint };

/** @param shares Bill by bill. */
async function* sumsOf(shares: AsyncIterable<BillShare>): AsyncGenerator<Shares> {
  let sums = null as Shares | null;
  for await (const { bill, amountMinor } of shares) {
    if (sums?.bill !== bill) {
      if (sums !== null) yield sums;
      sums = { bill, count: 0, sumMinor: 0n };
    }
    sums.count += 1;
    sums.sumMinor += BigInt(amountMinor);
  }
  if (sums !== null) yield sums;
}

const sums: Check = {
  rule: "the shares of a bill and what is its creator's own come to its total",
  async *violations({ commerce }) {
    await using session = snapshotOf(commerce);
    const bills = rowsOf<Bill>(commerce, "bills", { session, fields: ["_id", "totalMinor", "ownMinor"] });
    const shares = rowsOf<BillShare>(commerce, "billShares", {
      ...{ sort: { bill: 1, _id: 1 }, session, fields: ["bill", "amountMinor"] },
    });
    const keys = { left: ({ _id }: Bill) => _id, right: ({ bill }: Shares) => bill };
    for await (const { key, left, right } of meet(bills, sumsOf(shares), keys)) {
      const about = `bill ${key}`;
      if (left === null) yield { about, says: "has shares and is not there" };
      else {
        const sumMinor = BigInt(left.ownMinor) + (right?.sumMinor ?? 0n);
        if (sumMinor !== BigInt(left.totalMinor))
          yield { about, says: `is of ${left.totalMinor}, and its parts of ${sumMinor}` };
        const count = right?.count ?? 0;
        if (count < 1 || count > PEOPLE_MAX) yield { about, says: `is owed by ${count} people` };
      }
    }
  },
};

function mistakeIn(share: BillShare | null, transfer: Transfer | null): string | null {
  if (share === null) return "pays no share of a bill";
  const [posting, ...others] = transfer?.postings ?? [];
  if (posting === undefined) return `pays ${share._id} and is not there`;
  const isAlike =
    others.length === 0 &&
    posting.debit.owner === share.person &&
    posting.credit.owner === share.creator &&
    BigInt(posting.amountMinor) === BigInt(share.amountMinor);
  return isAlike ? null : `does not move what is owed by ${share._id}`;
}

const payments: Check = {
  rule: "a share of a bill that was paid has one transfer of its amount between the two, and the other way round",
  async *violations({ commerce }) {
    await using session = snapshotOf(commerce);
    const paid = rowsOf<BillShare>(commerce, "billShares", {
      ...{ filter: { transfer: { $type: "string" } }, sort: { transfer: 1 }, session },
      fields: ["_id", "person", "creator", "amountMinor", "transfer"],
    });
    const transfers = rowsOf<Transfer>(commerce, "transfers", {
      ...{ filter: { kind: "BILL_SHARE" }, session, fields: ["_id", "postings"] },
    });
    const keys = { left: ({ transfer }: BillShare) => transfer ?? "", right: ({ _id }: Transfer) => _id };
    for await (const { key, left, right } of meet(paid, transfers, keys)) {
      const says = mistakeIn(left, right);
      if (says !== null) yield { about: `transfer ${key}`, says };
    }
  },
};

const shares: Check = {
  rule: "a share of a bill is somebody's own of that bill, and says that it was paid when it was",
  async *violations({ commerce }) {
    const rows = rowsOf<BillShare>(commerce, "billShares", {
      fields: ["_id", "bill", "person", "creator", "status", "transfer"],
    });
    for await (const { _id, bill, person, creator, status, transfer } of rows) {
      const about = `share ${_id}`;
      if (_id !== shareIdOf(bill, person)) yield { about, says: `is not the one of ${person} of ${bill}` };
      if (person === creator) yield { about, says: `is owed by ${person} to themselves` };
      const isPaid = (transfer ?? null) !== null;
      if (isPaid !== (status === "PAID")) yield { about, says: `is ${status}, and its transfer ${transfer}` };
    }
  },
};

/** What holds of bills that are split. */
export const BILL_CHECKS: readonly Check[] = [sums, payments, shares];
