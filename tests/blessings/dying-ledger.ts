import type { Stores } from "../../scripts/database/stores.ts";

export type Death = "before" | "after";

/** A ledger whose process dies in its nth transaction, before the commit or right after it. */
export function dyingLedger({ ledger }: Pick<Stores, "ledger">, nth: number, when: Death): Stores["ledger"] {
  let count = 0;
  return {
    ...ledger,
    async transact(act) {
      count += 1;
      const dies = count === nth;
      const result = await ledger.transact(async (session) => {
        const done = await act(session);
        if (dies && when === "before") throw new Error("killed");
        return done;
      });
      if (dies) throw new Error("killed");
      return result;
    },
  };
}
