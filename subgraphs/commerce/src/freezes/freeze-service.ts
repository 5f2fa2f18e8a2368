import { type GlobalId, newId } from "@kith/kit/global-id.ts";
import { Refusal } from "@kith/kit/refusal.ts";
import type {
  FreezeGroupWalletErrorCode,
  FreezeWalletErrorCode,
  UnfreezeGroupWalletErrorCode,
  UnfreezeWalletErrorCode,
} from "../generated/schema.types.ts";
import { groupWalletOf } from "../group-accounts/model.ts";
import type { AccountStore } from "../ledger/account-store.ts";
import type { Ledger } from "../ledger/ledger.ts";
import { type AccountRef, accountIdOf, walletOf } from "../ledger/model.ts";
import { FREEZE_PREFIX, type Freeze, type FreezeStore } from "./freeze-store.ts";

export type FreezeService = ReturnType<typeof freezeService>;

type Parts = {
  readonly ledger: Pick<Ledger, "transact">;
  readonly accounts: Pick<AccountStore, "findById" | "setFrozenAt">;
  readonly freezes: FreezeStore;
  readonly now: () => Date;
};

/** What somebody of the support desk does to a wallet. */
type SupportAct = { readonly agent: GlobalId; readonly reason: string };
type ActOnPerson = SupportAct & { readonly person: GlobalId };
type ActOnGroup = SupportAct & { readonly group: GlobalId };

const REASON_LENGTH_MAX = 200;

/** Stops what leaves a wallet. A transfer writes the account that it debits, so none can slip through beside a freeze. */
export function freezeService({ ledger, accounts, freezes, now }: Parts) {
  const write = (
    wallet: AccountRef,
    { agent, reason }: SupportAct,
    act: Freeze["act"],
  ): Promise<Date | null> =>
    ledger.transact(async (session) => {
      const field = wallet.kind === "WALLET" ? "userId" : "groupId";
      const account = accountIdOf(wallet);
      const isFrozen = ((await accounts.findById(account, session))?.frozenAt ?? null) !== null;
      if (isFrozen && act === "FREEZE") throw refusal("ALREADY_FROZEN", "This wallet is frozen.", field);
      if (!isFrozen && act === "UNFREEZE") throw refusal("NOT_FROZEN", "This wallet is not frozen.", field);
      const at = now();
      const frozenAt = act === "FREEZE" ? at : null;
      await accounts.setFrozenAt(wallet, frozenAt, session);
      await freezes.add({ _id: newId(FREEZE_PREFIX), account, act, agent, reason, at }, session);
      return frozenAt;
    });

  return {
    /** Four commands. @throws Refusal<FreezeWalletErrorCode> */
    async freeze(act: ActOnPerson, personExists: (id: GlobalId) => Promise<boolean>): Promise<Date | null> {
      requireReason(act);
      if (!(await personExists(act.person))) throw refusal("USER_NOT_FOUND", "Nobody has this id.", "userId");
      return write(walletOf(act.person, "CNY"), act, "FREEZE");
    },

    /** Four commands. Whoever is gone may still have a wallet. @throws Refusal<UnfreezeWalletErrorCode> */
    async unfreeze(act: ActOnPerson): Promise<Date | null> {
      requireReason(act);
      return write(walletOf(act.person, "CNY"), act, "UNFREEZE");
    },

    /** Four commands. @throws Refusal<FreezeGroupWalletErrorCode> */
    async freezeGroup(
      act: ActOnGroup,
      groupExists: (id: GlobalId) => Promise<boolean>,
    ): Promise<Date | null> {
      requireReason(act);
      if (!(await groupExists(act.group)))
        throw refusal("GROUP_NOT_FOUND", "There is no group with this id.", "groupId");
      return write(groupWalletOf(act.group, "CNY"), act, "FREEZE");
    },

    /** Four commands. @throws Refusal<UnfreezeGroupWalletErrorCode> */
    async unfreezeGroup(act: ActOnGroup): Promise<Date | null> {
      requireReason(act);
      return write(groupWalletOf(act.group, "CNY"), act, "UNFREEZE");
    },
  };
}

function requireReason({ reason }: SupportAct): void {
  const length = [...reason.trim()].length;
  if (length < 1 || length > REASON_LENGTH_MAX)
    throw refusal("INVALID_REASON", `The reason must have 1 to ${REASON_LENGTH_MAX} characters.`, "reason");
}

type Code =
  | FreezeWalletErrorCode
  | UnfreezeWalletErrorCode
  | FreezeGroupWalletErrorCode
  | UnfreezeGroupWalletErrorCode;

const refusal = (code: Code, message: string, field: string) => new Refusal(code, message, ["input", field]);
