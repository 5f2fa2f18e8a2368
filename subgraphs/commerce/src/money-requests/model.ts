import { type GlobalId, idOfName } from "@kith/kit/global-id.ts";
import type { Keyset } from "@kith/kit/keyset.ts";
import type { CurrencyCode } from "../generated/schema.types.ts";
import { TRANSFER_PREFIX } from "../ledger/model.ts";

export const MONEY_REQUEST_PREFIX = "moneyrequest";
/** How long a request may be paid. */
export const REQUEST_LIFE_MS = 7 * 86_400_000;
/** How many requests to one person may be open at once, and how many somebody may make on a day, in UTC. */
export const OPEN_PER_PAYER_MAX = 5;
export const PER_DAY_MAX = 50;

/** That somebody asks a friend for money. What was asked for never changes, but for the note of who is gone. */
export type MoneyRequest = {
  readonly _id: GlobalId;
  readonly asker: GlobalId;
  /** 1, 2, 3, … without gaps within an asker. */
  readonly sequence: number;
  readonly payer: GlobalId;
  readonly amountMinor: bigint;
  readonly currency: CurrencyCode;
  readonly note: string | null;
  readonly status: "OPEN" | "PAID" | "DECLINED" | "CANCELLED";
  readonly requestedAt: Date;
  readonly expiresAt: Date;
  readonly resolvedAt: Date | null;
  /** What paid it. Only there once it is paid. */
  readonly transfer?: GlobalId;
};

/** What a request is at some moment. */
export type RequestStatus = MoneyRequest["status"] | "EXPIRED";

/** The order of requests: the last made first. */
export const MONEY_REQUESTS_KEYSET: Keyset = [
  { field: "requestedAt", direction: -1, kind: "date" },
  { field: "_id", direction: -1, kind: "string" },
];

/** One that is open when its time is over has expired: nothing has to come and say so. */
export const statusAt = (
  { status, expiresAt }: Pick<MoneyRequest, "status" | "expiresAt">,
  at: Date,
): RequestStatus => (status === "OPEN" && expiresAt <= at ? "EXPIRED" : status);

export const resolvedAtOf = (request: MoneyRequest, at: Date): Date | null =>
  statusAt(request, at) === "EXPIRED" ? request.expiresAt : request.resolvedAt;

/** The other one of the two. */
export const otherThan = ({ asker, payer }: MoneyRequest, person: GlobalId): GlobalId =>
  person === asker ? payer : asker;

/** The same request for the same key, always. */
export const requestIdOf = (asker: GlobalId, idempotencyKey: string): GlobalId =>
  idOfName(MONEY_REQUEST_PREFIX, `${asker}:${idempotencyKey}`, 0);

/** What pays a request: there is one such id, so it is paid once. */
export const paymentIdOf = ({ _id, requestedAt }: MoneyRequest): GlobalId =>
  idOfName(TRANSFER_PREFIX, `payment of ${_id}`, requestedAt.getTime());
