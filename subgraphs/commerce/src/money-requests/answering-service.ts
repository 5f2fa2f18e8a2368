import type { GlobalId } from "@kith/kit/global-id.ts";
import { invariant } from "@kith/kit/invariant.ts";
import type { KeyQueue } from "@kith/kit/key-queue.ts";
import type { OutboxStore } from "@kith/kit/outbox/outbox-store.ts";
import type { TransferRequest } from "../ledger/execute.ts";
import type { Ledger } from "../ledger/ledger.ts";
import { type Account, accountIdOf, walletOf } from "../ledger/model.ts";
import { postedEvent } from "../transfers/posted-event.ts";
import { perDayMaxOf, type Standing } from "../transfers/transfer-service.ts";
import { walletQueue } from "../transfers/wallet-queue.ts";
import { type MoneyRequest, otherThan, paymentIdOf, statusAt } from "./model.ts";
import type { MoneyRequestStore } from "./money-request-store.ts";
import { type Code, ENDED, refusal, refusalOfPayment } from "./refusals.ts";

export type AnsweringService = ReturnType<typeof answeringService>;

type Parts = {
  readonly ledger: Ledger;
  readonly moneyRequests: Pick<MoneyRequestStore, "findById" | "resolve">;
  readonly outbox: Pick<OutboxStore, "add">;
  readonly now: () => Date;
  readonly byOwner?: KeyQueue;
};

/** Which request, and who of the two says something to it. */
export type RequestAnswer = {
  readonly requestId: GlobalId;
  readonly person: GlobalId;
  /** Whether a block hides somebody from the person: what they asked for, or were asked for, is not there then. */
  readonly isHidden: (other: GlobalId) => Promise<boolean>;
};

/** A request that was paid, with the payer's wallet after it when it was paid just now. */
export type Paid = { readonly moneyRequest: MoneyRequest; readonly wallet: Account | null };

/** What the two of a request may do with it. One of them ends it, and the same again changes nothing. */
export function answeringService({ ledger, moneyRequests, outbox, now, byOwner = walletQueue() }: Parts) {
  const find = async (
    { requestId, person, isHidden }: RequestAnswer,
    side: "asker" | "payer",
  ): Promise<MoneyRequest> => {
    const request = await moneyRequests.findById(requestId);
    if (request?.[side] !== person || (await isHidden(otherThan(request, person))))
      throw refusal("REQUEST_NOT_FOUND");
    return request;
  };

  const settle = async (answer: RequestAnswer, side: "asker" | "payer", status: "DECLINED" | "CANCELLED") => {
    const request = await find(answer, side);
    if (isEndedAs(request, status, now())) return request;
    const settled = await moneyRequests.resolve(request._id, { status, at: now() });
    if (settled !== null) return settled;
    // Somebody was there first, perhaps with the same.
    const met = await find(answer, side);
    if (isEndedAs(met, status, now())) return met;
    throw refusal("EXPIRED");
  };

  // Null when it has ended meanwhile.
  const pay = (request: MoneyRequest, standing: Standing): Promise<Paid | null> =>
    byOwner.run([request.payer, request.asker], () =>
      ledger.transact(async (session) => {
        const at = now();
        const transfer = paymentIdOf(request);
        const paid = { status: "PAID", at, transfer } as const;
        const moneyRequest = await moneyRequests.resolve(request._id, paid, session);
        if (moneyRequest === null) return null;
        const requests = [paymentOf(moneyRequest, standing)];
        const submitted = await ledger.submit({ requests, at }, session);
        invariant(submitted.earlier === null, "a payment has no key");
        const [result = "EXISTS"] = submitted.results;
        if (result !== "CREATED") throw refusalOfPayment(result);
        const { payer: sender, asker: recipient } = request;
        await outbox.add([postedEvent({ transfer, sender, recipient, postedAt: at })], session);
        const wallet = submitted.accounts.find(({ _id }) => _id === accountIdOf(walletOf(sender, "CNY")));
        return { moneyRequest, wallet: wallet ?? null };
      }),
    );

  return {
    /**
     * Pays what somebody was asked for, at once. The request knows whether it is paid, so it needs no key: it is paid once.
     *
     * Six commands: the request twice, what is there, what changes, the event, the commit; one when it is paid.
     *
     * @throws Refusal<PayMoneyRequestErrorCode>
     */
    async payMoneyRequest(
      answer: RequestAnswer,
      standingOf: (asker: GlobalId) => Promise<Standing>,
    ): Promise<Paid> {
      const request = await find(answer, "payer");
      if (isEndedAs(request, "PAID", now())) return { moneyRequest: request, wallet: null };
      const standing = await standingOf(request.asker);
      if (!standing.isRecipientThere) throw refusal("USER_NOT_FOUND", { field: "moneyRequestId" });
      if (!standing.areFriends) throw refusal("NOT_FRIENDS", { field: "moneyRequestId" });
      const paid = await pay(request, standing);
      if (paid !== null) return paid;
      const met = await find(answer, "payer");
      if (isEndedAs(met, "PAID", now())) return { moneyRequest: met, wallet: null };
      throw refusal("EXPIRED");
    },

    /** Says no to a request. Two commands; one when it has ended. @throws Refusal<DeclineMoneyRequestErrorCode> */
    declineMoneyRequest: (answer: RequestAnswer) => settle(answer, "payer", "DECLINED"),

    /** Takes a request back. Two commands; one when it has ended. @throws Refusal<CancelMoneyRequestErrorCode> */
    cancelMoneyRequest: (answer: RequestAnswer) => settle(answer, "asker", "CANCELLED"),
  };
}

/** @throws Refusal when it has ended as anything else. */
function isEndedAs(request: MoneyRequest, wanted: "PAID" | "DECLINED" | "CANCELLED", at: Date): boolean {
  const status = statusAt(request, at);
  if (status !== "OPEN" && status !== wanted) throw refusal(ENDED[status] satisfies Code);
  return status === wanted;
}

const paymentOf = (request: MoneyRequest, { isSenderVerified }: Standing): TransferRequest => {
  const { payer, asker, amountMinor, currency, note } = request;
  return {
    ...{ _id: paymentIdOf(request), kind: "MONEY_REQUEST", phase: "SINGLE", note },
    postings: [{ debit: walletOf(payer, currency), credit: walletOf(asker, currency), amountMinor }],
    perDayMaxMinor: perDayMaxOf(isSenderVerified),
  };
};
