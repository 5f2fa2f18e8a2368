import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { accountIdOf, walletOf } from "../../subgraphs/commerce/src/ledger/model.ts";
import { MISSED_MAX } from "../../subgraphs/commerce/src/wallet-events/wallet-events.ts";
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
    const { data, extensions } = await events.next();
    expect(data).toEqual(expected("100", "奶茶"));
    // The entry came with the event; users is asked who was on the other side.
    const { fetches, commands } = extensions.kith;
    expect({ fetches, commands }).toEqual({ fetches: { users: 1 }, commands: { users: 1 } });
    expect((await events.next()).data).toEqual(expected("-30", "还你"));
  });

  it("tells somebody who comes back what was posted meanwhile, each entry once and in order", async () => {
    const [alice, dan] = [await graph.as("alice"), await graph.as("dan")];
    const query = "subscription { walletEntryPosted { id amount { amountMinor } } }";
    const before = await dan.subscribe(query);
    await send(alice, "dan", 1, "一");
    const first = (await before.next()).data.walletEntryPosted;
    before.close();
    for (const amountMinor of [2, 3]) await send(alice, "dan", amountMinor, "二");

    using after = await dan.subscribe(query, { lastEventId: String(before.lastEventId) });
    await send(alice, "dan", 4, "四");

    const told = [first];
    while (told.length < 4) told.push((await after.next()).data.walletEntryPosted);
    expect(told.map(({ amount }) => amount.amountMinor)).toEqual(["1", "2", "3", "4"]);
    expect(new Set(told.map(({ id }) => id)).size).toBe(4);
  });

  it("refuses an id of another subscription, and says when more was missed than is told again", async () => {
    const eve = await graph.as("eve");
    const from = async (lastEventId: string) => {
      const { refusal } = await eve.subscribe(POSTED, { lastEventId });
      return refusal?.errors?.map(({ extensions }) => extensions.code);
    };
    const account = accountIdOf(walletOf(castId("eve"), "CNY"));
    const { clients, databasePrefix } = graph.stores;
    const entries = clients.commerce.db(`${databasePrefix}commerce`).collection<{ _id: string }>("entries");
    await entries.insertMany(
      Array.from({ length: MISSED_MAX + 1 }, (_, index) => ({
        ...{ _id: `entry ${index}`, account, isPosted: true, sequence: index + 1 },
      })),
    );

    expect(await from("freq_1:none")).toEqual(["BAD_USER_INPUT"]);
    expect(await from("0")).toEqual(["SUBSCRIPTION_INTERRUPTED"]);
    using events = await eve.subscribe(POSTED, { lastEventId: "1" });
    expect(events.status).toBe(200);
  });
});
