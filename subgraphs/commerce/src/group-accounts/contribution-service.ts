import { type GlobalId, newId } from "@kith/kit/global-id.ts";
import type { KeyQueue } from "@kith/kit/key-queue.ts";
import type { Refusal } from "@kith/kit/refusal.ts";
import type { ContributeToGroupErrorCode, CurrencyCode } from "../generated/schema.types.ts";
import type { TransferRequest } from "../ledger/execute.ts";
import { hashOf, keyIdOf, keysInFlight } from "../ledger/idempotency-key.ts";
import { submitUnderKey } from "../ledger/keyed-transfer.ts";
import type { Ledger } from "../ledger/ledger.ts";
import { TRANSFER_PREFIX, type Transfer, walletOf } from "../ledger/model.ts";
import type { TransferResult } from "../ledger/results.ts";
import { perDayMaxOf } from "../transfers/transfer-service.ts";
import { groupWalletOf } from "./model.ts";
import { refusalAs, requireSoundAmount, requireSoundNote } from "./refusals.ts";

export type ContributionService = ReturnType<typeof contributionService>;

type Parts = { readonly ledger: Ledger; readonly byOwner: KeyQueue; readonly now: () => Date };

/** What a member puts into a group's wallet. */
export type Contribution = {
  readonly member: GlobalId;
  readonly group: GlobalId;
  readonly amountMinor: bigint;
  readonly currency: CurrencyCode;
  readonly note: string | null;
  readonly idempotencyKey: string;
};

/** What has to be known of whoever contributes. */
export type ContributorStanding = {
  readonly isGroupThere: boolean;
  readonly isMember: boolean;
  readonly isVerified: boolean;
};

/** The rule by which money comes into a group's wallet. */
export function contributionService({ ledger, byOwner, now }: Parts) {
  const inFlight = keysInFlight();

  const give = (order: Contribution, standing: ContributorStanding): Promise<Transfer> =>
    byOwner.run([order.member, order.group], () =>
      ledger.transact(async (session) => {
        const at = now();
        const failure = failureOf(standing);
        const request = requestOf(order, standing);
        const { member: owner, idempotencyKey } = order;
        const submitted = await submitUnderKey(
          ledger,
          {
            request: failure === null ? request : refusal(failure),
            at,
            key: { owner, idempotencyKey, requestHash: hashOfOrder(order) },
            reused: () => refusal("IDEMPOTENCY_KEY_REUSED"),
          },
          session,
        );
        if (submitted.earlier !== null) return submitted.earlier;
        if (submitted.result !== "CREATED") throw refusalOf(submitted.result);
        const { perDayMaxMinor: _limit, ...asked } = request;
        return { ...asked, postedAt: at };
      }),
    );

  return {
    /**
     * Moves money from a member's wallet to the group's, once per idempotency key. Three commands.
     *
     * @throws Refusal<ContributeToGroupErrorCode>; docs/errors.md gives the order of precedence.
     */
    async contribute(order: Contribution, standingOf: () => Promise<ContributorStanding>): Promise<Transfer> {
      requireSoundAmount(order.amountMinor);
      requireSoundNote(order.note);
      const key = keyIdOf({ owner: order.member, idempotencyKey: order.idempotencyKey });
      return inFlight.run(
        key,
        async () => give(order, await standingOf()),
        () => refusal("IDEMPOTENCY_CONFLICT"),
      );
    },
  };
}

const failureOf = ({ isGroupThere, isMember }: ContributorStanding): ContributeToGroupErrorCode | null => {
  if (!isGroupThere) return "GROUP_NOT_FOUND";
  return isMember ? null : "NOT_A_MEMBER";
};

const requestOf = (
  { member, group, amountMinor, currency, note }: Contribution,
  { isVerified }: ContributorStanding,
) =>
  ({
    _id: newId(TRANSFER_PREFIX),
    kind: "GROUP_CONTRIBUTION",
    phase: "SINGLE",
    postings: [{ debit: walletOf(member, currency), credit: groupWalletOf(group, currency), amountMinor }],
    note,
    perDayMaxMinor: perDayMaxOf(isVerified),
  }) as const satisfies TransferRequest;

const hashOfOrder = ({ group, amountMinor, currency, note }: Contribution): string =>
  hashOf(["contributeToGroup", group, amountMinor, currency, note]);

function refusalOf(result: TransferResult): Error {
  if (result === "DEBIT_ACCOUNT_FROZEN") return refusal("WALLET_FROZEN");
  if (result === "EXCEEDS_CREDITS") return refusal("INSUFFICIENT_BALANCE");
  if (result === "EXCEEDS_DAILY_LIMIT") return refusal("DAILY_LIMIT");
  return new Error(`the ledger refused a contribution: ${result}`);
}

const refusal = (code: ContributeToGroupErrorCode): Refusal =>
  refusalAs(code, code === "WALLET_FROZEN" ? "amount" : "groupId");
