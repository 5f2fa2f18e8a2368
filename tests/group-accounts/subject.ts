import { randomUUID } from "node:crypto";
import { idOfName } from "@kith/kit/global-id.ts";
import { Refusal } from "@kith/kit/refusal.ts";
import type { Stores } from "../../scripts/database/stores.ts";
import { billService } from "../../subgraphs/commerce/src/bills/bill-service.ts";
import { shareService } from "../../subgraphs/commerce/src/bills/share-service.ts";
import { freezeService } from "../../subgraphs/commerce/src/freezes/freeze-service.ts";
import { groupAccountServices } from "../../subgraphs/commerce/src/group-accounts/group-accounts.ts";
import { groupWalletOf, type Membership } from "../../subgraphs/commerce/src/group-accounts/model.ts";
import { expirePendings } from "../../subgraphs/commerce/src/ledger/expiry.ts";
import { accountIdOf, balanceOf, heldOf, walletOf } from "../../subgraphs/commerce/src/ledger/model.ts";
import { transferService } from "../../subgraphs/commerce/src/transfers/transfer-service.ts";
import { walletQueue } from "../../subgraphs/commerce/src/transfers/wallet-queue.ts";
import { BEGINNING_MINOR, type Model, PEOPLE } from "./model.ts";

export const personOf = (number: number): string => idOfName("user", `model:${number}`, 0);
export const GROUP: string = idOfName("group", "model", 0);

const CNY = "CNY" as const;

export type Subject = ReturnType<typeof subjectOn>;

/** What commerce does, with groups as the model has them. Every act gives how it ended: a status, `done`, or the code of a refusal. */
export function subjectOn(stores: Stores, model: Model) {
  const now = () => new Date(model.nowMs);
  const parts = { ...stores, byOwner: walletQueue(), now };
  const { contributions, keeping, spending, proposals } = groupAccountServices(parts);
  const [bills, shares, freezes] = [billService(parts), shareService(parts), freezeService(parts)];

  const membershipOf = (person: number): Membership | null => {
    const joined = model.joined[person] ?? null;
    return joined === null ? null : { role: person === 0 ? "OWNER" : "MEMBER", joinedAt: new Date(joined) };
  };
  const numberOf = (id: string): number =>
    Array.from({ length: PEOPLE }, (_, number) => number).find((number) => personOf(number) === id) ?? -1;
  const isIn = (person: number): boolean => membershipOf(person) !== null;
  const order = { group: GROUP, currency: CNY, note: null };

  return {
    contribute: (person: number, amountMinor: bigint, idempotencyKey: string = randomUUID()) =>
      contributions.contribute(
        { ...order, member: personOf(person), amountMinor, idempotencyKey },
        async () => ({
          ...{ isGroupThere: true, isMember: isIn(person), isVerified: true },
        }),
      ),

    appoint: (by: number, user: number) =>
      keeping.appoint(
        { group: GROUP, user: personOf(user), by: personOf(by) },
        {
          ...{ isGroupThere: true, membership: membershipOf(by) },
          ...{ isPersonThere: true, personMembership: membershipOf(user) },
        },
      ),

    dismiss: (by: number, user: number) =>
      keeping.dismiss(
        { group: GROUP, user: personOf(user), by: personOf(by) },
        { isGroupThere: true, membership: membershipOf(by) },
      ),

    spend: (keeper: number, recipient: number, amountMinor: bigint, idempotencyKey: string = randomUUID()) =>
      spending.spend(
        { ...order, keeper: personOf(keeper), recipient: personOf(recipient), amountMinor, idempotencyKey },
        async () => ({
          ...{ isGroupThere: true, membership: membershipOf(keeper) },
          ...{ isRecipientThere: true, isRecipientMember: isIn(recipient) },
        }),
      ),

    approve: (person: number, spendingId: string, idempotencyKey: string = randomUUID()) =>
      proposals.approve({ spendingId, viewerId: personOf(person), idempotencyKey }, async (one) => ({
        ...{ membership: membershipOf(person), proposerMembership: membershipOf(numberOf(one.keeper)) },
        ...{ isRecipientThere: true, isRecipientMember: isIn(numberOf(one.recipient)) },
      })),

    reject: (person: number, spendingId: string) =>
      proposals.reject({ spendingId, viewerId: personOf(person) }, async () => ({
        membership: membershipOf(person),
      })),

    split: (
      creator: number,
      among: readonly number[],
      totalMinor: bigint,
      idempotencyKey: string = randomUUID(),
    ) =>
      bills.create(
        {
          ...{ creator: personOf(creator), idempotencyKey, title: "晚饭", totalMinor, currency: CNY },
          ...{ method: "EQUAL", group: GROUP },
          people: among.map((person) => ({ person: personOf(person), weight: null, amountMinor: null })),
        },
        async () => ({
          group: { isThere: true, isMember: isIn(creator) },
          people: new Map(
            among.map((person) => [personOf(person), { isThere: true, mayOwe: isIn(person) }] as const),
          ),
        }),
      ),

    pay: (person: number, bill: string, idempotencyKey: string = randomUUID()) =>
      shares.pay({ bill, person: personOf(person), idempotencyKey }, async () => ({
        ...{ isCreatorThere: true, isVerified: true },
      })),

    decline: (person: number, bill: string) => shares.decline({ bill, person: personOf(person) }),

    cancel: (person: number, bill: string) => bills.cancel(bill, personOf(person)),

    setFrozen: async (isFrozen: boolean): Promise<void> => {
      const act = { agent: personOf(0), group: GROUP, reason: "查" };
      await (isFrozen ? freezes.freezeGroup(act, async () => true) : freezes.unfreezeGroup(act));
    },

    expire: () => expirePendings({ ledger: stores.ledger, store: stores.ledgerRows }, now()),

    /** What everybody has, what the group has, and what of that is set aside. */
    async balances() {
      const wallets = Array.from({ length: PEOPLE }, (_, number) => walletOf(personOf(number), CNY));
      const ids = [...wallets, groupWalletOf(GROUP, CNY)].map(accountIdOf);
      const accounts = new Map((await stores.accounts.findByIds(ids)).map((one) => [one._id, one]));
      const [group, ...people] = ids.toReversed().map((id) => accounts.get(id));
      return {
        people: people.toReversed().map((account) => (account ? balanceOf(account) : 0n)),
        ...{ group: group ? balanceOf(group) : 0n, held: group ? heldOf(group) : 0n },
      };
    },

    fund: () =>
      transferService(parts).fund(
        Array.from({ length: PEOPLE }, (_, number) => ({
          ...{ recipient: personOf(number), amountMinor: BEGINNING_MINOR, currency: CNY },
          idempotencyKey: randomUUID(),
        })),
      ),

    numberOf,
  };
}

/** How an act has ended. */
export async function endOf(act: Promise<unknown>): Promise<string> {
  try {
    const result = (await act) as { readonly status?: string } | undefined;
    return result?.status ?? "done";
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
}
