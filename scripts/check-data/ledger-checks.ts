import {
  type Account,
  accountIdOf,
  type Entry,
  FUNDING,
  type Transfer,
} from "../../subgraphs/commerce/src/ledger/model.ts";
import type { Check } from "./check.ts";
import { meet, rowsOf } from "./streams.ts";

const SIDES = 2;
/** How many transfers may lack a part before the check gives up: far more than are ever under way at once. */
const OPEN_MAX = 100_000;

/** What was read of a transfer so far. */
type Open = { isPosted: boolean; sides: number; sumMinor: bigint };

const doubleEntry: Check = {
  rule: "a transfer has two entries that sum to zero, and an entry has a transfer",
  async *violations({ commerce }) {
    // Ids tell when a thing was made, so a transfer and its entries come close to each other: few are open at a time.
    const openById = new Map<string, Open>();
    const merged = meet(
      rowsOf<Transfer>(commerce, "transfers", { fields: ["_id"] }),
      rowsOf<Entry>(commerce, "entries", { fields: ["_id", "transfer", "amountMinor"] }),
      { left: ({ _id }) => momentOf(_id), right: ({ _id }) => momentOf(_id) },
    );
    const openOf = (id: string): Open => {
      const open = openById.get(id) ?? { isPosted: false, sides: 0, sumMinor: 0n };
      openById.set(id, open);
      return open;
    };
    const closeIfWhole = (id: string) => {
      const { isPosted, sides, sumMinor } = openOf(id);
      if (isPosted && sides === SIDES && sumMinor === 0n) openById.delete(id);
    };

    for await (const { left, right } of merged) {
      if (openById.size > OPEN_MAX) break;
      if (left !== null) {
        openOf(left._id).isPosted = true;
        closeIfWhole(left._id);
      }
      if (right !== null) {
        const open = openOf(right.transfer);
        open.sides += 1;
        open.sumMinor += BigInt(right.amountMinor);
        closeIfWhole(right.transfer);
      }
    }
    for (const [id, { isPosted, sides, sumMinor }] of openById)
      yield {
        about: `transfer ${id}`,
        says: isPosted
          ? `has ${sides} entries that sum to ${sumMinor}`
          : "has an entry and is not there, or one too many",
      };
  },
};

// The part of an id behind its prefix: it begins with the time.
const momentOf = (id: string): string => id.slice(id.indexOf("_") + 1);

const runningBalances: Check = {
  rule: "an account's entries are numbered without gaps, and each balance follows from the one before",
  async *violations({ commerce }) {
    const fields = ["account", "sequence", "amountMinor", "balanceAfterMinor"] as const;
    // From the last entry of an account to its first.
    const entries = rowsOf<Entry>(commerce, "entries", { sort: { account: 1, sequence: -1 }, fields });
    const accounts = rowsOf<Account>(commerce, "accounts", { fields: ["_id", "balanceMinor", "entryCount"] });
    const histories = meet(historiesOf(entries), accounts, {
      left: ({ account }) => account,
      right: ({ _id }) => _id,
    });
    for await (const { key, left, right } of histories) {
      const about = `account ${key}`;
      const last = left ?? { count: 0, balanceMinor: 0n, gapAt: null };
      if (right === null) yield { about, says: "has entries and is not there" };
      else if (last.gapAt !== null) yield { about, says: `breaks off at its entry ${last.gapAt}` };
      else if (last.count !== Number(right.entryCount))
        yield { about, says: `has ${last.count} entries and counts ${right.entryCount}` };
      else if (last.balanceMinor !== BigInt(right.balanceMinor))
        yield { about, says: `has ${right.balanceMinor} and its last entry says ${last.balanceMinor}` };
    }
  },
};

/** The entries of an account as one. */
type History = {
  readonly account: string;
  /** The number of the last entry, and what it says is there. */
  readonly count: number;
  readonly balanceMinor: bigint;
  /** The entry that does not follow from the one before it. */
  gapAt: number | null;
};

/** @param entries Account by account, the last entry first. */
async function* historiesOf(entries: AsyncIterable<Entry>): AsyncGenerator<History> {
  let history = null as History | null;
  // What the entry before has to be.
  let expected = { sequence: 0, balanceMinor: 0n };
  const isBegun = () => expected.sequence === 0 && expected.balanceMinor === 0n;
  const ended = (one: History): History =>
    isBegun() ? one : { ...one, gapAt: one.gapAt ?? expected.sequence + 1 };

  for await (const { account, sequence, amountMinor, balanceAfterMinor } of entries) {
    const balanceMinor = BigInt(balanceAfterMinor);
    if (history?.account !== account) {
      if (history !== null) yield ended(history);
      history = { account, count: Number(sequence), balanceMinor, gapAt: null };
    } else if (expected.sequence !== Number(sequence) || expected.balanceMinor !== balanceMinor) {
      history.gapAt ??= expected.sequence + 1;
    }
    expected = { sequence: Number(sequence) - 1, balanceMinor: balanceMinor - BigInt(amountMinor) };
  }
  if (history !== null) yield ended(history);
}

const bounds: Check = {
  rule: "no account is below zero but the one that money comes from",
  async *violations({ commerce }) {
    const fields = ["_id", "owner", "currency", "balanceMinor"] as const;
    for await (const { _id, owner, currency, balanceMinor } of rowsOf<Account>(commerce, "accounts", {
      fields,
    })) {
      const about = `account ${_id}`;
      if (_id !== accountIdOf(owner, currency))
        yield { about, says: `is not the one of ${owner} in ${currency}` };
      if (owner !== FUNDING && BigInt(balanceMinor) < 0n) yield { about, says: `is at ${balanceMinor}` };
    }
  },
};

export const LEDGER_CHECKS: readonly Check[] = [doubleEntry, runningBalances, bounds];
