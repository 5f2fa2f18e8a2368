import {
  accountIdOf,
  dayOf,
  type Posting,
  type Transfer,
  walletOf,
} from "../../subgraphs/commerce/src/ledger/model.ts";
import { type MoneyRequest, PER_DAY_MAX } from "../../subgraphs/commerce/src/money-requests/model.ts";
import type { Check } from "./check.ts";
import { meet, rowsOf, snapshotOf } from "./streams.ts";

const payments: Check = {
  rule: "a request for money that is paid was paid by one transfer of its amount between its two, and such a transfer pays one",
  async *violations({ commerce }) {
    await using session = snapshotOf(commerce);
    const paid = rowsOf<MoneyRequest>(commerce, "moneyRequests", {
      filter: { transfer: { $exists: true } },
      sort: { transfer: 1 },
      session,
      fields: ["_id", "transfer", "asker", "payer", "amountMinor", "currency"],
    });
    const transfers = rowsOf<Transfer>(commerce, "transfers", {
      filter: { kind: "MONEY_REQUEST" },
      session,
      fields: ["_id", "phase", "postings"],
    });
    const keys = {
      left: ({ transfer = "" }: MoneyRequest) => transfer,
      right: ({ _id }: Transfer) => _id,
    };
    for await (const { key, left, right } of meet(paid, transfers, keys)) {
      if (left === null) yield { about: `transfer ${key}`, says: "pays a request that is not there" };
      else if (right === null)
        yield { about: `request ${left._id}`, says: `is paid by ${key}, which pays none` };
      else if (!isPaymentOf(left, right))
        yield { about: `request ${left._id}`, says: `is for something else than what ${key} has moved` };
    }
  },
};

function isPaymentOf(request: MoneyRequest, { phase, postings }: Transfer): boolean {
  const [posting, ...others] = postings;
  return phase === "SINGLE" && others.length === 0 && posting !== undefined && isOf(request, posting);
}

const isOf = (
  { payer, asker, amountMinor, currency }: MoneyRequest,
  { debit, credit, ...moved }: Posting,
): boolean =>
  accountIdOf(debit) === accountIdOf(walletOf(payer, currency)) &&
  accountIdOf(credit) === accountIdOf(walletOf(asker, currency)) &&
  BigInt(moved.amountMinor) === BigInt(amountMinor);

const states: Check = {
  rule: "a request for money says when it ended if it has, in time, and what paid it if it is paid",
  async *violations({ commerce }) {
    const fields = ["_id", "status", "requestedAt", "expiresAt", "resolvedAt", "transfer"] as const;
    for await (const row of rowsOf<MoneyRequest>(commerce, "moneyRequests", { fields })) {
      const says = mistakeIn(row);
      if (says !== null) yield { about: `request ${row._id}`, says };
    }
  },
};

function mistakeIn({ status, requestedAt, expiresAt, resolvedAt, transfer }: MoneyRequest): string | null {
  if ((status === "OPEN") !== (resolvedAt === null))
    return `is ${status} and ended ${resolvedAt?.toISOString() ?? "never"}`;
  if (resolvedAt !== null && (resolvedAt < requestedAt || resolvedAt >= expiresAt))
    return `ended at ${resolvedAt.toISOString()}, when it could not`;
  if ((status === "PAID") !== (transfer !== undefined))
    return `is ${status} and paid by ${transfer ?? "nothing"}`;
  return null;
}

const counts: Check = {
  rule: `somebody's requests for money are numbered without gaps, and at most ${PER_DAY_MAX} of a day`,
  async *violations({ commerce }) {
    await using session = snapshotOf(commerce);
    // From the last request of an asker to the first.
    const requests = rowsOf<MoneyRequest>(commerce, "moneyRequests", {
      sort: { asker: 1, sequence: -1 },
      session,
      fields: ["asker", "sequence", "requestedAt"],
    });
    // What stands before the first one of all needs nothing before it.
    let later = { asker: "", sequence: 1, day: "", ofDay: 0 };
    for await (const row of requests) {
      const { asker } = row;
      const [sequence, day] = [Number(row.sequence), dayOf(row.requestedAt)];
      const expected = later.asker === asker ? sequence + 1 : 1;
      if (later.sequence !== expected) yield gapAt(later);
      const ofDay = later.asker === asker && later.day === day ? later.ofDay + 1 : 1;
      if (ofDay === PER_DAY_MAX + 1) yield { about: asker, says: `has asked for money too often on ${day}` };
      later = { asker, sequence, day, ofDay };
    }
    if (later.sequence !== 1) yield gapAt(later);
  },
};

const gapAt = ({ asker, sequence }: Pick<MoneyRequest, "asker" | "sequence">) => ({
  about: asker,
  says: `has no request for money before the number ${sequence}`,
});

export const MONEY_REQUEST_CHECKS: readonly Check[] = [payments, states, counts];
