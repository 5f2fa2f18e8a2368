import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { acceptAllMoney } from "../accept-money.ts";
import { type CastMember, cast, castId } from "../cast.ts";
import type { Client } from "../client.ts";
import { type Supergraph, startSupergraph } from "../supergraph.ts";

const POSTED = `subscription Posted($withNote: Boolean = true) {
  posted: walletEntryPosted {
    __typename
    ...Line
    note @include(if: $withNote)
  }
}
fragment Line on WalletEntry {
  amount { amountMinor }
  counterparty { handle displayName }
}`;

let graph: Supergraph;
beforeAll(async () => {
  graph = await startSupergraph({ seed: cast });
});
afterAll(() => graph?.[Symbol.asyncDispose]());

/** Sends money, which its recipient takes. */
async function send(from: Client, to: CastMember, amountMinor: number, note: string): Promise<void> {
  const { data } = await from.registered<{ transferToFriend: { userErrors: unknown[] } }>("SendMoney", {
    input: {
      idempotencyKey: randomUUID(),
      recipientId: castId(to),
      amount: { amountMinor: String(amountMinor), currency: "CNY" },
      note,
    },
  });
  expect(data.transferToFriend.userErrors).toEqual([]);
  await acceptAllMoney(await graph.as(to));
}

describe("walletEntryPosted", () => {
  it("tells what is posted to the viewer's own wallet, with what other subgraphs know of it", async () => {
    const [alice, bob] = [await graph.as("alice"), await graph.as("bob")];
    using events = await bob.subscribe(POSTED);
    expect([events.status, events.contentType]).toEqual([200, "text/event-stream; charset=utf-8"]);

    await send(alice, "bob", 100, "奶茶");
    await send(bob, "alice", 30, "还你");

    const expected = (amount: string, note: string) => ({
      posted: {
        __typename: "WalletEntry",
        amount: { amountMinor: amount },
        counterparty: { handle: "alice", displayName: "林爱丽" },
        note,
      },
    });
    expect((await events.next()).data).toEqual(expected("100", "奶茶"));
    expect((await events.next()).data).toEqual(expected("-30", "还你"));
  });
});
