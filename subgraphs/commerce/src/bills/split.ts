import { createHash } from "node:crypto";
import type { GlobalId } from "@kith/kit/global-id.ts";
import { shownLineOf } from "@kith/kit/shown-text.ts";
import type { BillSplitMethod, CurrencyCode } from "../generated/schema.types.ts";
import { TRANSFER_MAX_MINOR } from "../transfers/transfer-service.ts";
import { largestRemainder } from "./largest-remainder.ts";
import { PEOPLE_MAX } from "./model.ts";
import { billRefusal } from "./refusals.ts";

const TITLE_LENGTH_MAX = 50;
const WEIGHT_MAX = 1_000_000;

/** Somebody among whom a bill is split. */
export type BillPerson = {
  readonly person: GlobalId;
  /** By `SHARES`. */
  readonly weight: number | null;
  /** By `EXACT`. */
  readonly amountMinor: bigint | null;
};

/** What somebody asks for who has paid a bill. */
export type BillOrder = {
  readonly creator: GlobalId;
  readonly idempotencyKey: string;
  readonly title: string;
  readonly totalMinor: bigint;
  readonly currency: CurrencyCode;
  readonly method: BillSplitMethod;
  readonly group: GlobalId | null;
  readonly people: readonly BillPerson[];
};

/** Who has which part of a bill, the creator's own among them. */
export type Split = ReadonlyMap<GlobalId, bigint>;

/** The title as it is stored. @throws Refusal INVALID_TITLE */
export function requireTitle({ title }: BillOrder): string {
  const line = shownLineOf(title, TITLE_LENGTH_MAX);
  if (line === null) throw billRefusal("INVALID_TITLE", "title");
  return line;
}

/**
 * Splits a bill. Who gets the last fen of equals is drawn from the id of the bill: not always the same person of a circle of
 * friends, and the same one for whoever computes it again.
 *
 * @param bill The id of the bill.
 * @throws Refusal<CreateBillSplitErrorCode> from INVALID_AMOUNT to SHARE_TOO_SMALL, in this order.
 */
export function splitOf(order: BillOrder, bill: GlobalId): Split {
  const { creator, totalMinor, people } = order;
  if (totalMinor < 1n || totalMinor > TRANSFER_MAX_MINOR) throw billRefusal("INVALID_AMOUNT", "total");
  const ids = new Set(people.map(({ person }) => person));
  const owing = people.filter(({ person }) => person !== creator);
  if (owing.length === 0 || people.length > PEOPLE_MAX || ids.size < people.length)
    throw billRefusal("INVALID_PEOPLE", "people");

  const amounts = order.method === "EXACT" ? exactly(order) : inProportion(order, bill);
  const split = new Map(people.map(({ person }, index) => [person, amounts[index] ?? 0n]));
  for (const [index, { person }] of people.entries())
    if (person !== creator && (split.get(person) ?? 0n) < 1n)
      throw billRefusal("SHARE_TOO_SMALL", "people", index);
  return split;
}

function exactly({ people, totalMinor }: BillOrder): bigint[] {
  const amounts = people.map(({ weight, amountMinor }, index) => {
    const isSound = weight === null && amountMinor !== null && amountMinor >= 0n && amountMinor <= totalMinor;
    if (!isSound) throw billRefusal("INVALID_PARTS", "people", index);
    return amountMinor;
  });
  const sum = amounts.reduce((before, amount) => before + amount, 0n);
  if (sum !== totalMinor) throw billRefusal("AMOUNTS_DO_NOT_ADD_UP", "people");
  return amounts;
}

function inProportion({ people, method, totalMinor }: BillOrder, bill: GlobalId): bigint[] {
  const parts = people.map(({ person, weight, amountMinor }, index) => {
    const isSound = amountMinor === null && (method === "EQUAL" ? weight === null : isWeight(weight));
    if (!isSound) throw billRefusal("INVALID_PARTS", "people", index);
    const tieKey = createHash("sha256").update(`${bill}:${person}`).digest("hex");
    return { weight: BigInt(weight ?? 1), tieKey };
  });
  if (parts.every(({ weight }) => weight === 0n)) throw billRefusal("INVALID_PARTS", "people");
  return largestRemainder(totalMinor, parts);
}

const isWeight = (weight: number | null): boolean =>
  weight !== null && Number.isInteger(weight) && weight >= 0 && weight <= WEIGHT_MAX;
