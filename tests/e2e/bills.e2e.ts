import { randomUUID } from "node:crypto";
import { newId } from "@kith/kit/global-id.ts";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { BILL, cancel, decline, pay, personOf, type ShownBill, sharesOf, split } from "../bill-money.ts";
import { CAST, CAST_FUNDS_MINOR, type CastMember, cast, castId, GROUP_ID } from "../cast.ts";
import { type Client, codesOf } from "../client.ts";
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

const FRIENDS = [personOf("alice"), personOf("bob"), personOf("dan")];
const IN_GROUP = { groupId: GROUP_ID };

const walletOf = async (client: Client): Promise<bigint> => {
  const { data } = await client.query<{ viewer: { wallet: { balance: { amountMinor: string } } } }>(
    "{ viewer { wallet { balance { amountMinor } } } }",
  );
  return BigInt(data.viewer.wallet.balance.amountMinor);
};

describe("a bill that is split", () => {
  it("is paid share by share, to the fen, and shown to who made it and who owes", async () => {
    const { codes, bill } = await split(by.alice, 1_000n, FRIENDS);
    const shares = Object.values(sharesOf(bill)).sort();

    expect(codes).toEqual([]);
    // Who of the three has the fen that cannot be split is drawn; alice's own part is nobody's share.
    expect([
      ["333 OPEN", "333 OPEN"],
      ["333 OPEN", "334 OPEN"],
    ]).toContainEqual(shares);
    const own = 1_000n - shares.reduce((sum, share) => sum + BigInt(share.split(" ")[0] ?? 0), 0n);
    expect((await pay(by.bob, bill?.id)).share?.status).toBe("PAID");
    const half = await by.bob.query<{ viewer: { billShares: { nodes: { bill: object }[] } } }>(
      "{ viewer { billShares(status: PAID) { nodes { status bill { title status creator { handle } ownAmount { amountMinor } } } } } }",
    );
    expect(half.data.viewer.billShares.nodes).toEqual([
      {
        status: "PAID",
        bill: {
          title: "晚饭",
          status: "OPEN",
          creator: { handle: "alice" },
          ownAmount: { amountMinor: `${own}` },
        },
      },
    ]);
    expect((await pay(by.dan, bill?.id)).share?.status).toBe("PAID");
    const made = await by.alice.query<{ viewer: { billSplits: { nodes: ShownBill[] } } }>(
      `{ viewer { billSplits { nodes { ${BILL} paid { amountMinor } open { amountMinor } } } } }`,
    );
    expect(made.data.viewer.billSplits.nodes).toMatchObject([
      { status: "SETTLED", paid: { amountMinor: `${1_000n - own}` }, open: { amountMinor: "0" } },
    ]);
    expect(await walletOf(by.alice)).toBe(CAST_FUNDS_MINOR + 1_000n - own);
    const seen = await by.bob.query(
      "{ viewer { wallet { entries(first: 1) { nodes { kind note counterparty { handle } } } } } }",
    );
    expect(seen.data).toEqual({
      viewer: {
        wallet: {
          entries: { nodes: [{ kind: "BILL_SHARE", note: null, counterparty: { handle: "alice" } }] },
        },
      },
    });
    expect(await violations(graph.stores)).toEqual([]);
  });

  it("is split by weights and as is said, among friends and in a group", async () => {
    const weighted = await split(
      by.alice,
      1_001n,
      [personOf("bob", { weight: 3 }), personOf("dan", { weight: 1 }), personOf("alice", { weight: 0 })],
      { method: "SHARES" },
    );
    const exact = await split(
      by.carol,
      500n,
      [personOf("bob", { amountMinor: "499" }), personOf("dan", { amountMinor: "1" })],
      { method: "EXACT", ...IN_GROUP },
    );

    expect(sharesOf(weighted.bill)).toEqual({ bob: "751 OPEN", dan: "250 OPEN" });
    expect(sharesOf(exact.bill)).toEqual({ bob: "499 OPEN", dan: "1 OPEN" });
    expect(await violations(graph.stores)).toEqual([]);
  });

  it("is made once by a key, for ever, and whoever uses the key for another one is told", async () => {
    const idempotencyKey = randomUUID();

    const atOnce = await Promise.all(
      Array.from({ length: 4 }, () => split(by.alice, 900n, FRIENDS, { idempotencyKey })),
    );
    const again = await split(by.alice, 900n, FRIENDS, { idempotencyKey });
    const other = await split(by.alice, 901n, FRIENDS, { idempotencyKey });

    const made = atOnce.flatMap(({ bill }) => bill?.id ?? []);
    expect(new Set([...made, again.bill?.id]).size).toBe(1);
    const refused = new Set(atOnce.flatMap(({ codes }) => codes));
    expect([...refused].filter((code) => code !== "IDEMPOTENCY_CONFLICT")).toEqual([]);
    expect(other.codes).toEqual(["IDEMPOTENCY_KEY_REUSED"]);
    expect(await violations(graph.stores)).toEqual([]);
  });

  it("is declined by who owes and cancelled by who made it, as far as nobody has paid", async () => {
    const { bill } = await split(by.carol, 400n, [...FRIENDS, personOf("carol")], IN_GROUP);

    const outcomes = [
      await decline(by.alice, bill?.id),
      await pay(by.alice, bill?.id),
      await decline(by.alice, bill?.id),
      await pay(by.bob, bill?.id),
      await decline(by.bob, bill?.id),
      await pay(by.bob, bill?.id),
      await cancel(by.bob, bill?.id),
      await pay(by.eve, bill?.id),
      await pay(by.carol, bill?.id),
      await decline(by.carol, bill?.id),
    ].map(({ codes }) => codes.join());
    const cancelled = await cancel(by.carol, bill?.id);

    expect(outcomes).toEqual([
      ...["", "ALREADY_DECLINED", "ALREADY_DECLINED", "", "ALREADY_PAID", "ALREADY_PAID"],
      ...["BILL_NOT_FOUND", "BILL_NOT_FOUND", "BILL_NOT_FOUND", "BILL_NOT_FOUND"],
    ]);
    expect(sharesOf(cancelled.bill)).toEqual({
      alice: "100 DECLINED",
      bob: "100 PAID",
      dan: "100 CANCELLED",
    });
    expect(cancelled.bill?.status).toBe("CLOSED");
    expect((await cancel(by.carol, bill?.id)).codes).toEqual(["NOTHING_OPEN"]);
    expect((await pay(by.dan, bill?.id)).codes).toEqual(["CANCELLED"]);
    expect(await violations(graph.stores)).toEqual([]);
  });

  it("is refused with a reason that names who it is about", async () => {
    const exact = (...amounts: string[]) => ({
      method: "EXACT",
      people: ["bob", "dan"].map((name, index) =>
        personOf(name as CastMember, { amountMinor: amounts[index] ?? "" }),
      ),
    });
    const shares = (...weights: number[]) => ({
      method: "SHARES",
      people: ["bob", "dan"].map((name, index) =>
        personOf(name as CastMember, { weight: weights[index] ?? 0 }),
      ),
    });
    const many = Array.from({ length: 51 }, () => ({ personId: newId("user") }));
    const refusals = [
      await split(by.alice, 900n, FRIENDS, { title: " " }),
      await split(by.alice, 900n, FRIENDS, { title: "长".repeat(51) }),
      await split(by.alice, 0n, FRIENDS),
      await split(by.alice, -1n, FRIENDS),
      await split(by.alice, 2n ** 53n, FRIENDS),
      await split(by.alice, 2n ** 63n - 1n, FRIENDS),
      await split(by.alice, 900n, []),
      await split(by.alice, 900n, [personOf("alice")]),
      await split(by.alice, 900n, [...FRIENDS, personOf("bob")]),
      await split(by.alice, 900n, many),
      await split(by.alice, 900n, [], shares(0, 0)),
      await split(by.alice, 900n, [], shares(-1, 2)),
      await split(by.alice, 900n, [], shares(1, 1_000_001)),
      await split(by.alice, 900n, [], { ...shares(1, 1), method: "EQUAL" }),
      await split(by.alice, 900n, [], { ...exact("450", "450"), method: "SHARES" }),
      await split(by.alice, 900n, [], exact("-1", "901")),
      await split(by.alice, 900n, [], exact("450", "451")),
      await split(by.alice, 900n, [], exact("900", "0")),
      await split(by.alice, 900n, [], shares(0, 2)),
      await split(by.alice, 1n, FRIENDS.slice(1)),
      await split(by.alice, 900n, FRIENDS, { groupId: newId("group") }),
      await split(by.eve, 900n, FRIENDS, IN_GROUP),
      await split(by.alice, 900n, [{ personId: newId("user") }]),
      await split(by.alice, 900n, [...FRIENDS, personOf("eve")], IN_GROUP),
      await split(by.alice, 900n, [...FRIENDS, personOf("carol")]),
    ].map(({ codes }) => codes.join());

    expect(refusals).toEqual([
      ...["INVALID_TITLE", "INVALID_TITLE"],
      ...Array.from({ length: 4 }, () => "INVALID_AMOUNT"),
      ...Array.from({ length: 4 }, () => "INVALID_PEOPLE"),
      ...Array.from({ length: 6 }, () => "INVALID_PARTS"),
      ...["AMOUNTS_DO_NOT_ADD_UP", "SHARE_TOO_SMALL", "SHARE_TOO_SMALL", "SHARE_TOO_SMALL"],
      ...["GROUP_NOT_FOUND", "NOT_A_MEMBER", "USER_NOT_FOUND", "PERSON_NOT_A_MEMBER", "NOT_FRIENDS"],
    ]);
    const { data } = await by.alice.query<{ done: { userErrors: { path: string[] }[] } }>(
      "mutation ($input: CreateBillSplitInput!) { done: createBillSplit(input: $input) { userErrors { path } } }",
      {
        input: {
          ...{ idempotencyKey: randomUUID(), title: "晚饭", method: "EQUAL" },
          ...{ total: { amountMinor: "900", currency: "CNY" }, people: [...FRIENDS, personOf("carol")] },
        },
      },
    );
    expect(data.done.userErrors).toEqual([{ path: ["input", "people", "3"] }]);
    for (const total of [
      { amountMinor: 1.5, currency: "CNY" },
      { amountMinor: "1", currency: "USD" },
    ])
      expect((await split(by.alice, 1n, FRIENDS, { total })).codes).toEqual(["BAD_USER_INPUT"]);
    expect(
      codesOf(await by.eve.query(`{ user(id: "${castId("alice")}") { billSplits { nodes { id } } } }`)),
    ).toEqual([]);
  });

  it("costs as many commands for two people as for one", async () => {
    const create = async (people: string) =>
      (
        await by.alice.query<never>(
          `mutation { createBillSplit(input: { idempotencyKey: "${randomUUID()}", title: "t", method: EQUAL, people: [${people}], total: { amountMinor: 100, currency: CNY } }) { bill { id } } }`,
        )
      ).extensions.kith.commands;
    const one = await create(`{ personId: "${castId("bob")}" }`);
    const two = await create(`{ personId: "${castId("bob")}" }, { personId: "${castId("dan")}" }`);
    const { bill } = await split(by.alice, 100n, FRIENDS);

    const paid = await by.bob.query<never>(
      `mutation { payBillShare(input: { idempotencyKey: "${randomUUID()}", billId: "${bill?.id}" }) { share { id } } }`,
    );

    // The bill of the key, the bills of the day, the bill, the shares, the commit; friendships, requests and twice the blocks; the people.
    expect(two).toEqual({ commerce: 5, social: 4, users: 1 });
    expect(one).toEqual(two);
    // The share, what is there, what changes, the share again, the commit, the wallet; the blocks; the creator and a verification.
    expect(paid.extensions.kith.commands).toEqual({ commerce: 6, social: 1, users: 2 });
  });
});
