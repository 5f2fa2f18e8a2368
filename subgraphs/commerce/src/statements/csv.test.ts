import { describe, expect, it } from "vitest";
import type { Entry } from "../ledger/model.ts";
import { csvOf, decimalOf } from "./csv.ts";

const entry = (more: Partial<Entry>): Entry => ({
  ...{
    _id: "entry_1",
    account: "wallet_1",
    sequence: 1,
    transfer: "transfer_1",
    kind: "TRANSFER",
    side: "DEBIT",
  },
  ...{ amountMinor: -2_500n, isPosted: true, pendingMinor: 0n, balanceAfterMinor: 5n, currency: "CNY" },
  ...{ counterparty: "user_1", note: null, postedAt: new Date("2026-02-17T08:00:00Z"), month: "2026-02" },
  ...more,
});

describe("an amount in a statement", () => {
  it.each([
    [0n, "0.00"],
    [5n, "0.05"],
    [-5n, "-0.05"],
    [2_500n, "25.00"],
    [-123_456n, "-1234.56"],
    [2n ** 63n - 1n, "92233720368547758.07"],
  ])("is exact: %s fen are %s", (amountMinor, text) => {
    expect(decimalOf(amountMinor, "CNY")).toBe(text);
  });
});

describe("the lines of a statement", () => {
  it("begin with the names of the columns, once", () => {
    expect(csvOf([], true)).toMatch(/^sequence,posted_at,.*,entry\r\n$/);
    expect(csvOf([], false)).toBe("");
  });

  it("say what was posted", () => {
    expect(csvOf([entry({ note: "奶茶" })], false)).toBe(
      '1,2026-02-17T08:00:00.000Z,TRANSFER,-25.00,0.05,CNY,"user_1","奶茶",entry_1\r\n',
    );
  });

  it.each([
    ['say "hi", you', '"say ""hi"", you"'],
    ["two\nlines", '"two\nlines"'],
    ['=HYPERLINK("https://evil.example")', '"\'=HYPERLINK(""https://evil.example"")"'],
    ["+1", '"\'+1"'],
    ["-1", '"\'-1"'],
    ["@SUM(A1)", '"\'@SUM(A1)"'],
    ["\t=1", '"\'\t=1"'],
  ])("keep a note in its cell, and harmless: %j", (note, cell) => {
    expect(csvOf([entry({ note })], false)).toContain(`,${cell},entry_1`);
  });
});
