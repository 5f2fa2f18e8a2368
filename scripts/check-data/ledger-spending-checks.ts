import { type Account, dayOf, type Entry, type Spending } from "../../subgraphs/commerce/src/ledger/model.ts";
import type { Check } from "./check.ts";
import { meet, rowsOf, snapshotOf } from "./streams.ts";

/** What an account's entries say that it has spent on the last day of which any of them counts. */
type Spent = Spending & { readonly account: string };

const spending: Check = {
  rule: "what has left an account on its last day of limited transfers is what their entries come to",
  async *violations({ commerce }) {
    await using session = snapshotOf(commerce);
    const entries = rowsOf<Entry>(commerce, "entries", {
      filter: { spentMinor: { $exists: true } },
      sort: { account: 1, sequence: -1 },
      session,
      fields: ["account", "spentMinor", "postedAt"],
    });
    const accounts = rowsOf<Account>(commerce, "accounts", { session, fields: ["_id", "spending"] });
    const keys = { left: ({ account }: Spent) => account, right: ({ _id }: Account) => _id };
    for await (const { key, left, right } of meet(lastDaysOf(entries), accounts, keys)) {
      const [entriesSay, accountSays] = [shown(left), shown(right?.spending ?? null)];
      if (entriesSay !== accountSays)
        yield { about: `account ${key}`, says: `has spent ${accountSays}, its entries ${entriesSay}` };
    }
  },
};

const shown = (spent: Spending | null): string =>
  spent === null ? "nothing" : `${spent.amountMinor} on ${spent.day}`;

/** @param entries Account by account, the last entry first. */
async function* lastDaysOf(entries: AsyncIterable<Entry>): AsyncGenerator<Spent> {
  let last = null as Spent | null;
  let sinceMinor = 0n;
  for await (const { account, spentMinor = 0n, postedAt } of entries) {
    const day = dayOf(postedAt);
    if (last?.account !== account) {
      if (last !== null) yield last;
      last = null;
      sinceMinor = 0n;
    }
    sinceMinor += BigInt(spentMinor);
    // The day of an account never goes back: what a clock that was behind called the day before is of the day that had begun.
    if (last === null || day >= last.day) last = { account, day, amountMinor: sinceMinor };
  }
  if (last !== null) yield last;
}

export const LEDGER_SPENDING_CHECKS: readonly Check[] = [spending];
