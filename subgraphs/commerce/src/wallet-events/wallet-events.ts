import { ApiError } from "@kith/kit/api-error.ts";
import type { GlobalId } from "@kith/kit/global-id.ts";
import type { ChangeFanOut } from "@kith/kit/subscriptions/change-fan-out.ts";
import type { Happenings, Listener } from "@kith/kit/subscriptions/listener.ts";
import type { AccountStore } from "../ledger/account-store.ts";
import type { EntryStore } from "../ledger/entry-store.ts";
import { accountIdOf, type Entry, walletOf } from "../ledger/model.ts";

/** What somebody who comes back may have missed; whoever has missed more reads the list. */
export const MISSED_MAX = 1_000;

type Parts = {
  readonly accounts: Pick<AccountStore, "findByIds">;
  readonly entries: Pick<EntryStore, "findPostedAfter">;
  readonly posted: ChangeFanOut<Entry>;
};

export type WalletEvents = ReturnType<typeof walletEvents>;

/**
 * What is posted to a wallet while somebody listens, each entry once and in order: its `sequence` is what a listener goes on
 * from.
 */
export function walletEvents({ accounts, entries, posted }: Parts) {
  return async (owner: GlobalId, { lastEventId, signal }: Listener): Promise<Happenings<Entry>> => {
    const account = accountIdOf(walletOf(owner, "CNY"));
    const last = lastEventId === null ? null : sequenceOf(lastEventId);
    // First listen, then look what is there: what is posted in between comes twice rather than never.
    const live = await posted.listen(account, signal);
    if (last === null) {
      const [opened] = await accounts.findByIds([account]);
      return { from: String(opened?.entryCount ?? 0), live };
    }
    const missed = await entries.findPostedAfter(account, last, MISSED_MAX + 1);
    if (missed.length > MISSED_MAX)
      throw new ApiError(
        "SUBSCRIPTION_INTERRUPTED",
        `More than ${MISSED_MAX} entries were missed: read Wallet.entries, then subscribe without a last event.`,
      );
    return { from: lastEventId, live: inOrder(missed, live, last) };
  };
}

async function* inOrder(
  missed: readonly Entry[],
  live: AsyncIterable<Entry>,
  last: number,
): AsyncGenerator<Entry, void> {
  yield* missed;
  let seen = missed.at(-1)?.sequence ?? last;
  for await (const entry of live) {
    if (entry.sequence <= seen) continue;
    seen = entry.sequence;
    yield entry;
  }
}

function sequenceOf(eventId: string): number {
  if (!/^\d{1,15}$/.test(eventId))
    throw new ApiError("BAD_USER_INPUT", `The last event's id is none of this subscription: ${eventId}.`);
  return Number(eventId);
}
