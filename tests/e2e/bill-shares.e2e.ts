import { randomUUID } from "node:crypto";
import { newId } from "@kith/kit/global-id.ts";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { billService } from "../../subgraphs/commerce/src/bills/bill-service.ts";
import { BILLS_PER_DAY_MAX } from "../../subgraphs/commerce/src/bills/model.ts";
import {
  PER_DAY_MAX_MINOR,
  transferService,
} from "../../subgraphs/commerce/src/transfers/transfer-service.ts";
import { walletQueue } from "../../subgraphs/commerce/src/transfers/wallet-queue.ts";
import { cancel, decline, pay, personOf, split } from "../bill-money.ts";
import { CAST, CAST_FUNDS_MINOR, type CastMember, cast, castId, GROUP_ID } from "../cast.ts";
import type { Client } from "../client.ts";
import { act } from "../group-money.ts";
import { setGroup } from "../group-scene.ts";
import { violations } from "../invariants.ts";
import { type Supergraph, startSupergraph } from "../supergraph.ts";

let graph: Supergraph;
let by: Record<CastMember, Client>;
beforeAll(async () => {
  graph = await startSupergraph({ seed: cast });
  const clients = CAST.map(async (name) => [name, await graph.as(name)]);
  by = Object.fromEntries(await Promise.all(clients)) as Record<CastMember, Client>;
});
afterAll(() => graph?.[Symbol.asyncDispose]());
/** dan, alice, bob and carol are in the group; alice, bob and dan are friends of each other. */
beforeEach(() => setGroup(graph.stores, 0n));

const IN_GROUP = { groupId: GROUP_ID };

const walletOf = async (client: Client): Promise<bigint> => {
  const { data } = await client.query<{ viewer: { wallet: { balance: { amountMinor: string } } } }>(
    "{ viewer { wallet { balance { amountMinor } } } }",
  );
  return BigInt(data.viewer.wallet.balance.amountMinor);
};

describe("somebody who splits bills all day", () => {
  it("has split as many as anybody may, though they are split at once", async () => {
    const bills = billService({ ...graph.stores, byOwner: walletQueue(), now: () => new Date() });
    const people = [{ person: castId("bob"), weight: null, amountMinor: null }];
    for (let count = 2; count < BILLS_PER_DAY_MAX; count += 1)
      await bills.create(
        {
          ...{ creator: castId("alice"), title: "晚饭", totalMinor: 1n, currency: "CNY", method: "EQUAL" },
          ...{ group: null, people, idempotencyKey: randomUUID() },
        },
        async () => ({ group: null, people: new Map([[castId("bob"), { isThere: true, mayOwe: true }]]) }),
      );

    const answers = await Promise.all(
      Array.from({ length: 5 }, () => split(by.alice, 1n, [personOf("bob")])),
    );

    const codes = answers.flatMap((answer) => answer.codes);
    expect(codes).toEqual(Array.from({ length: 3 }, () => "TOO_MANY_BILLS"));
    expect((await split(by.bob, 1n, [personOf("alice")])).codes).toEqual([]);
  });
});

describe("a share of a bill", () => {
  it("is paid once, whoever pays at once and how often", async () => {
    const { bill } = await split(by.alice, 1_000n, [personOf("bob")]);
    const keys = [randomUUID(), randomUUID(), randomUUID()];

    const answers = await Promise.all([...keys, ...keys].map((key) => pay(by.bob, bill?.id, key)));

    const codes = answers.map((answer) => answer.codes.join());
    expect(codes).toContain("");
    expect(
      [...new Set(codes)].filter((code) => !["", "ALREADY_PAID", "IDEMPOTENCY_CONFLICT"].includes(code)),
    ).toEqual([]);
    expect(await walletOf(by.bob)).toBe(CAST_FUNDS_MINOR - 1_000n);
    const key = keys[codes.indexOf("") % keys.length];
    expect(await pay(by.bob, bill?.id, key)).toMatchObject({ codes: [], share: { status: "PAID" } });
    expect(await pay(by.bob, newId("bill"), key)).toMatchObject({ codes: ["IDEMPOTENCY_KEY_REUSED"] });
    expect(await violations(graph.stores)).toEqual([]);
  });

  it("is one thing when it is paid, declined and cancelled at once", async () => {
    for (let round = 0; round < 5; round += 1) {
      const { bill } = await split(by.alice, 10n, [personOf("bob")]);
      const before = await walletOf(by.bob);

      const answers = await Promise.all([
        pay(by.bob, bill?.id),
        decline(by.bob, bill?.id),
        cancel(by.alice, bill?.id),
      ]);

      expect(answers.filter(({ codes }) => codes.length === 0).length).toBe(1);
      const isPaid = answers[0]?.codes.length === 0;
      expect(await walletOf(by.bob)).toBe(before - (isPaid ? 10n : 0n));
    }
    expect(await violations(graph.stores)).toEqual([]);
  });

  it("counts against what may leave the payer's wallet on a day, with transfers", async () => {
    const { unverified } = PER_DAY_MAX_MINOR;
    await transferService({ ...graph.stores, now: () => new Date() }).fund([
      {
        ...{ recipient: castId("bob"), amountMinor: 2n * unverified },
        ...{ currency: "CNY", idempotencyKey: randomUUID() },
      },
    ]);
    const [first, second] = [
      await split(by.alice, unverified, [personOf("bob")]),
      await split(by.alice, 1n, [personOf("bob")]),
    ];

    expect((await pay(by.bob, first.bill?.id)).codes).toEqual([]);
    expect((await pay(by.bob, second.bill?.id)).codes).toEqual(["DAILY_LIMIT"]);
    expect(await violations(graph.stores)).toEqual([]);
  });

  it("is not paid out of a frozen or empty wallet, nor to whom a block hides", async () => {
    const [large, small] = [
      await split(by.alice, CAST_FUNDS_MINOR + 1n, [personOf("bob")]),
      await split(by.alice, 10n, [personOf("bob")]),
    ];
    const desk = await graph.as("eve", ["user", "support"]);
    const about = { userId: castId("bob"), reason: "查" };

    const poor = await pay(by.bob, large.bill?.id);
    await act(desk, "freezeWallet", about);
    const frozen = await pay(by.bob, small.bill?.id);
    await act(desk, "unfreezeWallet", about);
    await act(by.alice, "blockUser", { userId: castId("bob") });
    const hidden = [
      await pay(by.bob, small.bill?.id),
      await split(by.bob, 10n, [personOf("alice")], IN_GROUP),
    ];
    const declined = await decline(by.bob, small.bill?.id);

    expect([poor, frozen, ...hidden, declined].map(({ codes }) => codes.join())).toEqual([
      ...["INSUFFICIENT_BALANCE", "WALLET_FROZEN", "USER_NOT_FOUND", "USER_NOT_FOUND", ""],
    ]);
  });
});
