import { createHash } from "node:crypto";
import { type GlobalId, newId } from "@kith/kit/global-id.ts";
import { invariant } from "@kith/kit/invariant.ts";
import { keyQueue } from "@kith/kit/key-queue.ts";
import type { NewEvent, OutboxStore } from "@kith/kit/outbox/outbox-store.ts";
import { Refusal } from "@kith/kit/refusal.ts";
import { inTransaction } from "@kith/kit/transaction.ts";
import type { MongoClient } from "mongodb";
import type { CurrencyCode, TransferToFriendErrorCode } from "../generated/schema.types.ts";
import type { Ledger } from "../ledger/ledger.ts";
import { FUNDING, TRANSFER_PREFIX, type Transfer } from "../ledger/model.ts";
import { isKeyInUse, type TransferStore } from "../ledger/transfer-store.ts";

export type TransferService = ReturnType<typeof transferService>;

type Parts = {
  readonly client: MongoClient;
  readonly ledger: Ledger;
  readonly transfers: TransferStore;
  readonly outbox: Pick<OutboxStore, "add">;
  readonly now: () => Date;
};

/** What a person asks for when they send money. */
export type TransferOrder = {
  readonly sender: GlobalId;
  readonly recipient: GlobalId;
  readonly amountMinor: bigint;
  readonly currency: CurrencyCode;
  readonly note: string | null;
  readonly idempotencyKey: string;
};

/** Money from outside for a person's wallet. */
export type Funding = Omit<TransferOrder, "sender" | "note">;

const AMOUNT_MAX_MINOR = 500_000_000n;
const NOTE_LENGTH_MAX = 100;
const WAITING_TRANSFERS_MAX = 2_000;

/** The rules by which money moves between people. */
export function transferService({ client, ledger, transfers, outbox, now }: Parts) {
  const byOwner = keyQueue({ waitersMax: WAITING_TRANSFERS_MAX });

  // Whose balances change: transfers of the same person take turns.
  const post = (transfer: Transfer): Promise<void> =>
    byOwner.run([transfer.sender, transfer.recipient], () =>
      inTransaction(client, async (session) => {
        const posted = await ledger.post(transfer, session);
        if (posted === null)
          throw refusal("INSUFFICIENT_BALANCE", "Your wallet holds less than that.", "amount");
        await outbox.add([postedEvent(transfer)], session);
      }),
    );

  return {
    /**
     * Moves money to a friend, once per idempotency key: the key again gives the first result again.
     *
     * Six commands; refusals that need no database cost none.
     *
     * @throws Refusal<TransferToFriendErrorCode>; docs/errors.md gives the order of precedence.
     */
    async transferToFriend(
      order: TransferOrder,
      areFriends: (friend: GlobalId) => Promise<boolean>,
    ): Promise<Transfer> {
      requireSound(order);
      if (!(await areFriends(order.recipient))) {
        // They may have been friends when the first attempt went through: its result stands.
        const earlier = await transfers.findByKey(order);
        if (earlier !== null) return repeated(earlier, order);
        throw refusal("NOT_FRIENDS", "You can send money to friends only.", "recipientId");
      }

      const transfer = transferOf(order, now());
      try {
        await post(transfer);
        return transfer;
      } catch (error) {
        if (!isKeyInUse(error)) throw error;
        const earlier = await transfers.findByKey(order);
        invariant(earlier !== null, `idempotency key ${order.idempotencyKey} is in use by nothing`);
        return repeated(earlier, order);
      }
    },

    /** Puts money from outside into wallets, in one transaction; what was done under the same key is left alone. */
    fund: (fundings: readonly Funding[]): Promise<void> =>
      inTransaction(client, async (session) => {
        for (const funding of fundings) {
          const { idempotencyKey } = funding;
          if ((await transfers.findByKey({ sender: FUNDING, idempotencyKey })) !== null) continue;
          await ledger.post(transferOf({ ...funding, sender: FUNDING, note: null }, now()), session);
        }
      }),
  };
}

function requireSound({ sender, recipient, amountMinor, note }: TransferOrder): void {
  if (amountMinor < 1n || amountMinor > AMOUNT_MAX_MINOR) {
    throw refusal(
      "INVALID_AMOUNT",
      `The amount must be 1 to ${AMOUNT_MAX_MINOR} minor units, got ${amountMinor}.`,
      "amount",
    );
  }
  if ([...(note ?? "")].length > NOTE_LENGTH_MAX) {
    throw refusal("NOTE_TOO_LONG", `The note may have ${NOTE_LENGTH_MAX} characters.`, "note");
  }
  if (sender === recipient) throw refusal("SELF", "You cannot send money to yourself.", "recipientId");
}

function repeated(earlier: Transfer, order: TransferOrder): Transfer {
  if (earlier.requestHash === hashOf(order)) return earlier;
  throw refusal(
    "IDEMPOTENCY_KEY_REUSED",
    "This idempotency key was used for another request.",
    "idempotencyKey",
  );
}

/** For social: money between friends brings them closer. How much it was is nobody's business there. */
const postedEvent = ({ sender, recipient, postedAt }: Transfer): NewEvent => ({
  to: "social",
  type: "transfer.posted",
  payload: { sender, recipient, postedAt: postedAt.toISOString() },
});

const transferOf = (order: TransferOrder, postedAt: Date): Transfer => ({
  ...order,
  _id: newId(TRANSFER_PREFIX),
  kind: order.sender === FUNDING ? "TOP_UP" : "TRANSFER",
  postedAt,
  requestHash: hashOf(order),
});

/** What two requests under one key must have in common to be the same. */
function hashOf({ recipient, amountMinor, currency, note }: TransferOrder): string {
  const request = JSON.stringify([recipient, amountMinor.toString(), currency, note]);
  return createHash("sha256").update(request).digest("base64url");
}

const refusal = (code: TransferToFriendErrorCode, message: string, field: string) =>
  new Refusal(code, message, ["input", field]);
