import { type GlobalId, newId } from "@kith/kit/global-id.ts";
import { invariant } from "@kith/kit/invariant.ts";
import type { KeyQueue } from "@kith/kit/key-queue.ts";
import { shownLineOf } from "@kith/kit/shown-text.ts";
import type { CurrencyCode, EnvelopeSplit } from "../generated/schema.types.ts";
import type { TransferRequest } from "../ledger/execute.ts";
import { hashOf, keyIdOf, keysInFlight } from "../ledger/idempotency-key.ts";
import { submitUnderKey } from "../ledger/keyed-transfer.ts";
import type { Ledger } from "../ledger/ledger.ts";
import { TRANSFER_PREFIX, type Transfer, walletOf } from "../ledger/model.ts";
import type { TransferResult } from "../ledger/results.ts";
import { perDayMaxOf } from "../transfers/transfer-service.ts";
import type { EnvelopeStore } from "./envelope-store.ts";
import {
  ENVELOPE_PREFIX,
  type Envelope,
  escrowOf,
  LIFETIME_MS,
  SHARE_MAX_MINOR,
  SHARES_MAX,
} from "./model.ts";
import { COVER_LENGTH_MAX, type SendCode, sendRefusal } from "./refusals.ts";

export type SendService = ReturnType<typeof sendService>;

type Parts = {
  readonly ledger: Ledger;
  readonly envelopes: Pick<EnvelopeStore, "add" | "findByIds">;
  /** In which those take turns whose wallets change. */
  readonly byOwner: KeyQueue;
  readonly now: () => Date;
};

/** What a person asks for when they send an envelope: for a friend or for a group, the other one is null. */
export type EnvelopeOrder = {
  readonly sender: GlobalId;
  readonly recipient: GlobalId | null;
  readonly group: GlobalId | null;
  readonly split: EnvelopeSplit;
  readonly shareCount: number;
  readonly amountMinor: bigint;
  readonly currency: CurrencyCode;
  readonly cover: string | null;
  readonly idempotencyKey: string;
};

/** What other subgraphs say of whom it is for. */
export type SendStanding = {
  /** Why it may not be sent to them, null when it may. */
  readonly failure: SendCode | null;
  /** Whether it is verified who the sender is. */
  readonly isSenderVerified: boolean;
};

/** The rules by which money gets into envelopes. */
export function sendService({ ledger, envelopes, byOwner, now }: Parts) {
  const inFlight = keysInFlight();

  const earlierOf = async ({ postings: [posting] }: Transfer): Promise<Envelope> => {
    const id = posting?.credit.owner ?? "";
    const [envelope] = await envelopes.findByIds([id]);
    invariant(envelope !== undefined, `money was put into ${id}, which is not there`);
    return envelope;
  };

  const put = (order: EnvelopeOrder, standing: SendStanding): Promise<Envelope | Transfer> =>
    byOwner.run([order.sender], () =>
      ledger.transact(async (session) => {
        const { sender, idempotencyKey } = order;
        const { failure } = standing;
        const envelope = envelopeOf(order, now());
        const submitted = await submitUnderKey(
          ledger,
          {
            // They may have been friends when the first attempt went through: only a new request is refused.
            request: failure === null ? requestOf(envelope, standing) : sendRefusal(failure),
            at: envelope.sentAt,
            key: { owner: sender, idempotencyKey, requestHash: hashOfOrder(order) },
            reused: () => sendRefusal("IDEMPOTENCY_KEY_REUSED"),
          },
          session,
        );
        if (submitted.earlier !== null) return submitted.earlier;
        if (submitted.result !== "CREATED") throw refusalOf(submitted.result);
        await envelopes.add(envelope, session);
        return envelope;
      }),
    );

  return {
    /**
     * Sends an envelope, once per idempotency key: the key again gives the first one again. Four commands: what is there, what changes, the
     * envelope, the commit.
     *
     * @throws Refusal<SendCode>; docs/errors.md gives the order of precedence.
     */
    async send(order: EnvelopeOrder, standingOf: () => Promise<SendStanding>): Promise<Envelope> {
      const sound = { ...order, cover: requireSound(order) };
      const key = keyIdOf({ owner: order.sender, idempotencyKey: order.idempotencyKey });
      const sent = await inFlight.run(
        key,
        async () => put(sound, await standingOf()),
        () => sendRefusal("IDEMPOTENCY_CONFLICT"),
      );
      return "phase" in sent ? earlierOf(sent) : sent;
    },
  };
}

/** @returns The cover as it is stored. */
function requireSound({ sender, recipient, shareCount, amountMinor, cover }: EnvelopeOrder): string | null {
  if (shareCount < 1 || shareCount > SHARES_MAX) throw sendRefusal("INVALID_SHARE_COUNT");
  const count = BigInt(shareCount);
  if (amountMinor < count || amountMinor > count * SHARE_MAX_MINOR) throw sendRefusal("INVALID_AMOUNT");
  const isBlank = cover === null || cover.trim() === "";
  const line = isBlank ? null : shownLineOf(cover, COVER_LENGTH_MAX);
  if (!isBlank && line === null) throw sendRefusal("INVALID_COVER");
  if (sender === recipient) throw sendRefusal("SELF");
  return line;
}

const envelopeOf = (order: EnvelopeOrder, sentAt: Date): Envelope => ({
  ...{ _id: newId(ENVELOPE_PREFIX), sender: order.sender, recipient: order.recipient, group: order.group },
  ...{ split: order.split, cover: order.cover, currency: order.currency },
  ...{ totalMinor: order.amountMinor, shareCount: order.shareCount },
  ...{ claimedCount: 0, leftMinor: order.amountMinor, returnedMinor: 0n, status: "OPEN", luckiest: null },
  ...{ transfer: newId(TRANSFER_PREFIX), sentAt, endedAt: null },
  expiresAt: new Date(sentAt.getTime() + LIFETIME_MS),
});

// The cover is on the envelope alone: what is erased there need not be looked for in the ledger.
const requestOf = (
  { _id, transfer, sender, currency, totalMinor }: Envelope,
  { isSenderVerified }: SendStanding,
): TransferRequest => ({
  ...{ _id: transfer, kind: "ENVELOPE", phase: "SINGLE", note: null },
  postings: [{ debit: walletOf(sender, currency), credit: escrowOf(_id, currency), amountMinor: totalMinor }],
  perDayMaxMinor: perDayMaxOf(isSenderVerified),
});

const hashOfOrder = (order: EnvelopeOrder): string => {
  const { recipient, group, split, shareCount, amountMinor, currency, cover } = order;
  return hashOf(["sendEnvelope", recipient, group, split, `${shareCount}`, amountMinor, currency, cover]);
};

/** What the ledger's answer means to whoever sends an envelope. */
function refusalOf(result: TransferResult): Error {
  if (result === "DEBIT_ACCOUNT_FROZEN") return sendRefusal("WALLET_FROZEN");
  if (result === "EXCEEDS_CREDITS") return sendRefusal("INSUFFICIENT_BALANCE");
  if (result === "EXCEEDS_DAILY_LIMIT") return sendRefusal("DAILY_LIMIT");
  return new Error(`the ledger refused an envelope: ${result}`);
}
