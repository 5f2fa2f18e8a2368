import { type GlobalId, idOfName } from "@kith/kit/global-id.ts";
import { invariant } from "@kith/kit/invariant.ts";
import type { KeyQueue } from "@kith/kit/key-queue.ts";
import type { OutboxStore } from "@kith/kit/outbox/outbox-store.ts";
import { Refusal } from "@kith/kit/refusal.ts";
import type { AcceptTransferErrorCode, DeclineTransferErrorCode } from "../generated/schema.types.ts";
import type { Ledger } from "../ledger/ledger.ts";
import { type Owner, type Pending, TRANSFER_PREFIX } from "../ledger/model.ts";
import type { PendingStore } from "../ledger/pending-store.ts";
import type { TransferResult } from "../ledger/results.ts";
import { asOf, recipientOf, type SentTransfer, senderOf } from "./model.ts";
import { postedEvent } from "./posted-event.ts";
import { walletQueue } from "./wallet-queue.ts";

export type AcceptanceService = ReturnType<typeof acceptanceService>;

type Parts = {
  readonly ledger: Ledger;
  readonly outbox: Pick<OutboxStore, "add">;
  readonly pendings: Pick<PendingStore, "findById">;
  readonly now: () => Date;
  /** Shared with whatever else changes wallets in this process. */
  readonly byOwner?: KeyQueue;
};

type Code = AcceptTransferErrorCode | DeclineTransferErrorCode;
type Answer = "POSTED" | "VOIDED";

/** What somebody says to a transfer that was sent to them. */
export type AnswerOrder = { readonly transferId: GlobalId; readonly recipient: GlobalId };

/** How money that waits for its recipient gets there, or back. One answer counts, and given again it is the same. */
export function acceptanceService({ ledger, outbox, pendings, now, byOwner = walletQueue() }: Parts) {
  const find = async ({ transferId, recipient }: AnswerOrder): Promise<Pending> => {
    const pending = await pendings.findById(transferId);
    if (pending?.kind !== "TRANSFER" || recipientOf(pending) !== recipient)
      throw refusal("TRANSFER_NOT_FOUND");
    return pending;
  };

  // Null when the same answer was there first.
  const end = (pending: Pending, answer: Answer): Promise<SentTransfer | null> => {
    const [sender, recipient] = [senderOf(pending), recipientOf(pending)] as [Owner, Owner];
    return byOwner.run([sender, recipient], () =>
      ledger.transact(async (session) => {
        const at = now();
        const phase = answer === "POSTED" ? "POST" : "VOID";
        const request = { _id: endIdOf(pending, phase), phase, pendingId: pending._id } as const;
        const submitted = await ledger.submit({ requests: [request], at }, session);
        invariant(submitted.earlier === null, "an answer has no key");
        const [result = "EXISTS"] = submitted.results;
        if (result === "EXISTS" || result === SAME[answer]) return null;
        if (result !== "CREATED") throw refusalOf(result);
        if (answer === "POSTED") {
          const posted = { transfer: request._id, sender, recipient, postedAt: at };
          await outbox.add([postedEvent(posted)], session);
        }
        return { ...pending, status: answer, resolvedAt: at };
      }),
    );
  };

  const settle = async (order: AnswerOrder, answer: Answer, requireAllowed: () => Promise<void>) => {
    const pending = asOf(await find(order), now());
    if (pending.status === answer) return pending;
    if (pending.status !== "PENDING") throw refusal(ENDED[pending.status]);
    await requireAllowed();
    return (await end(pending, answer)) ?? (await find(order));
  };

  return {
    /**
     * Moves what was set aside to its recipient. Neither the end of the friendship nor a block is in the way: it was given.
     *
     * Five commands: the transfer, what is there, what changes, the event, the commit; one when it has ended already.
     *
     * @param isThere Whether somebody has an account and has not asked to be deleted.
     * @throws Refusal<AcceptTransferErrorCode>
     */
    acceptTransfer: (order: AnswerOrder, isThere: (person: GlobalId) => Promise<boolean>) =>
      settle(order, "POSTED", async () => {
        if (!(await isThere(order.recipient))) throw refusal("DELETION_SCHEDULED");
      }),

    /** Gives what was set aside back to its sender. Four commands. @throws Refusal<DeclineTransferErrorCode> */
    declineTransfer: (order: AnswerOrder) => settle(order, "VOIDED", async () => {}),
  };
}

const SAME: Readonly<Record<Answer, TransferResult>> = {
  POSTED: "PENDING_TRANSFER_ALREADY_POSTED",
  VOIDED: "PENDING_TRANSFER_ALREADY_VOIDED",
};

const ENDED: Readonly<Record<Exclude<Pending["status"], "PENDING">, Code>> = {
  ...{ POSTED: "ALREADY_ACCEPTED", VOIDED: "ALREADY_DECLINED", EXPIRED: "EXPIRED" },
};

// Accepted and declined are two different things, though one transfer is only ever one of them.
const endIdOf = ({ _id, openedAt }: Pending, phase: "POST" | "VOID"): GlobalId =>
  idOfName(TRANSFER_PREFIX, `${phase} of ${_id}`, openedAt.getTime());

function refusalOf(result: TransferResult): Error {
  if (result === "PENDING_TRANSFER_ALREADY_POSTED") return refusal("ALREADY_ACCEPTED");
  if (result === "PENDING_TRANSFER_ALREADY_VOIDED") return refusal("ALREADY_DECLINED");
  if (result === "PENDING_TRANSFER_EXPIRED") return refusal("EXPIRED");
  if (result === "DEBIT_ACCOUNT_FROZEN") return refusal("ON_HOLD");
  return new Error(`the ledger refused to end a transfer between friends: ${result}`);
}

const MESSAGES: Readonly<Record<Code, string>> = {
  TRANSFER_NOT_FOUND: "Nobody has sent you this transfer.",
  ALREADY_ACCEPTED: "You have accepted it.",
  ALREADY_DECLINED: "You have declined it.",
  EXPIRED: "Its time is over: the money has gone back.",
  DELETION_SCHEDULED: "Your account is to be deleted: it is sent nothing any more.",
  ON_HOLD: "It cannot be accepted for now.",
};

const refusal = (code: Code): Refusal<Code> => new Refusal(code, MESSAGES[code], ["input", "transferId"]);
