import { randomUUID } from "node:crypto";
import { newId } from "@kith/kit/global-id.ts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  PER_DAY_MAX_MINOR,
  transferService,
} from "../../subgraphs/commerce/src/transfers/transfer-service.ts";
import { CAST_FUNDS_MINOR, cast, castId, GROUP_ID } from "../cast.ts";
import { codesOf } from "../client.ts";
import { act, contribute, groupBalanceOf, groupWalletOf } from "../group-money.ts";
import { violations } from "../invariants.ts";
import { type Supergraph, startSupergraph } from "../supergraph.ts";

let graph: Supergraph;
beforeAll(async () => {
  graph = await startSupergraph({ seed: cast });
});
afterAll(() => graph?.[Symbol.asyncDispose]());

describe("a contribution to a group's wallet", () => {
  it("moves money once and shows in both histories, with who gave it", async () => {
    const bob = await graph.as("bob");
    const idempotencyKey = randomUUID();

    const first = await contribute(bob, 2_500n, { note: "路费", idempotencyKey });
    const again = await contribute(bob, 2_500n, { note: "路费", idempotencyKey });
    const other = await contribute(bob, 2_501n, { note: "路费", idempotencyKey });

    expect([first.codes, again.codes, other.codes]).toEqual([[], [], ["IDEMPOTENCY_KEY_REUSED"]]);
    expect(again.contribution).toEqual(first.contribution);
    const seen = await groupWalletOf(
      await graph.as("dan"),
      "balance { amountMinor } held { amountMinor } entries(first: 1) { nodes { kind note amount { amountMinor } balanceAfter { amountMinor } counterparty { handle } } }",
    );
    const node = {
      ...{ kind: "GROUP_CONTRIBUTION", note: "路费", amount: { amountMinor: "2500" } },
      ...{ balanceAfter: { amountMinor: "2500" }, counterparty: { handle: "bob" } },
    };
    expect(seen).toEqual({
      ...{ balance: { amountMinor: "2500" }, held: { amountMinor: "0" } },
      entries: { nodes: [node] },
    });
    const { data } = await bob.query(
      `{ viewer { wallet { balance { amountMinor } entries(first: 1, filter: { counterpartyId: "${GROUP_ID}" }) { nodes { amount { amountMinor } counterparty { id } counterpartyGroup { id name } } } } } }`,
    );
    expect(data).toEqual({
      viewer: {
        wallet: {
          balance: { amountMinor: `${CAST_FUNDS_MINOR - 2_500n}` },
          entries: {
            nodes: [
              {
                ...{ amount: { amountMinor: "-2500" }, counterparty: null },
                counterpartyGroup: { id: GROUP_ID, name: "西湖徒步" },
              },
            ],
          },
        },
      },
    });
    expect(await violations(graph.stores)).toEqual([]);
  });

  it("takes four commands of commerce, one of groups and two of users", async () => {
    const bob = await graph.as("bob");

    const { extensions } = await bob.query<never>(
      `mutation { contributeToGroup(input: { idempotencyKey: "${randomUUID()}", groupId: "${GROUP_ID}", amount: { amountMinor: 1, currency: CNY } }) { groupWallet { id balance { amountMinor } } } }`,
    );

    // What is there, what changes, the commit, and the wallets of the answer; the place in the group; the giver and their verification.
    expect(extensions.kith.commands).toEqual({ commerce: 4, groups: 1, users: 2 });
  });

  it("is refused with a reason, and moves nothing", async () => {
    const [bob, dan, eve] = [await graph.as("bob"), await graph.as("dan"), await graph.as("eve")];
    const before = await groupBalanceOf(bob);
    const unknown = { groupId: newId("group") };

    const refusals = [
      await contribute(bob, 0n),
      await contribute(bob, -5n),
      await contribute(bob, 500_000_001n),
      await contribute(bob, 2n ** 53n),
      await contribute(bob, 2n ** 63n - 1n),
      await contribute(bob, 1n, { note: "好".repeat(101) }),
      await contribute(bob, 1n, unknown),
      await contribute(eve, 1n),
      await contribute(dan, CAST_FUNDS_MINOR + 1n),
    ].map(({ codes }) => codes.join());

    expect(refusals).toEqual([
      ...Array.from({ length: 5 }, () => "INVALID_AMOUNT"),
      ...["NOTE_TOO_LONG", "GROUP_NOT_FOUND", "NOT_A_MEMBER", "INSUFFICIENT_BALANCE"],
    ]);
    const wrong = [
      { amount: { amountMinor: "9223372036854775808", currency: "CNY" } },
      { amount: { amountMinor: 1.5, currency: "CNY" } },
      { amount: { amountMinor: "1", currency: "USD" } },
      { groupId: castId("bob") },
      { idempotencyKey: "once" },
    ];
    for (const more of wrong) expect((await contribute(bob, 1n, more)).codes).toEqual(["BAD_USER_INPUT"]);
    expect(codesOf(await graph.anonymous.query(`{ group(id: "${GROUP_ID}") { wallet { id } } }`))).toEqual([
      "UNAUTHENTICATED",
    ]);
    expect(await groupWalletOf(eve, "id")).toBeNull();
    expect(await groupBalanceOf(bob)).toBe(before);
  });

  it("counts against what may leave the giver's wallet on a day, with transfers", async () => {
    const dan = await graph.as("dan");
    const { unverified } = PER_DAY_MAX_MINOR;
    await transferService({ ...graph.stores, now: () => new Date() }).fund([
      {
        ...{ recipient: castId("dan"), amountMinor: 2n * unverified },
        ...{ currency: "CNY", idempotencyKey: randomUUID() },
      },
    ]);
    const send = (amountMinor: bigint) =>
      act(dan, "transferToFriend", {
        ...{ idempotencyKey: randomUUID(), recipientId: castId("bob") },
        amount: { amountMinor: `${amountMinor}`, currency: "CNY" },
      });

    expect((await contribute(dan, unverified - 1n)).codes).toEqual([]);
    expect((await send(2n)).codes).toEqual(["DAILY_LIMIT"]);
    expect((await send(1n)).codes).toEqual([]);
    expect((await contribute(dan, 1n)).codes).toEqual(["DAILY_LIMIT"]);
  });

  it("gives its first result again to whoever has left the group since, and nothing new", async () => {
    const carol = await graph.as("carol");
    const idempotencyKey = randomUUID();
    await carol.query(`mutation { joinGroup(input: { groupId: "${GROUP_ID}" }) { userErrors { message } } }`);
    const first = await contribute(carol, 7n, { idempotencyKey });
    expect(await groupBalanceOf(carol)).not.toBeNull();
    await carol.query(
      `mutation { leaveGroup(input: { groupId: "${GROUP_ID}" }) { userErrors { message } } }`,
    );

    const again = await contribute(carol, 7n, { idempotencyKey });

    expect(again).toEqual(first);
    expect((await contribute(carol, 7n)).codes).toEqual(["NOT_A_MEMBER"]);
    expect(await groupBalanceOf(carol)).toBeNull();
    // Nor by way of the line in her own history.
    const { data } = await carol.query(
      "{ viewer { wallet { entries(first: 1) { nodes { counterpartyGroup { id wallet { id } } } } } } }",
    );
    const node = { counterpartyGroup: { id: GROUP_ID, wallet: null } };
    expect(data).toEqual({ viewer: { wallet: { entries: { nodes: [node] } } } });
  });

  it("comes from nobody's wallet while that is frozen, and comes into a group's that is", async () => {
    const [bob, desk] = [await graph.as("bob"), await graph.as("eve", ["user", "support"])];
    const reason = "查";
    const person = { userId: castId("bob"), reason };
    const group = { groupId: GROUP_ID, reason };

    await act(desk, "freezeWallet", person);
    expect((await contribute(bob, 1n)).codes).toEqual(["WALLET_FROZEN"]);
    await act(desk, "unfreezeWallet", person);

    expect((await act(bob, "freezeGroupWallet", group)).codes).toEqual(["FORBIDDEN"]);
    expect((await act(desk, "freezeGroupWallet", { ...group, groupId: newId("group") })).codes).toEqual([
      "GROUP_NOT_FOUND",
    ]);
    expect((await act(desk, "freezeGroupWallet", { ...group, reason: " " })).codes).toEqual([
      "INVALID_REASON",
    ]);
    expect((await act(desk, "freezeGroupWallet", group)).codes).toEqual([]);
    expect((await act(desk, "freezeGroupWallet", group)).codes).toEqual(["ALREADY_FROZEN"]);
    expect((await contribute(bob, 1n)).codes).toEqual([]);
    expect(await groupWalletOf(bob, "frozenAt")).toEqual({ frozenAt: expect.any(String) });
    expect((await act(desk, "unfreezeGroupWallet", group)).codes).toEqual([]);
    expect((await act(desk, "unfreezeGroupWallet", group)).codes).toEqual(["NOT_FROZEN"]);
    expect(await violations(graph.stores)).toEqual([]);
  });
});
