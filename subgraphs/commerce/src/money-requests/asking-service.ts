import type { GlobalId } from "@kith/kit/global-id.ts";
import type { KeyQueue } from "@kith/kit/key-queue.ts";
import type { CurrencyCode } from "../generated/schema.types.ts";
import type { Ledger } from "../ledger/ledger.ts";
import { dayOf } from "../ledger/model.ts";
import { NOTE_LENGTH_MAX, type Standing, TRANSFER_MAX_MINOR } from "../transfers/transfer-service.ts";
import { walletQueue } from "../transfers/wallet-queue.ts";
import {
  type MoneyRequest,
  OPEN_PER_PAYER_MAX,
  PER_DAY_MAX,
  REQUEST_LIFE_MS,
  requestIdOf,
  statusAt,
} from "./model.ts";
import type { Asked, MoneyRequestStore } from "./money-request-store.ts";
import { type Code, refusal } from "./refusals.ts";

export type AskingService = ReturnType<typeof askingService>;

type Parts = {
  readonly ledger: Pick<Ledger, "transact">;
  readonly moneyRequests: Pick<MoneyRequestStore, "findById" | "findLastOf" | "add">;
  readonly now: () => Date;
  readonly byOwner?: KeyQueue;
};

/** What somebody asks a friend for. */
export type Wish = {
  readonly asker: GlobalId;
  readonly payer: GlobalId;
  readonly amountMinor: bigint;
  readonly currency: CurrencyCode;
  readonly note: string | null;
  readonly idempotencyKey: string;
};

/** Whoever asks as often as they may has this many requests in the days in which one of them may be open. */
const LAST_MAX = PER_DAY_MAX * (REQUEST_LIFE_MS / 86_400_000 + 1);

/** The rules by which people ask their friends for money. */
export function askingService({ ledger, moneyRequests, now, byOwner = walletQueue() }: Parts) {
  return {
    /**
     * Asks a friend for money, once per idempotency key: the key again gives the first result again, as far as it has come.
     *
     * Four commands: what was asked for under the key, what else was asked for, the request, the commit.
     *
     * @throws Refusal<RequestMoneyErrorCode>
     */
    async requestMoney(
      wish: Wish,
      standingOf: (payer: GlobalId) => Promise<Pick<Standing, "isRecipientThere" | "areFriends">>,
    ): Promise<MoneyRequest> {
      requireSound(wish);
      const { isRecipientThere, areFriends } = await standingOf(wish.payer);
      return byOwner.run([wish.asker], () =>
        ledger.transact(async (session) => {
          const earlier = await moneyRequests.findById(requestIdOf(wish.asker, wish.idempotencyKey), session);
          if (earlier !== null) return requireSame(earlier, wish);
          if (!isRecipientThere) throw refusal("USER_NOT_FOUND");
          if (!areFriends) throw refusal("NOT_FRIENDS");
          const at = now();
          const last = await moneyRequests.findLastOf(wish.asker, LAST_MAX, session);
          const failure = failureOf(last, wish.payer, at);
          if (failure !== null) throw refusal(failure);
          const request = requestOf(wish, (last[0]?.sequence ?? 0) + 1, at);
          await moneyRequests.add(request, session);
          return request;
        }),
      );
    },
  };
}

function requireSound({ asker, payer, amountMinor, note }: Wish): void {
  if (amountMinor < 1n || amountMinor > TRANSFER_MAX_MINOR) {
    const message = `The amount must be 1 to ${TRANSFER_MAX_MINOR} minor units, got ${amountMinor}.`;
    throw refusal("INVALID_AMOUNT", { message });
  }
  if ([...(note ?? "")].length > NOTE_LENGTH_MAX) throw refusal("NOTE_TOO_LONG");
  if (asker === payer) throw refusal("SELF");
}

function requireSame(earlier: MoneyRequest, { payer, amountMinor, currency, note }: Wish): MoneyRequest {
  const isSame =
    earlier.payer === payer &&
    earlier.amountMinor === amountMinor &&
    earlier.currency === currency &&
    earlier.note === note;
  if (!isSame) throw refusal("IDEMPOTENCY_KEY_REUSED");
  return earlier;
}

function failureOf(last: readonly Asked[], payer: GlobalId, at: Date): Code | null {
  const isOpen = (asked: Asked) => asked.payer === payer && statusAt(asked, at) === "OPEN";
  if (last.filter(isOpen).length >= OPEN_PER_PAYER_MAX) return "TOO_MANY_OPEN";
  const today = last.filter(({ requestedAt }) => dayOf(requestedAt) === dayOf(at));
  return today.length >= PER_DAY_MAX ? "DAILY_LIMIT" : null;
}

const requestOf = (
  { idempotencyKey, asker, payer, amountMinor, currency, note }: Wish,
  sequence: number,
  at: Date,
): MoneyRequest => ({
  _id: requestIdOf(asker, idempotencyKey),
  ...{ asker, sequence, payer, amountMinor, currency, note },
  ...{ status: "OPEN", requestedAt: at, resolvedAt: null },
  expiresAt: new Date(at.getTime() + REQUEST_LIFE_MS),
});
