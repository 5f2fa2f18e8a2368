import type { GlobalId } from "@kith/kit/global-id.ts";
import type { Owner, Pending, Transfer } from "../ledger/model.ts";

/** How long a transfer to a friend waits to be accepted. */
export const TRANSFER_LIFE_MS = 86_400_000;

/** A transfer from one person to another, with how far it is. */
export type SentTransfer = Pick<
  Pending,
  "_id" | "postings" | "note" | "status" | "openedAt" | "expiresAt" | "resolvedAt"
>;

/** A transfer as it was when it was sent: one that posts at once waits for nothing. */
export function sentTransferOf({ _id, phase, postings, note, postedAt }: Transfer): SentTransfer {
  const isPosted = phase === "SINGLE";
  return {
    ...{ _id, postings, note, openedAt: postedAt },
    status: isPosted ? "POSTED" : "PENDING",
    expiresAt: isPosted ? null : new Date(postedAt.getTime() + TRANSFER_LIFE_MS),
    resolvedAt: isPosted ? postedAt : null,
  };
}

/** A transfer at a moment: it has expired when its time is over, and did so then, whether the worker has been there or not. */
export function asOf<Sent extends SentTransfer>(transfer: Sent, at: Date): Sent {
  const { status, expiresAt } = transfer;
  const isExpired = status === "EXPIRED" || (status === "PENDING" && expiresAt !== null && expiresAt <= at);
  return isExpired ? { ...transfer, status: "EXPIRED", resolvedAt: expiresAt } : transfer;
}

export const senderOf = ({ postings: [posting] }: Pick<Transfer, "postings">): Owner | undefined =>
  posting?.debit.owner;

export const recipientOf = ({ postings: [posting] }: Pick<Transfer, "postings">): Owner | undefined =>
  posting?.credit.owner;

/** Whether it is one that a person sent, and not what became of it or a move of another kind. */
export const isBetweenPeople = ({ kind, phase }: Pick<Transfer, "kind" | "phase">): boolean =>
  kind === "TRANSFER" && (phase === "PENDING" || phase === "SINGLE");

/** Whether a person is one of the two of a transfer: nobody else may know of it. */
export const isAbout = (transfer: Pick<Transfer, "postings">, person: GlobalId): boolean =>
  senderOf(transfer) === person || recipientOf(transfer) === person;
