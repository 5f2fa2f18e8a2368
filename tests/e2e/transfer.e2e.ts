import { randomUUID } from "node:crypto";
import { newId } from "@kith/kit/global-id.ts";
import { describe, expect, it } from "vitest";
import { acceptAllMoney, acceptUntilAnswered } from "../accept-money.ts";
import { CAST_FUNDS_MINOR, type CastMember, cast, castId } from "../cast.ts";
import { type Client, codesOf } from "../client.ts";
import { violations } from "../invariants.ts";
import { sendUntilAnswered } from "../send-until-answered.ts";
import { startSupergraph } from "../supergraph.ts";

type Sent = {
  transferToFriend: {
    transfer: { id: string } | null;
    wallet: { balance: { amountMinor: string } } | null;
    userErrors: { code: string }[];
  };
};

const send = (client: Client, to: CastMember, amountMinor: bigint | string, more: object = {}) =>
  client.registered<Sent>("SendMoney", {
    input: {
      idempotencyKey: randomUUID(),
      recipientId: castId(to),
      amount: { amountMinor: String(amountMinor), currency: "CNY" },
      ...more,
    },
  });

const codes = ({ data }: Awaited<ReturnType<typeof send>>) =>
  data.transferToFriend.userErrors.map(({ code }) => code);

const balanceOf = async (client: Client): Promise<bigint> =>
  BigInt(
    (
      await client.query<{ viewer: { wallet: { balance: { amountMinor: string } } } }>(
        "{ viewer { wallet { balance { amountMinor } } } }",
      )
    ).data.viewer.wallet.balance.amountMinor,
  );

describe("a transfer to a friend", () => {
  it("waits for its recipient, moves money once and shows in both histories", async () => {
    await using graph = await startSupergraph({ seed: cast });
    const [alice, bob] = [await graph.as("alice"), await graph.as("bob")];
    const history =
      "{ viewer { wallet { balance { amountMinor } entries(first: 1) { nodes { kind note amount { amountMinor } balanceAfter { amountMinor } counterparty { handle } } } } } }";

    const sent = await send(alice, "bob", 2_500n, { note: "奶茶" });

    expect(codes(sent)).toEqual([]);
    expect(sent.data.transferToFriend.wallet?.balance.amountMinor).toBe("97500");
    expect([await balanceOf(alice), await balanceOf(bob)]).toEqual([97_500n, CAST_FUNDS_MINOR]);
    await acceptAllMoney(bob);
    const entry = (amount: string, after: string, handle: string) => ({
      viewer: {
        wallet: {
          balance: { amountMinor: after },
          entries: {
            nodes: [
              {
                kind: "TRANSFER",
                note: "奶茶",
                amount: { amountMinor: amount },
                balanceAfter: { amountMinor: after },
                counterparty: { handle },
              },
            ],
          },
        },
      },
    });
    expect((await alice.query(history)).data).toEqual(entry("-2500", "97500", "bob"));
    expect((await bob.query(history)).data).toEqual(entry("2500", "102500", "alice"));
    expect(await violations(graph.stores)).toEqual([]);
  });

  it("takes four commands of commerce, three of social and two of users", async () => {
    await using graph = await startSupergraph({ seed: cast });

    const sent = await (await graph.as("alice")).query<never>(
      `mutation { transferToFriend(input: { idempotencyKey: "${randomUUID()}", recipientId: "${castId("bob")}", amount: { amountMinor: 1, currency: CNY } }) { transfer { id } } }`,
    );

    // commerce: what is there, what changes, the commit, and the wallet of the answer; social: friendship, request and
    // blocks; users: the two people, and the verification of the sender.
    expect(sent.extensions.kith.commands).toEqual({ commerce: 4, social: 3, users: 2 });
    expect(sent.extensions.kith.fetches).toEqual({ commerce: 1 });
  });

  it("is refused with a reason, and moves nothing", async () => {
    await using graph = await startSupergraph({ seed: cast });
    const alice = await graph.as("alice");

    const refusals = [
      await send(alice, "bob", 0n),
      await send(alice, "bob", -5n),
      await send(alice, "bob", 500_000_001n),
      await send(alice, "bob", 2n ** 53n),
      await send(alice, "bob", 9_223_372_036_854_775_807n),
      await send(alice, "bob", 1n, { note: "好".repeat(101) }),
      await send(alice, "alice", 1n),
      await send(alice, "bob", 1n, { recipientId: newId("user") }),
      await send(alice, "carol", 1n),
      await send(alice, "bob", CAST_FUNDS_MINOR + 1n),
      await send(await graph.as("eve"), "bob", 1n),
    ];

    expect(refusals.map(codes)).toEqual([
      ["INVALID_AMOUNT"],
      ["INVALID_AMOUNT"],
      ["INVALID_AMOUNT"],
      ["INVALID_AMOUNT"],
      ["INVALID_AMOUNT"],
      ["NOTE_TOO_LONG"],
      ["SELF"],
      ["USER_NOT_FOUND"],
      ["NOT_FRIENDS"],
      ["INSUFFICIENT_BALANCE"],
      ["NOT_FRIENDS"],
    ]);
    expect(await balanceOf(alice)).toBe(CAST_FUNDS_MINOR);
    expect(await violations(graph.stores)).toEqual([]);
  });

  it("is a request error when the input is no money at all", async () => {
    await using graph = await startSupergraph({ seed: cast });
    const alice = await graph.as("alice");

    const wrong = [
      await send(alice, "bob", "1.5"),
      await send(alice, "bob", "9223372036854775808"),
      await send(alice, "bob", "1e3"),
      await send(alice, "bob", "1", { idempotencyKey: "again" }),
      await send(alice, "bob", "1", { recipientId: "bob" }),
      await send(alice, "bob", "1", { amount: { amountMinor: "1", currency: "USD" } }),
    ];

    const literals = [
      '{ amountMinor: "1.5", currency: CNY }',
      "{ amountMinor: 1.5, currency: CNY }",
      "{ amountMinor: [1], currency: CNY }",
    ];
    const wrongInText = await Promise.all(
      literals.map((amount) =>
        alice.query(
          `mutation { transferToFriend(input: { idempotencyKey: "${randomUUID()}", recipientId: "${castId("bob")}", amount: ${amount} }) { transfer { id } } }`,
        ),
      ),
    );

    expect(wrong.map(codesOf)).toEqual(wrong.map(() => ["BAD_USER_INPUT"]));
    expect(wrongInText.map(codesOf)).toEqual(literals.map(() => ["BAD_USER_INPUT"]));
    expect(await balanceOf(alice)).toBe(CAST_FUNDS_MINOR);
  });
});

describe("several mutations in one request", () => {
  it("each see what the one before them wrote", async () => {
    await using graph = await startSupergraph({ seed: cast });
    const one = (alias: string) =>
      `${alias}: transferToFriend(input: { idempotencyKey: "${randomUUID()}", recipientId: "${castId("bob")}", amount: { amountMinor: 100, currency: CNY } }) { wallet { balance { amountMinor } outgoingTransfers { nodes { status } } } }`;
    const wallet = (amountMinor: string, sent: number) => ({
      wallet: {
        balance: { amountMinor },
        outgoingTransfers: { nodes: Array.from({ length: sent }, () => ({ status: "PENDING" })) },
      },
    });

    const { data } = await (await graph.as("alice")).query(`mutation { ${one("a")} ${one("b")} }`);

    expect(data).toEqual({ a: wallet("99900", 1), b: wallet("99800", 2) });
  });
});

describe("an idempotency key", () => {
  it("gives the first result again for the same request and refuses another", async () => {
    await using graph = await startSupergraph({ seed: cast });
    const alice = await graph.as("alice");
    const idempotencyKey = randomUUID();

    const first = await send(alice, "bob", 100n, { idempotencyKey });
    const again = await send(alice, "bob", 100n, { idempotencyKey: idempotencyKey.toUpperCase() });
    const other = await send(alice, "bob", 101n, { idempotencyKey });

    expect(again.data.transferToFriend.transfer).toEqual(first.data.transferToFriend.transfer);
    expect(codes(other)).toEqual(["IDEMPOTENCY_KEY_REUSED"]);
    expect(await balanceOf(alice)).toBe(CAST_FUNDS_MINOR - 100n);
  });

  it("sets money aside once when it comes twenty times at once, and says so to those who come meanwhile", async () => {
    await using graph = await startSupergraph({ seed: cast });
    const alice = await graph.as("alice");
    const idempotencyKey = randomUUID();

    const answers = await Promise.all(
      Array.from({ length: 20 }, () => send(alice, "bob", 100n, { idempotencyKey })),
    );

    const ids = answers.flatMap(({ data }) => data.transferToFriend.transfer?.id ?? []);
    expect(new Set(ids).size).toBe(1);
    expect(new Set(answers.flatMap(codes))).toEqual(new Set(["IDEMPOTENCY_CONFLICT"]));
    expect(ids.length + answers.flatMap(codes).length).toBe(20);
    expect(await balanceOf(alice)).toBe(CAST_FUNDS_MINOR - 100n);
  });
});

describe("a hundred transfers at once between two people, each sent and accepted twice", () => {
  it("keep the sum, let nobody fall below zero and move the money of each key once", async () => {
    await using graph = await startSupergraph({ seed: cast });
    const [alice, bob] = [await graph.as("alice"), await graph.as("bob")];
    const acts = Array.from({ length: 100 }, (_, index) => ({
      idempotencyKey: randomUUID(),
      client: index % 2 === 0 ? alice : bob,
      to: (index % 2 === 0 ? "bob" : "alice") as CastMember,
      amountMinor: BigInt(1 + ((index * 7_919) % 6_000)),
    }));

    const ids = await Promise.all(
      [...acts, ...acts].map(async ({ client, to, amountMinor, idempotencyKey }) => {
        const order = { recipientId: castId(to), amountMinor, idempotencyKey };
        const id = await sendUntilAnswered(client, order);
        await acceptUntilAnswered(client === alice ? bob : alice, id);
        return id;
      }),
    );

    expect(ids.slice(0, 100)).toEqual(ids.slice(100));
    expect(new Set(ids).size).toBe(100);
    expect((await balanceOf(alice)) + (await balanceOf(bob))).toBe(2n * CAST_FUNDS_MINOR);
    expect(await violations(graph.stores)).toEqual([]);
  }, 300_000);
});
