import { type GlobalId, idOfName } from "@kith/kit/global-id.ts";
import type { Ledger } from "./ledger.ts";
import type { LedgerStore } from "./ledger-store.ts";
import { TRANSFER_PREFIX } from "./model.ts";

type Parts = { readonly ledger: Ledger; readonly store: Pick<LedgerStore, "findExpired"> };

/** Few enough that nobody waits long for an account that one of them is about. */
const ENDED_AT_ONCE = 50;

/** What ends a pending transfer when its time is over: the same for whoever does it. */
const expiryIdOf = (pendingId: GlobalId, at: Date): GlobalId =>
  idOfName(TRANSFER_PREFIX, `expiry of ${pendingId}`, at.getTime());

/**
 * Gives back what was set aside by pending transfers whose time is over, batch by batch. It may be killed between any two
 * of its commands and run any number of times at once: a pending transfer is ended once.
 *
 * @returns How many it ended.
 */
export async function expirePendings(
  { ledger, store }: Parts,
  at: Date,
  signal?: AbortSignal,
): Promise<number> {
  let ended = 0;
  for (;;) {
    signal?.throwIfAborted();
    const due = await store.findExpired(at, ENDED_AT_ONCE);
    if (due.length === 0) return ended;
    const requests = due.map(({ _id }) => ({
      _id: expiryIdOf(_id, at),
      phase: "EXPIRE" as const,
      pendingId: _id,
    }));
    const submitted = await ledger.transact((session) => ledger.submit({ requests, at }, session));
    const created = submitted.earlier === null ? submitted.results.filter((one) => one === "CREATED") : [];
    ended += created.length;
    // Somebody else was there first, and is at it.
    if (created.length === 0) return ended;
  }
}
