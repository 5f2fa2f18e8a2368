import { describe, expect, it } from "vitest";
import { type Transfer, walletOf } from "../ledger/model.ts";
import { asOf, isAbout, sentTransferOf, TRANSFER_LIFE_MS } from "./model.ts";

const AT = new Date("2026-02-17T08:00:00Z");
const END = new Date(AT.getTime() + TRANSFER_LIFE_MS);
const transfer = (phase: Transfer["phase"]): Transfer => ({
  ...{ _id: "transfer_1", kind: "TRANSFER", phase, note: null, postedAt: AT },
  postings: [{ debit: walletOf("user_a", "CNY"), credit: walletOf("user_b", "CNY"), amountMinor: 1n }],
});

describe("a transfer to a friend", () => {
  it("waits from when it was sent, for a day", () => {
    expect(sentTransferOf(transfer("PENDING"))).toMatchObject({
      ...{ status: "PENDING", openedAt: AT, expiresAt: END, resolvedAt: null },
    });
  });

  it("that posted at once waits for nothing", () => {
    const posted = sentTransferOf(transfer("SINGLE"));

    expect(posted).toMatchObject({ status: "POSTED", openedAt: AT, expiresAt: null, resolvedAt: AT });
    expect(asOf(posted, END)).toEqual(posted);
  });

  it("has expired at the moment at which its time is over, and did so then", () => {
    const waiting = sentTransferOf(transfer("PENDING"));
    const later = new Date(END.getTime() + 60_000);

    expect(asOf(waiting, new Date(END.getTime() - 1))).toEqual(waiting);
    expect(asOf(waiting, END)).toEqual({ ...waiting, status: "EXPIRED", resolvedAt: END });
    // The worker has been there a minute later.
    expect(asOf({ ...waiting, status: "EXPIRED", resolvedAt: later }, later).resolvedAt).toEqual(END);
  });

  it("is about its two people and nobody else", () => {
    expect(["user_a", "user_b", "user_c"].map((person) => isAbout(transfer("PENDING"), person))).toEqual([
      true,
      true,
      false,
    ]);
  });
});
