import type { Freeze } from "../../subgraphs/commerce/src/freezes/freeze-store.ts";
import {
  ACCOUNT_KINDS,
  type Account,
  accountIdOf,
  availableOf,
  type Balances,
  balanceOf,
  type Entry,
} from "../../subgraphs/commerce/src/ledger/model.ts";
import type { Check } from "./check.ts";
import { meet, rowsOf, snapshotOf } from "./streams.ts";

const SUMS = [
  "debitsPendingMinor",
  "debitsPostedMinor",
  "creditsPendingMinor",
  "creditsPostedMinor",
] as const satisfies (keyof Balances)[];
type Totals = { -readonly [Sum in keyof Balances]: bigint };
const nothing = (): Totals => ({
  ...{ debitsPendingMinor: 0n, debitsPostedMinor: 0n, creditsPendingMinor: 0n, creditsPostedMinor: 0n },
});

/** An account with all numbers as 64-bit integers, whatever a hand has written there. */
const wide = (account: Account): Account => ({
  ...account,
  ...Object.fromEntries(SUMS.map((sum) => [sum, BigInt(account[sum])])),
});

const runningBalances: Check = {
  rule: "an account's entries are numbered without gaps, each balance follows from the one before, and all come to its sums",
  async *violations({ commerce }) {
    await using session = snapshotOf(commerce);
    // From the last entry of an account to its first.
    const entries = rowsOf<Entry>(commerce, "entries", {
      sort: { account: 1, sequence: -1 },
      session,
      fields: ["account", "sequence", "side", "amountMinor", "pendingMinor", "balanceAfterMinor"],
    });
    const accounts = rowsOf<Account>(commerce, "accounts", {
      session,
      fields: ["_id", "normalSide", "entryCount", ...SUMS],
    });
    const histories = meet(historiesOf(entries), accounts, {
      left: ({ account }) => account,
      right: ({ _id }) => _id,
    });
    for await (const { key, left, right } of histories) {
      const says = right === null ? "has entries and is not there" : mistakeIn(left, wide(right));
      if (says !== null) yield { about: `account ${key}`, says };
    }
  },
};

function mistakeIn(history: History | null, account: Account): string | null {
  const { count, balanceMinor, gapAt, totals } = history ?? EMPTY;
  if (gapAt !== null) return `breaks off at its entry ${gapAt}`;
  if (count !== Number(account.entryCount)) return `has ${count} entries and counts ${account.entryCount}`;
  const sum = SUMS.find((name) => totals[name] !== account[name]);
  if (sum !== undefined) return `has ${sum} ${account[sum]} and entries of ${totals[sum]}`;
  if (balanceMinor !== balanceOf(account))
    return `has ${balanceOf(account)} and its last entry says ${balanceMinor}`;
  return null;
}

/** The entries of an account as one. */
type History = {
  readonly account: string;
  /** The number of the last entry, and what it says is there. */
  readonly count: number;
  readonly balanceMinor: bigint;
  readonly totals: Totals;
  /** The entry that does not follow from the one before it. */
  gapAt: number | null;
};
const EMPTY: History = { account: "", count: 0, balanceMinor: 0n, totals: nothing(), gapAt: null };

/** @param entries Account by account, the last entry first. */
async function* historiesOf(entries: AsyncIterable<Entry>): AsyncGenerator<History> {
  let history = null as History | null;
  // What the entry before has to be.
  let expected = { sequence: 0, balanceMinor: 0n };
  const isBegun = () => expected.sequence === 0 && expected.balanceMinor === 0n;
  const ended = (one: History): History =>
    isBegun() ? one : { ...one, gapAt: one.gapAt ?? expected.sequence + 1 };

  for await (const entry of entries) {
    const { account, sequence } = entry;
    const balanceMinor = BigInt(entry.balanceAfterMinor);
    if (history?.account !== account) {
      if (history !== null) yield ended(history);
      history = { account, count: Number(sequence), balanceMinor, totals: nothing(), gapAt: null };
    } else if (expected.sequence !== Number(sequence) || expected.balanceMinor !== balanceMinor) {
      history.gapAt ??= expected.sequence + 1;
    }
    add(history.totals, entry);
    expected = { sequence: Number(sequence) - 1, balanceMinor: balanceMinor - BigInt(entry.amountMinor) };
  }
  if (history !== null) yield ended(history);
}

function add(totals: Totals, { side, ...entry }: Entry): void {
  const [amountMinor, pendingMinor] = [BigInt(entry.amountMinor), BigInt(entry.pendingMinor)];
  const sums = side === "DEBIT" ? "debits" : "credits";
  totals[`${sums}PostedMinor`] += amountMinor < 0n ? -amountMinor : amountMinor;
  totals[`${sums}PendingMinor`] += pendingMinor;
}

const trialBalance: Check = {
  rule: "all debits of a currency equal all its credits, posted and pending",
  async *violations({ commerce }) {
    await using session = snapshotOf(commerce);
    const totalsByCurrency = new Map<string, Totals>();
    const accounts = rowsOf<Account>(commerce, "accounts", { session, fields: ["currency", ...SUMS] });
    for await (const { currency, ...account } of accounts) {
      const totals = totalsByCurrency.get(currency) ?? nothing();
      for (const sum of SUMS) totals[sum] += BigInt(account[sum]);
      totalsByCurrency.set(currency, totals);
    }
    for (const [currency, totals] of totalsByCurrency)
      for (const part of ["Posted", "Pending"] as const) {
        const [debits, credits] = [totals[`debits${part}Minor`], totals[`credits${part}Minor`]];
        if (debits !== credits)
          yield {
            about: currency,
            says: `has ${debits} of ${part.toLowerCase()} debits and ${credits} of credits`,
          };
      }
  },
};

const bounds: Check = {
  rule: "no account is below its bound, or other than its kind says",
  async *violations({ commerce }) {
    const fields = ["_id", "kind", "owner", "currency", "normalSide", "lowerBoundMinor", ...SUMS] as const;
    for await (const row of rowsOf<Account>(commerce, "accounts", { fields })) {
      const account = wide(row);
      const { _id, kind, owner, currency, normalSide } = account;
      const about = `account ${_id}`;
      const lowerBoundMinor = account.lowerBoundMinor === null ? null : BigInt(account.lowerBoundMinor);
      const rules = ACCOUNT_KINDS[kind];
      if (_id !== accountIdOf(account))
        yield { about, says: `is not the ${kind} of ${owner} in ${currency}` };
      if (normalSide !== rules.normalSide || lowerBoundMinor !== rules.lowerBoundMinor)
        yield { about, says: `grows by ${normalSide} down to ${lowerBoundMinor}, which no ${kind} does` };
      else if (lowerBoundMinor !== null && availableOf(account) < lowerBoundMinor)
        yield { about, says: `is at ${availableOf(account)}` };
    }
  },
};

const freezes: Check = {
  rule: "an account is frozen when, and since, the support desk froze it",
  async *violations({ commerce }) {
    await using session = snapshotOf(commerce);
    const acts = rowsOf<Freeze>(commerce, "freezes", {
      sort: { account: 1, _id: -1 },
      session,
      fields: ["account", "act", "at"],
    });
    const accounts = rowsOf<Account>(commerce, "accounts", { session, fields: ["_id", "frozenAt"] });
    const keys = { left: ({ account }: Freeze) => account, right: ({ _id }: Account) => _id };
    for await (const { key, left, right } of meet(lastOf(acts), accounts, keys)) {
      const saidAt = left?.act === "FREEZE" ? left.at : null;
      const frozenAt = right?.frozenAt ?? null;
      if (saidAt?.getTime() !== frozenAt?.getTime())
        yield {
          about: `account ${key}`,
          says: `is frozen since ${shown(frozenAt)}, by the desk ${shown(saidAt)}`,
        };
    }
  },
};

const shown = (at: Date | null): string => at?.toISOString() ?? "never";

/** @param acts Account by account, the last act first. */
async function* lastOf(acts: AsyncIterable<Freeze>): AsyncGenerator<Freeze> {
  let account: string | null = null;
  for await (const act of acts) {
    if (act.account !== account) yield act;
    account = act.account;
  }
}

export const LEDGER_ACCOUNT_CHECKS: readonly Check[] = [runningBalances, trialBalance, bounds, freezes];
