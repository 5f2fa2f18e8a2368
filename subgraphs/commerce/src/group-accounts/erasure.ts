import { type GlobalId, newId } from "@kith/kit/global-id.ts";
import type { HeldSource } from "@kith/kit/held-rows.ts";
import type { Keyset } from "@kith/kit/keyset.ts";
import type { Db } from "mongodb";
import type { EntryStore } from "../ledger/entry-store.ts";
import type { Ledger } from "../ledger/ledger.ts";
import type { TransferStore } from "../ledger/transfer-store.ts";
import type { KeeperStore } from "./keeper-store.ts";
import { KEEPER_ACT_PREFIX } from "./model.ts";
import type { SpendingStore } from "./spending-store.ts";

type Parts = {
  readonly ledger: Pick<Ledger, "transact">;
  readonly keepers: KeeperStore;
  readonly spendings: Pick<SpendingStore, "findNoted" | "eraseNotes">;
  readonly transfers: Pick<TransferStore, "eraseNotes" | "erasePendingNotes">;
  readonly entries: Pick<EntryStore, "eraseNotes">;
  readonly now: () => Date;
};

const ROWS_PER_TRANSACTION_MAX = 100;

/**
 * Takes somebody who is gone from among the keepers of all groups, and erases what they have written with spendings. Who spent
 * what is kept, under an id that nobody has a name for any more: it is the members' money. May be done any number of times.
 */
export function keeperEraser({ ledger, keepers, spendings, transfers, entries, now }: Parts) {
  const dismiss = (group: GlobalId, user: GlobalId): Promise<void> =>
    ledger.transact(async (session) => {
      const before = await keepers.findOf(group, session);
      const others = before.filter((keeper) => keeper.user !== user);
      if (others.length === before.length) return;
      await keepers.setOf(group, others, session);
      const act = { _id: newId(KEEPER_ACT_PREFIX), act: "DISMISSED" as const, by: user, at: now() };
      await keepers.addAct({ ...act, group, user }, session);
    });

  return async (user: GlobalId): Promise<void> => {
    for (;;) {
      const groups = await keepers.findGroupsOf(user, ROWS_PER_TRANSACTION_MAX);
      if (groups.length === 0) break;
      for (const group of groups) await dismiss(group, user);
    }
    for (;;) {
      const noted = await spendings.findNoted(user, ROWS_PER_TRANSACTION_MAX);
      if (noted.length === 0) return;
      const moved = noted.flatMap(({ transfer, postedBy }) => [transfer, ...(postedBy ? [postedBy] : [])]);
      await ledger.transact(async (session) => {
        await entries.eraseNotes(moved, session);
        await transfers.erasePendingNotes(moved, session);
        await transfers.eraseNotes(moved, session);
        await spendings.eraseNotes(
          noted.map(({ _id }) => _id),
          session,
        );
      });
    }
  };
}

const BY_ID: Keyset = [{ field: "_id", direction: 1, kind: "string" }];

/** What is held of a person who has to do with common money: as whom they were named, what they spent and had the last word on. */
export const groupHeldSources = (db: Db): readonly HeldSource[] =>
  (
    [
      ["keeperChanges", "keeperActs", "user"],
      ["groupSpendings", "groupSpendings", "keeper"],
      ["endedGroupSpendings", "groupSpendings", "endedBy"],
    ] as const
  ).map(([name, collection, field]) => ({
    ...{ name, collection: db.collection(collection), keyset: BY_ID },
    of: (user: GlobalId) => ({ [field]: user }),
  }));
