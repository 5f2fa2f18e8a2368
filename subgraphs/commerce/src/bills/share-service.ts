import { type GlobalId, newId } from "@kith/kit/global-id.ts";
import { invariant } from "@kith/kit/invariant.ts";
import type { KeyQueue } from "@kith/kit/key-queue.ts";
import type { ClientSession } from "mongodb";
import type { DeclineBillShareErrorCode, PayBillShareErrorCode } from "../generated/schema.types.ts";
import type { TransferRequest } from "../ledger/execute.ts";
import { hashOf, keyIdOf, keysInFlight } from "../ledger/idempotency-key.ts";
import { submitUnderKey } from "../ledger/keyed-transfer.ts";
import type { Ledger } from "../ledger/ledger.ts";
import { TRANSFER_PREFIX, walletOf } from "../ledger/model.ts";
import type { TransferResult } from "../ledger/results.ts";
import { perDayMaxOf } from "../transfers/transfer-service.ts";
import type { BillStore } from "./bill-store.ts";
import { type BillShare, shareIdOf } from "./model.ts";
import { billRefusal } from "./refusals.ts";

export type ShareService = ReturnType<typeof shareService>;

type Parts = {
  readonly ledger: Ledger;
  readonly bills: Pick<BillStore, "findShare" | "endShare">;
  readonly byOwner: KeyQueue;
  readonly now: () => Date;
};

/** Whose share of which bill. */
export type SharePayment = {
  readonly bill: GlobalId;
  readonly person: GlobalId;
  readonly idempotencyKey: string;
};

/** What has to be known of whoever pays, and of whom. */
export type PaymentStanding = { readonly isCreatorThere: boolean; readonly isVerified: boolean };

/** The rules by which somebody pays what they owe of a bill, or does not. */
export function shareService({ ledger, bills, byOwner, now }: Parts) {
  const inFlight = keysInFlight();

  const send = (order: SharePayment, known: BillShare, standing: PaymentStanding): Promise<BillShare> =>
    byOwner.run([known.person, known.creator], () =>
      ledger.transact(async (session) => {
        const at = now();
        const failure = endFailureOf(known) ?? (standing.isCreatorThere ? null : "USER_NOT_FOUND");
        const request = requestOf(known, standing);
        const submitted = await submitUnderKey(
          ledger,
          { request: failure === null ? request : refusal(failure), at, ...keyOf(order) },
          session,
        );
        if (submitted.earlier !== null) return shareNow(known._id, session);
        if (submitted.result !== "CREATED") throw refusalOf(submitted.result);
        const end = { status: "PAID" as const, transfer: request._id, endedAt: at };
        // Whoever else ended it meanwhile, what was moved for it is not.
        if (!(await bills.endShare(known._id, end, session))) throw await endedMeanwhile(known._id, session);
        return { ...known, ...end };
      }),
    );

  const shareNow = async (id: GlobalId, session: ClientSession): Promise<BillShare> => {
    const share = await bills.findShare(id, session);
    invariant(share !== null, `${id} was there before`);
    return share;
  };
  const endedMeanwhile = async (id: GlobalId, session: ClientSession): Promise<Error> => {
    const code = endFailureOf(await shareNow(id, session));
    invariant(code !== null, `${id} is open, and could not be ended`);
    return refusal(code);
  };

  return {
    /**
     * Pays a share, at once and once per idempotency key. Five commands: the share, what is there, what changes, the share
     * again, the commit.
     *
     * @throws Refusal<PayBillShareErrorCode>; docs/errors.md gives the order of precedence.
     */
    async pay(
      order: SharePayment,
      standingOf: (share: BillShare) => Promise<PaymentStanding>,
    ): Promise<BillShare> {
      const { person, bill, idempotencyKey } = order;
      return inFlight.run(
        keyIdOf({ owner: person, idempotencyKey }),
        async () => {
          const share = await bills.findShare(shareIdOf(bill, person));
          if (share === null) return notFound(order);
          return send(order, share, await standingOf(share));
        },
        () => billRefusal("IDEMPOTENCY_CONFLICT", "idempotencyKey"),
      );
    },

    /** Three commands; one more when it was ended before. @throws Refusal<DeclineBillShareErrorCode> */
    decline: ({ bill, person }: Omit<SharePayment, "idempotencyKey">): Promise<BillShare> =>
      ledger.transact(async (session) => {
        const id = shareIdOf(bill, person);
        const share = await bills.findShare(id, session);
        if (share === null) throw refusal("BILL_NOT_FOUND");
        const end = { status: "DECLINED" as const, transfer: null, endedAt: now() };
        if (!(await bills.endShare(id, end, session))) throw await endedMeanwhile(id, session);
        return { ...share, ...end };
      }),
  };

  // That the key was used for something else comes first, here too.
  function notFound(order: SharePayment): Promise<never> {
    return ledger.transact(async (session) => {
      const request = refusal("BILL_NOT_FOUND");
      await submitUnderKey(ledger, { request, at: now(), ...keyOf(order) }, session);
      throw request;
    });
  }
}

const keyOf = ({ person: owner, idempotencyKey, bill }: SharePayment) => ({
  key: { owner, idempotencyKey, requestHash: hashOf(["payBillShare", bill]) },
  reused: () => billRefusal("IDEMPOTENCY_KEY_REUSED", "idempotencyKey"),
});

// The title is the creator's to erase: it stays out of the books of others.
const requestOf = (
  { person, creator, amountMinor, currency }: BillShare,
  { isVerified }: PaymentStanding,
): TransferRequest => ({
  ...{ _id: newId(TRANSFER_PREFIX), kind: "BILL_SHARE", phase: "SINGLE", note: null },
  postings: [{ debit: walletOf(person, currency), credit: walletOf(creator, currency), amountMinor }],
  perDayMaxMinor: perDayMaxOf(isVerified),
});

const ENDED = { PAID: "ALREADY_PAID", DECLINED: "ALREADY_DECLINED", CANCELLED: "CANCELLED" } as const;

const endFailureOf = ({ status }: BillShare): (typeof ENDED)[keyof typeof ENDED] | null =>
  status === "OPEN" ? null : ENDED[status];

function refusalOf(result: TransferResult): Error {
  if (result === "DEBIT_ACCOUNT_FROZEN") return refusal("WALLET_FROZEN");
  if (result === "EXCEEDS_CREDITS") return refusal("INSUFFICIENT_BALANCE");
  if (result === "EXCEEDS_DAILY_LIMIT") return refusal("DAILY_LIMIT");
  return new Error(`the ledger refused the payment of a share: ${result}`);
}

const refusal = (code: PayBillShareErrorCode | DeclineBillShareErrorCode) => billRefusal(code, "billId");
