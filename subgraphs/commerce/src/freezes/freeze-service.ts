import { type GlobalId, newId } from "@kith/kit/global-id.ts";
import { Refusal } from "@kith/kit/refusal.ts";
import type { FreezeWalletErrorCode, UnfreezeWalletErrorCode } from "../generated/schema.types.ts";
import type { AccountStore } from "../ledger/account-store.ts";
import type { Ledger } from "../ledger/ledger.ts";
import { accountIdOf, walletOf } from "../ledger/model.ts";
import { FREEZE_PREFIX, type Freeze, type FreezeStore } from "./freeze-store.ts";

export type FreezeService = ReturnType<typeof freezeService>;

type Parts = {
  readonly ledger: Pick<Ledger, "transact">;
  readonly accounts: Pick<AccountStore, "findById" | "setFrozenAt">;
  readonly freezes: FreezeStore;
  readonly now: () => Date;
};

/** What somebody of the support desk does to a person's wallet. */
type SupportAct = { readonly agent: GlobalId; readonly person: GlobalId; readonly reason: string };

const REASON_LENGTH_MAX = 200;

/** Stops what leaves a wallet. A transfer writes the account that it debits, so none can slip through beside a freeze. */
export function freezeService({ ledger, accounts, freezes, now }: Parts) {
  const write = ({ agent, person, reason }: SupportAct, act: Freeze["act"]): Promise<Date | null> =>
    ledger.transact(async (session) => {
      const wallet = walletOf(person, "CNY");
      const account = accountIdOf(wallet);
      const isFrozen = ((await accounts.findById(account, session))?.frozenAt ?? null) !== null;
      if (isFrozen && act === "FREEZE") throw refusal("ALREADY_FROZEN", "This wallet is frozen.", "userId");
      if (!isFrozen && act === "UNFREEZE")
        throw refusal("NOT_FROZEN", "This wallet is not frozen.", "userId");
      const at = now();
      const frozenAt = act === "FREEZE" ? at : null;
      await accounts.setFrozenAt(wallet, frozenAt, session);
      await freezes.add({ _id: newId(FREEZE_PREFIX), account, act, agent, reason, at }, session);
      return frozenAt;
    });

  return {
    /** Four commands. @throws Refusal<FreezeWalletErrorCode> */
    async freeze(act: SupportAct, personExists: (id: GlobalId) => Promise<boolean>): Promise<Date | null> {
      requireReason(act);
      if (!(await personExists(act.person))) throw refusal("USER_NOT_FOUND", "Nobody has this id.", "userId");
      return write(act, "FREEZE");
    },

    /** Four commands. Whoever is gone may still have a wallet. @throws Refusal<UnfreezeWalletErrorCode> */
    async unfreeze(act: SupportAct): Promise<Date | null> {
      requireReason(act);
      return write(act, "UNFREEZE");
    },
  };
}

function requireReason({ reason }: SupportAct): void {
  const length = [...reason.trim()].length;
  if (length < 1 || length > REASON_LENGTH_MAX)
    throw refusal("INVALID_REASON", `The reason must have 1 to ${REASON_LENGTH_MAX} characters.`, "reason");
}

const refusal = (code: FreezeWalletErrorCode | UnfreezeWalletErrorCode, message: string, field: string) =>
  new Refusal(code, message, ["input", field]);
