import { type GlobalId, newId } from "@kith/kit/global-id.ts";
import { invariant } from "@kith/kit/invariant.ts";
import type { KeyQueue } from "@kith/kit/key-queue.ts";
import type { ClientSession } from "mongodb";
import type { CurrencyCode, SpendFromGroupErrorCode } from "../generated/schema.types.ts";
import type { TransferRequest } from "../ledger/execute.ts";
import { hashOf, keyIdOf, keysInFlight } from "../ledger/idempotency-key.ts";
import { submitUnderKey } from "../ledger/keyed-transfer.ts";
import type { Ledger } from "../ledger/ledger.ts";
import { TRANSFER_PREFIX, walletOf } from "../ledger/model.ts";
import type { TransferResult } from "../ledger/results.ts";
import type { KeeperStore } from "./keeper-store.ts";
import { type GroupKeeper, groupWalletOf, keeperAmong, type Membership } from "./model.ts";
import { refusalAs, requireSoundAmount, requireSoundNote } from "./refusals.ts";
import { ALONE_PER_DAY_MAX_MINOR, PROPOSAL_KEPT_MS, SPENDING_PREFIX, type Spending } from "./spending.ts";
import type { SpendingStore } from "./spending-store.ts";

export type SpendingService = ReturnType<typeof spendingService>;

type Parts = {
  readonly ledger: Ledger;
  readonly keepers: Pick<KeeperStore, "findOf">;
  readonly spendings: SpendingStore;
  readonly byOwner: KeyQueue;
  readonly now: () => Date;
};

/** What a keeper asks for. */
export type SpendingOrder = Pick<Spending, "group" | "keeper" | "recipient" | "amountMinor" | "note"> & {
  readonly currency: CurrencyCode;
  readonly idempotencyKey: string;
};

/** What has to be known of the keeper and the recipient. */
export type SpendingStanding = {
  readonly isGroupThere: boolean;
  readonly membership: Membership | null;
  readonly isRecipientThere: boolean;
  readonly isRecipientMember: boolean;
};

/** The rules by which a keeper spends from a group's wallet, alone or so that another one has to agree. */
export function spendingService({ ledger, keepers, spendings, byOwner, now }: Parts) {
  const inFlight = keysInFlight();

  const spend = (order: SpendingOrder, standing: SpendingStanding): Promise<Spending> =>
    byOwner.run([order.group, order.recipient], () =>
      ledger.transact(async (session) => {
        const at = now();
        const keeper = keeperAmong(
          await keepers.findOf(order.group, session),
          order.keeper,
          standing.membership,
        );
        const failure = failureOf(standing, keeper);
        const submit = (request: TransferRequest) =>
          submitUnderKey(
            ledger,
            {
              request: failure === null ? request : refusal(failure),
              at,
              key: { ...order, owner: order.keeper, requestHash: hashOfOrder(order) },
              reused: () => refusal("IDEMPOTENCY_KEY_REUSED"),
            },
            session,
          );

        let request: TransferRequest = isForOneAlone(order) ? aloneOf(order) : proposalOf(order, at);
        let submitted = await submit(request);
        // Enough was spent alone today: from here on it takes two.
        if (submitted.earlier === null && submitted.result === "EXCEEDS_DAILY_LIMIT") {
          request = proposalOf(order, at);
          submitted = await submit(request);
        }
        if (submitted.earlier !== null) return existing(submitted.earlier._id, session);
        if (submitted.result !== "CREATED") throw refusalOf(submitted.result);
        invariant(keeper !== null, "whoever is no keeper was refused");
        const spending = spendingOf(order, { request, keeper, at });
        await spendings.add(spending, session);
        return spending;
      }),
    );

  const existing = async (transfer: GlobalId, session: ClientSession): Promise<Spending> => {
    const spending = await spendings.findByTransfer(transfer, session);
    invariant(spending !== null, `${transfer} was asked for by nothing`);
    return spending;
  };

  return {
    /**
     * Gives money from the group's wallet to a member, or sets it aside until another keeper agrees; once per idempotency key.
     *
     * Five commands: the keepers, what is there, what changes, the spending, the commit; one more when it takes two after all.
     *
     * @returns What was done first under the key, as it is now.
     * @throws Refusal<SpendFromGroupErrorCode>; docs/errors.md gives the order of precedence.
     */
    async spend(order: SpendingOrder, standingOf: () => Promise<SpendingStanding>): Promise<Spending> {
      requireSoundAmount(order.amountMinor);
      requireSoundNote(order.note);
      const key = keyIdOf({ owner: order.keeper, idempotencyKey: order.idempotencyKey });
      return inFlight.run(
        key,
        async () => spend(order, await standingOf()),
        () => refusal("IDEMPOTENCY_CONFLICT"),
      );
    },
  };
}

/** Nobody gives themselves common money by their own word. */
const isForOneAlone = ({ amountMinor, keeper, recipient }: SpendingOrder): boolean =>
  amountMinor <= ALONE_PER_DAY_MAX_MINOR && keeper !== recipient;

function failureOf(
  { isGroupThere, membership, isRecipientThere, isRecipientMember }: SpendingStanding,
  keeper: GroupKeeper | null,
): SpendFromGroupErrorCode | null {
  if (!isGroupThere) return "GROUP_NOT_FOUND";
  if (membership === null) return "NOT_A_MEMBER";
  if (keeper === null) return "NOT_A_KEEPER";
  if (!isRecipientThere) return "USER_NOT_FOUND";
  return isRecipientMember ? null : "PERSON_NOT_A_MEMBER";
}

const transferOf = ({ group, recipient, amountMinor, currency, note }: SpendingOrder) =>
  ({
    _id: newId(TRANSFER_PREFIX),
    kind: "GROUP_SPENDING",
    postings: [{ debit: groupWalletOf(group, currency), credit: walletOf(recipient, currency), amountMinor }],
    note,
  }) as const;

const aloneOf = (order: SpendingOrder): TransferRequest => ({
  ...transferOf(order),
  ...{ phase: "SINGLE", perDayMaxMinor: ALONE_PER_DAY_MAX_MINOR },
});

const proposalOf = (order: SpendingOrder, at: Date): TransferRequest => ({
  ...transferOf(order),
  ...{ phase: "PENDING", expiresAt: new Date(at.getTime() + PROPOSAL_KEPT_MS) },
});

type Done = { readonly request: TransferRequest; readonly keeper: GroupKeeper; readonly at: Date };

function spendingOf(order: SpendingOrder, { request, keeper, at }: Done): Spending {
  const { idempotencyKey: _key, ...asked } = order;
  const isPosted = request.phase === "SINGLE";
  return {
    ...asked,
    ...{ _id: newId(SPENDING_PREFIX), appointment: keeper.appointment, transfer: request._id },
    ...{ status: isPosted ? "POSTED" : "PROPOSED", postedBy: isPosted ? request._id : null },
    ...{ endedBy: null, approval: null, createdAt: at, endedAt: null },
    expiresAt: ("expiresAt" in request && request.expiresAt) || null,
  };
}

const hashOfOrder = ({ group, recipient, amountMinor, currency, note }: SpendingOrder): string =>
  hashOf(["spendFromGroup", group, recipient, amountMinor, currency, note]);

function refusalOf(result: TransferResult): Error {
  if (result === "DEBIT_ACCOUNT_FROZEN") return refusal("WALLET_FROZEN");
  if (result === "EXCEEDS_CREDITS") return refusal("INSUFFICIENT_BALANCE");
  return new Error(`the ledger refused a spending: ${result}`);
}

const ABOUT_RECIPIENT: ReadonlySet<string> = new Set(["USER_NOT_FOUND", "PERSON_NOT_A_MEMBER"]);

const refusal = (code: SpendFromGroupErrorCode) =>
  refusalAs(code, ABOUT_RECIPIENT.has(code) ? "recipientId" : "groupId");
