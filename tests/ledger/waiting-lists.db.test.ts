import { newId } from "@kith/kit/global-id.ts";
import { sortOf } from "@kith/kit/keyset.ts";
import type { Document } from "mongodb";
import { afterAll, beforeAll, expect, it } from "vitest";
import { TRANSFER_PREFIX, walletOf } from "../../subgraphs/commerce/src/ledger/model.ts";
import { PENDINGS_KEYSET } from "../../subgraphs/commerce/src/ledger/pending-store.ts";
import {
  MONEY_REQUEST_PREFIX,
  MONEY_REQUESTS_KEYSET,
} from "../../subgraphs/commerce/src/money-requests/model.ts";
import { openTestStores, type TestStores } from "../stores.ts";

/** How many there are of each kind; a page takes fewer. */
const MANY = 60;
const LIMIT = 10;
const [ANNA, BO] = [newId("user"), newId("user")];
const AT = new Date("2026-02-17T08:00:00Z");
const LATER = new Date("2126-02-17T08:00:00Z");

let stores: TestStores;
const collection = (name: string) =>
  stores.clients.commerce.db(`${stores.databasePrefix}commerce`).collection<Document & { _id: string }>(name);

beforeAll(async () => {
  stores = await openTestStores();
  const statuses = ["PENDING", "POSTED", "VOIDED", "EXPIRED"];
  const posting = { debit: walletOf(ANNA, "CNY"), credit: walletOf(BO, "CNY"), amountMinor: 1n };
  await collection("pendings").insertMany(
    Array.from({ length: MANY * statuses.length }, (_, index) => ({
      ...{ _id: newId(TRANSFER_PREFIX), kind: "TRANSFER", status: statuses[index % statuses.length] },
      ...{ postings: [posting], expiresAt: LATER },
    })),
  );
  const ends = ["OPEN", "PAID", "DECLINED", "CANCELLED"];
  await collection("moneyRequests").insertMany(
    Array.from({ length: MANY * ends.length }, (_, index) => ({
      ...{ _id: newId(MONEY_REQUEST_PREFIX), asker: ANNA, payer: BO, sequence: index + 1 },
      ...{ status: ends[index % ends.length], requestedAt: new Date(AT.getTime() + index), expiresAt: LATER },
    })),
  );
});
afterAll(() => stores?.[Symbol.asyncDispose]());

const waiting = { kind: "TRANSFER", status: "PENDING" };
const open = { status: "OPEN", expiresAt: { $gt: AT } };
const LISTS: Readonly<
  Record<string, readonly [collection: string, filter: Document, sort: Record<string, 1 | -1>]>
> = {
  outgoingTransfers: ["pendings", { "postings.debit.owner": ANNA, ...waiting }, sortOf(PENDINGS_KEYSET)],
  incomingTransfers: [
    "pendings",
    { "postings.credit.owner": BO, ...waiting, expiresAt: { $gt: AT } },
    sortOf(PENDINGS_KEYSET),
  ],
  outgoingMoneyRequests: ["moneyRequests", { asker: ANNA }, sortOf(MONEY_REQUESTS_KEYSET)],
  "outgoingMoneyRequests(status: OPEN)": [
    "moneyRequests",
    { asker: ANNA, ...open },
    sortOf(MONEY_REQUESTS_KEYSET),
  ],
  incomingMoneyRequests: [
    "moneyRequests",
    { payer: BO, asker: { $nin: [newId("user")] } },
    sortOf(MONEY_REQUESTS_KEYSET),
  ],
  "incomingMoneyRequests(status: OPEN)": [
    "moneyRequests",
    { payer: BO, ...open },
    sortOf(MONEY_REQUESTS_KEYSET),
  ],
  "the last requests of an asker": ["moneyRequests", { asker: ANNA }, { sequence: -1 }],
};

it.for(Object.entries(LISTS))("reads no more than its page: %s", async ([, [name, filter, sort]]) => {
  const read = collection(name).find(filter).sort(sort).limit(LIMIT);

  const { executionStats } = await read.explain("executionStats");

  expect(executionStats.nReturned).toBe(LIMIT);
  expect(executionStats.totalKeysExamined).toBeLessThanOrEqual(LIMIT + 1);
  expect(executionStats.totalDocsExamined).toBeLessThanOrEqual(LIMIT + 1);
});
