import { ensureIndexes } from "@kith/kit/database.ts";
import type { GlobalId } from "@kith/kit/global-id.ts";
import type { ClientSession, Db } from "mongodb";

export type FreezeStore = ReturnType<typeof freezeStore>;

/** That an account was frozen, or was again not. Never changed, never removed. */
export type Freeze = {
  readonly _id: GlobalId;
  readonly account: GlobalId;
  readonly act: "FREEZE" | "UNFREEZE";
  /** Who of the support desk did it, and why. */
  readonly agent: GlobalId;
  readonly reason: string;
  readonly at: Date;
};

export const FREEZE_PREFIX = "freeze";

/** The collection of freezes: only ever added to. */
export function freezeStore(db: Db) {
  const freezes = db.collection<Freeze>("freezes");
  return {
    ensureIndexes: () => ensureIndexes(freezes, [{ key: { account: 1, _id: -1 } }]),

    add: (freeze: Freeze, session: ClientSession) => freezes.insertOne(freeze, { session }),
  };
}
