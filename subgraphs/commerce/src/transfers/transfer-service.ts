import { type GlobalId, idOfName, newId } from "@kith/kit/global-id.ts";
import { invariant } from "@kith/kit/invariant.ts";
import type { KeyQueue } from "@kith/kit/key-queue.ts";
import { Refusal } from "@kith/kit/refusal.ts";
import type { CurrencyCode, TransferToFriendErrorCode } from "../generated/schema.types.ts";
import { BATCH_SIZE_MAX, type TransferRequest } from "../ledger/execute.ts";
import { hashOf, keyIdOf, keysInFlight } from "../ledger/idempotency-key.ts";
import { submitUnderKey } from "../ledger/keyed-transfer.ts";
import type { Ledger } from "../ledger/ledger.ts";
import { fundingOf, TRANSFER_PREFIX, type Transfer, walletOf } from "../ledger/model.ts";
import type { PendingStore } from "../ledger/pending-store.ts";
import type { TransferResult } from "../ledger/results.ts";
import { type SentTransfer, sentTransferOf, TRANSFER_LIFE_MS } from "./model.ts";
import { walletQueue } from "./wallet-queue.ts";

export type TransferService = ReturnType<typeof transferService>;

type Parts = {
  readonly ledger: Ledger;
  readonly pendings: Pick<PendingStore, "findById">;
  readonly now: () => Date;
  /** Shared with whatever else changes wallets in this process. */
  readonly byOwner?: KeyQueue;
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

/** What has to be known of the two of a transfer. */
export type Standing = {
  readonly isRecipientThere: boolean;
  readonly areFriends: boolean;
  /** Whether it is verified who the sender is. */
  readonly isSenderVerified: boolean;
};

/** What may leave a wallet on a day, in UTC, by whether it is verified whose it is. */
export const PER_DAY_MAX_MINOR = { verified: 20_000_000n, unverified: 500_000n } as const;
/** The same for one wallet: whatever way money leaves it by, all ways together. */
export const perDayMaxOf = (isVerified: boolean): bigint =>
  isVerified ? PER_DAY_MAX_MINOR.verified : PER_DAY_MAX_MINOR.unverified;
/** How much may be sent or asked for at once. */
export const TRANSFER_MAX_MINOR = 500_000_000n;
export const NOTE_LENGTH_MAX = 100;

/** The rules by which money moves between people. */
export function transferService({ ledger, pendings, now, byOwner = walletQueue() }: Parts) {
  const inFlight = keysInFlight();

  // Whose balances change: transfers of the same person take turns.
  const send = (order: TransferOrder, standing: Standing): Promise<{ transfer: Transfer; isNew: boolean }> =>
    byOwner.run([order.sender, order.recipient], () =>
      ledger.transact(async (session) => {
        const at = now();
        const failure = failureOf(standing);
        const request = requestOf(order, standing, at);
        const { sender: owner, idempotencyKey } = order;
        const submitted = await submitUnderKey(
          ledger,
          {
            // They may have been friends when the first attempt went through: only a new request is refused.
            request: failure === null ? request : refusal(failure),
            at,
            key: { owner, idempotencyKey, requestHash: hashOfOrder(order) },
            reused: () => refusal("IDEMPOTENCY_KEY_REUSED"),
          },
          session,
        );
        if (submitted.earlier !== null) return { transfer: submitted.earlier, isNew: false };
        if (submitted.result !== "CREATED") throw refusalOf(submitted.result);
        const { perDayMaxMinor: _limit, expiresAt: _end, ...asked } = request;
        return { transfer: { ...asked, postedAt: at }, isNew: true };
      }),
    );

  const sendOnce = async (order: TransferOrder, standing: Standing): Promise<SentTransfer> => {
    const { transfer, isNew } = await send(order, standing);
    const earlier = isNew ? null : await pendings.findById(transfer._id);
    return earlier ?? sentTransferOf(transfer);
  };

  return {
    /**
     * Sets money aside for a friend until they accept it, for 24 hours at most; once per idempotency key: the key again
     * gives the first result again, as far as it has come.
     *
     * Three commands: what is there, what changes, the commit. Refusals that need no database cost none.
     *
     * @throws Refusal<TransferToFriendErrorCode>; docs/errors.md gives the order of precedence.
     */
    async transferToFriend(
      order: TransferOrder,
      standingOf: (recipient: GlobalId) => Promise<Standing>,
    ): Promise<SentTransfer> {
      requireSound(order);
      const key = keyIdOf({ owner: order.sender, idempotencyKey: order.idempotencyKey });
      return inFlight.run(
        key,
        async () => sendOnce(order, await standingOf(order.recipient)),
        () => refusal("IDEMPOTENCY_CONFLICT"),
      );
    },

    /** Puts money from outside into wallets, 500 in a transaction; what was done under the same key is left alone, for ever. */
    async fund(fundings: readonly Funding[]): Promise<void> {
      for (let from = 0; from < fundings.length; from += BATCH_SIZE_MAX) {
        const requests = fundings.slice(from, from + BATCH_SIZE_MAX).map(fundingRequestOf);
        const submitted = await ledger.transact((session) => ledger.submit({ requests, at: now() }, session));
        invariant(
          submitted.earlier === null &&
            submitted.results.every((result) => result === "CREATED" || result === "EXISTS"),
          "money from outside has no bound",
        );
      }
    },
  };
}

function requireSound({ sender, recipient, amountMinor, note }: TransferOrder): void {
  if (amountMinor < 1n || amountMinor > TRANSFER_MAX_MINOR) {
    throw refusal(
      "INVALID_AMOUNT",
      `The amount must be 1 to ${TRANSFER_MAX_MINOR} minor units, got ${amountMinor}.`,
    );
  }
  if ([...(note ?? "")].length > NOTE_LENGTH_MAX) throw refusal("NOTE_TOO_LONG");
  if (sender === recipient) throw refusal("SELF");
}

const failureOf = ({ isRecipientThere, areFriends }: Standing): TransferToFriendErrorCode | null => {
  if (!isRecipientThere) return "USER_NOT_FOUND";
  return areFriends ? null : "NOT_FRIENDS";
};

const requestOf = (
  { sender, recipient, amountMinor, currency, note }: TransferOrder,
  { isSenderVerified }: Standing,
  at: Date,
) =>
  ({
    _id: newId(TRANSFER_PREFIX),
    kind: "TRANSFER",
    phase: "PENDING",
    postings: [{ debit: walletOf(sender, currency), credit: walletOf(recipient, currency), amountMinor }],
    note,
    expiresAt: new Date(at.getTime() + TRANSFER_LIFE_MS),
    perDayMaxMinor: perDayMaxOf(isSenderVerified),
  }) as const satisfies TransferRequest;

/** The id comes from the key, so that the same money never comes twice. */
const fundingRequestOf = ({
  recipient,
  amountMinor,
  currency,
  idempotencyKey,
}: Funding): TransferRequest => ({
  _id: idOfName(TRANSFER_PREFIX, `funding ${idempotencyKey}`, 0),
  kind: "TOP_UP",
  phase: "SINGLE",
  postings: [{ debit: fundingOf(currency), credit: walletOf(recipient, currency), amountMinor }],
  note: null,
});

const hashOfOrder = ({ recipient, amountMinor, currency, note }: TransferOrder): string =>
  hashOf(["transferToFriend", recipient, amountMinor, currency, note]);

/** What the ledger's answer means to whoever sends money. */
function refusalOf(result: TransferResult): Error {
  if (result === "DEBIT_ACCOUNT_FROZEN") return refusal("WALLET_FROZEN");
  if (result === "EXCEEDS_CREDITS") return refusal("INSUFFICIENT_BALANCE");
  if (result === "EXCEEDS_DAILY_LIMIT") return refusal("DAILY_LIMIT");
  return new Error(`the ledger refused a transfer between friends: ${result}`);
}

const REFUSALS: Readonly<Record<TransferToFriendErrorCode, readonly [field: string, message: string]>> = {
  INVALID_AMOUNT: ["amount", "The amount is out of bounds."],
  NOTE_TOO_LONG: ["note", `The note may have ${NOTE_LENGTH_MAX} characters.`],
  SELF: ["recipientId", "You cannot send money to yourself."],
  USER_NOT_FOUND: ["recipientId", "Nobody has this id."],
  NOT_FRIENDS: ["recipientId", "You can send money to friends only."],
  IDEMPOTENCY_CONFLICT: ["idempotencyKey", "A request with this idempotency key is under way."],
  IDEMPOTENCY_KEY_REUSED: ["idempotencyKey", "This idempotency key was used for another request."],
  INSUFFICIENT_BALANCE: ["amount", "Your wallet holds less than that."],
  WALLET_FROZEN: ["amount", "Your wallet is frozen: nothing can leave it."],
  DAILY_LIMIT: ["amount", "More than may leave your wallet on a day."],
};

function refusal(code: TransferToFriendErrorCode, message?: string): Refusal<TransferToFriendErrorCode> {
  const [field, usual] = REFUSALS[code];
  return new Refusal(code, message ?? usual, ["input", field]);
}
