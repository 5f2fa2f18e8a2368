import { isDuplicateKey } from "@kith/kit/database.ts";
import { type GlobalId, newId } from "@kith/kit/global-id.ts";
import { Refusal } from "@kith/kit/refusal.ts";
import type { ClientSession } from "mongodb";
import type { DayCountStore } from "../days/day-count-store.ts";
import type { FollowingStore } from "../follows/following-store.ts";
import type {
  CreateLifeAccountErrorCode,
  LifeAccountKind,
  UpdateLifeAccountErrorCode,
} from "../generated/schema.types.ts";
import type { PairActs } from "../pairs/pair-acts.ts";
import { type AccountWish, soundHandle, soundParts } from "./account-draft.ts";
import type { LifeAccountStore } from "./life-account-store.ts";
import { ACCOUNT_PREFIX, ACCOUNTS_PER_DAY_MAX, ACCOUNTS_PER_OWNER_MAX, type LifeAccount } from "./model.ts";

export type LifeAccountService = ReturnType<typeof lifeAccountService>;

type Parts = {
  readonly acts: PairActs;
  readonly lifeAccounts: LifeAccountStore;
  readonly followings: FollowingStore;
  readonly accountDays: DayCountStore;
  readonly now: () => Date;
};

type NewAccount = AccountWish & { readonly handle: string; readonly displayName: string };

/** The rules by which life accounts come to be, change and end. Each act is one transaction. */
export function lifeAccountService({ acts, lifeAccounts, followings, accountDays, now }: Parts) {
  return {
    /** Opens an account of a creator: official is what an operator makes of it. @throws Refusal<CreateLifeAccountErrorCode> */
    async createAccount(owner: GlobalId, wish: NewAccount): Promise<LifeAccount> {
      const handle = soundHandle(wish.handle);
      const parts = soundParts(wish);
      const account: LifeAccount = {
        _id: newId(ACCOUNT_PREFIX),
        handle,
        owner,
        kind: "CREATOR",
        createdAt: now(),
        displayName: wish.displayName,
        description: null,
        avatarUrl: null,
        ...parts,
      };
      return handleOnce(() =>
        acts.run([owner], async (session) => {
          await followings.touch([owner], session);
          if ((await lifeAccounts.countOf(owner, session)) >= ACCOUNTS_PER_OWNER_MAX)
            throw new Refusal<CreateLifeAccountErrorCode>(
              "ACCOUNT_LIMIT",
              `You have ${ACCOUNTS_PER_OWNER_MAX} accounts already.`,
            );
          if ((await accountDays.countOne(owner, account.createdAt, session)) > ACCOUNTS_PER_DAY_MAX)
            throw new Refusal<CreateLifeAccountErrorCode>(
              "DAILY_LIMIT",
              `You have opened ${ACCOUNTS_PER_DAY_MAX} accounts today.`,
            );
          await lifeAccounts.add(account, session);
          return account;
        }),
      );
    },

    /** Changes the named parts and no others. @throws Refusal<UpdateLifeAccountErrorCode> */
    async updateAccount(viewerId: GlobalId, id: GlobalId, wish: AccountWish): Promise<LifeAccount> {
      const parts = soundParts(wish);
      return acts.run([viewerId], async (session) => {
        const account = await ownedBy(viewerId, id, session);
        const isRenamed = parts.displayName !== undefined && parts.displayName !== account.displayName;
        if (isRenamed && account.kind === "OFFICIAL")
          throw new Refusal<UpdateLifeAccountErrorCode>(
            "OFFICIAL_NAME",
            "The name of an official account was looked into: it cannot be changed.",
            ["input", "displayName"],
          );
        return Object.keys(parts).length === 0
          ? account
          : ((await lifeAccounts.change(id, parts, session)) ?? account);
      });
    },

    /** Ends an account, and frees its owner for another one. @throws Refusal<"ACCOUNT_NOT_FOUND"> */
    deleteAccount: (viewerId: GlobalId, id: GlobalId): Promise<void> =>
      acts.run([viewerId], async (session) => {
        await ownedBy(viewerId, id, session);
        await lifeAccounts.bury(id, now(), session);
      }),

    /** Says whether an account is official. For operators. @throws Refusal<"ACCOUNT_NOT_FOUND"> */
    async setKind(id: GlobalId, kind: LifeAccountKind): Promise<LifeAccount> {
      const account = await lifeAccounts.changeKind(id, kind);
      if (account !== null) return account;
      throw accountNotFound("There is no account with this id.");
    },
  };

  async function ownedBy(viewerId: GlobalId, id: GlobalId, session: ClientSession): Promise<LifeAccount> {
    const account = await lifeAccounts.findById(id, session);
    if (account?.owner === viewerId) return account;
    throw accountNotFound("You have no account with this id.");
  }
}

const accountNotFound = (message: string) =>
  new Refusal<"ACCOUNT_NOT_FOUND">("ACCOUNT_NOT_FOUND", message, ["input", "accountId"]);

// The index alone knows of two who take a handle at the same moment.
async function handleOnce<Result>(act: () => Promise<Result>): Promise<Result> {
  try {
    return await act();
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
    throw new Refusal<CreateLifeAccountErrorCode>("HANDLE_TAKEN", "An account has this handle.", [
      "input",
      "handle",
    ]);
  }
}
