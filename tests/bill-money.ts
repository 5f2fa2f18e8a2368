import { randomUUID } from "node:crypto";
import { type CastMember, castId } from "./cast.ts";
import type { Client } from "./client.ts";
import { act } from "./group-money.ts";

/** A bill as it is told. */
export type ShownBill = {
  readonly id: string;
  readonly status: string;
  readonly shares: readonly {
    readonly person: { readonly handle: string };
    readonly amount: { readonly amountMinor: string };
    readonly status: string;
  }[];
};

export const BILL = "id status shares { person { handle } amount { amountMinor } status }";

export const personOf = (member: CastMember, part: { weight?: number; amountMinor?: string } = {}) => ({
  ...{ personId: castId(member), ...part },
});

/** Splits a bill for dinner, equally unless told otherwise. */
export const split = (
  creator: Client,
  totalMinor: bigint | string,
  people: readonly object[],
  more: object = {},
) =>
  act<{ bill: ShownBill | null }>(
    creator,
    "createBillSplit",
    {
      ...{ idempotencyKey: randomUUID(), title: "晚饭", method: "EQUAL", people },
      total: { amountMinor: String(totalMinor), currency: "CNY" },
      ...more,
    },
    `bill { ${BILL} }`,
  );

type Told = { share: { status: string } | null };

export const pay = (person: Client, billId: string | undefined, idempotencyKey: string = randomUUID()) =>
  act<Told>(person, "payBillShare", { billId, idempotencyKey }, "share { status }");

export const decline = (person: Client, billId: string | undefined) =>
  act<Told>(person, "declineBillShare", { billId }, "share { status }");

export const cancel = (creator: Client, billId: string | undefined) =>
  act<{ bill: ShownBill | null }>(creator, "cancelBillSplit", { billId }, `bill { ${BILL} }`);

/** Who owes how much of a bill, and how far that is. */
export const sharesOf = (bill: ShownBill | null): Record<string, string> =>
  Object.fromEntries(
    (bill?.shares ?? []).map(({ person, amount, status }) => [
      person.handle,
      `${amount.amountMinor} ${status}`,
    ]),
  );
