import { type GlobalId, idOfName } from "@kith/kit/global-id.ts";
import type { Keyset } from "@kith/kit/keyset.ts";
import type {
  BillShareStatus,
  BillSplitMethod,
  BillSplitStatus,
  CurrencyCode,
} from "../generated/schema.types.ts";

export const BILL_PREFIX = "bill";
export const PEOPLE_MAX = 50;
/** How many bills somebody may split on a day, in UTC: who is asked for money by them is not asked whether they want to be. */
export const BILLS_PER_DAY_MAX = 50;

/** A bill that its creator has paid. Never changed, but for the title of who is gone. */
export type Bill = {
  readonly _id: GlobalId;
  readonly creator: GlobalId;
  readonly title: string | null;
  readonly totalMinor: bigint;
  readonly currency: CurrencyCode;
  readonly method: BillSplitMethod;
  readonly group: GlobalId | null;
  /** What of the total is the creator's own: the rest are shares. */
  readonly ownMinor: bigint;
  /** What was asked for under the key that the id is made from; erased with the title. */
  readonly requestHash: string | null;
  readonly createdAt: Date;
  /** Which of the creator's bills of a day it is, `2026-02-17:3`: of two that are split at once, one meets the other. */
  readonly ofDay: string;
};

/** What somebody owes of a bill. */
export type BillShare = {
  readonly _id: GlobalId;
  readonly bill: GlobalId;
  readonly creator: GlobalId;
  readonly person: GlobalId;
  readonly amountMinor: bigint;
  readonly currency: CurrencyCode;
  readonly status: BillShareStatus;
  /** By which it was paid. */
  readonly transfer: GlobalId | null;
  readonly createdAt: Date;
  readonly endedAt: Date | null;
};

/** How a share ends. */
export type ShareEnd = Pick<BillShare, "status" | "transfer" | "endedAt">;

/** The order of bills and of shares: the newest first. */
export const BILLS_KEYSET: Keyset = [
  { field: "createdAt", direction: -1, kind: "date" },
  { field: "_id", direction: -1, kind: "string" },
];

/** The same bill for the same key of the same person, for ever. */
export const billIdOf = (creator: GlobalId, idempotencyKey: string): GlobalId =>
  idOfName(BILL_PREFIX, `${creator}:${idempotencyKey}`, 0);

/** Nobody owes two shares of a bill. */
export const shareIdOf = (bill: GlobalId, person: GlobalId): GlobalId =>
  idOfName("billshare", `${bill}:${person}`, 0);

/** What shares of a status come to. */
export const sumOf = (shares: readonly BillShare[], status: BillShareStatus): bigint =>
  shares.filter((share) => share.status === status).reduce((sum, { amountMinor }) => sum + amountMinor, 0n);

/** How far a bill is by how far its shares are. */
export function statusOf(shares: readonly BillShare[]): BillSplitStatus {
  if (shares.some(({ status }) => status === "OPEN")) return "OPEN";
  return shares.every(({ status }) => status === "PAID") ? "SETTLED" : "CLOSED";
}
