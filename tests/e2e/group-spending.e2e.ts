import { randomUUID } from "node:crypto";
import { newId } from "@kith/kit/global-id.ts";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { ALONE_PER_DAY_MAX_MINOR } from "../../subgraphs/commerce/src/group-accounts/spending.ts";
import { CAST, type CastMember, cast, castId, GROUP_ID } from "../cast.ts";
import type { Client } from "../client.ts";
import {
  act,
  appoint,
  approve,
  dismiss,
  groupBalanceOf,
  groupWalletOf,
  join,
  leave,
  reject,
  spend,
} from "../group-money.ts";
import { setGroup } from "../group-scene.ts";
import { violations } from "../invariants.ts";
import { type Supergraph, startSupergraph } from "../supergraph.ts";

const LIMIT = ALONE_PER_DAY_MAX_MINOR;
const POOLED = 3n * LIMIT;

let graph: Supergraph;
let by: Record<CastMember, Client>;
beforeAll(async () => {
  graph = await startSupergraph({ seed: cast });
  const clients = CAST.map(async (name) => [name, await graph.as(name)]);
  by = Object.fromEntries(await Promise.all(clients)) as Record<CastMember, Client>;
});
afterAll(() => graph?.[Symbol.asyncDispose]());
/** alice and bob are keepers, and the group has three times what one of them may spend alone. */
beforeEach(async () => {
  await setGroup(graph.stores, POOLED);
  expect([await appoint(by.dan, "alice"), await appoint(by.dan, "bob")]).toMatchObject([
    { codes: [] },
    { codes: [] },
  ]);
});

const balanceOf = async (client: Client): Promise<bigint> => {
  const { data } = await client.query<{ viewer: { wallet: { balance: { amountMinor: string } } } }>(
    "{ viewer { wallet { balance { amountMinor } } } }",
  );
  return BigInt(data.viewer.wallet.balance.amountMinor);
};

describe("spending from a group's wallet", () => {
  it("is posted at once by one keeper's word, up to a limit a day over all keepers, then waits for a second one", async () => {
    const before = await balanceOf(by.carol);
    const idempotencyKey = randomUUID();

    const first = await spend(by.bob, "carol", LIMIT - 1n, { note: "车票", idempotencyKey });
    const again = await spend(by.bob, "carol", LIMIT - 1n, { note: "车票", idempotencyKey });
    const reused = await spend(by.bob, "carol", LIMIT, { note: "车票", idempotencyKey });
    const more = await spend(by.alice, "carol", 2n);
    const rest = await spend(by.alice, "carol", 1n);
    const large = await spend(by.alice, "carol", LIMIT + 1n);

    expect(
      [first, again, reused, more, rest, large].map(({ codes, spending }) => [codes, spending?.status]),
    ).toEqual([
      [[], "POSTED"],
      [[], "POSTED"],
      [["IDEMPOTENCY_KEY_REUSED"], undefined],
      [[], "PROPOSED"],
      [[], "POSTED"],
      [[], "PROPOSED"],
    ]);
    expect(again.spending).toEqual(first.spending);
    expect(await balanceOf(by.carol)).toBe(before + LIMIT);
    const posted = await approve(by.bob, large.spending?.id);
    expect(posted).toMatchObject({ codes: [], spending: { status: "POSTED" } });
    expect(await balanceOf(by.carol)).toBe(before + 2n * LIMIT + 1n);
    const seen = await groupWalletOf(
      by.carol,
      `balance { amountMinor } held { amountMinor } spendableAlone { amountMinor } viewerIsKeeper
       proposals { nodes { id status } }
       entries(first: 2) { nodes { kind amount { amountMinor } note counterparty { handle } spending { keeper { handle } endedBy { handle } } } }`,
    );
    const entry = { kind: "GROUP_SPENDING", counterparty: { handle: "carol" } };
    expect(seen).toEqual({
      ...{ balance: { amountMinor: `${LIMIT - 3n}` }, held: { amountMinor: "2" } },
      ...{ spendableAlone: { amountMinor: "0" }, viewerIsKeeper: false },
      proposals: { nodes: [{ id: more.spending?.id, status: "PROPOSED" }] },
      entries: {
        nodes: [
          {
            ...{ ...entry, amount: { amountMinor: `${-LIMIT - 1n}` }, note: null },
            spending: { keeper: { handle: "alice" }, endedBy: { handle: "bob" } },
          },
          {
            ...{ ...entry, amount: { amountMinor: "-1" }, note: null },
            spending: { keeper: { handle: "alice" }, endedBy: null },
          },
        ],
      },
    });
    expect(await violations(graph.stores)).toEqual([]);
  });

  it("never gives a keeper anything by their own word", async () => {
    const own = await spend(by.bob, "bob", 5n);

    expect(own.spending?.status).toBe("PROPOSED");
    expect((await approve(by.bob, own.spending?.id)).codes).toEqual(["OWN_PROPOSAL"]);
    expect((await approve(by.alice, own.spending?.id)).codes).toEqual([]);
  });

  it("is refused with a reason, and moves nothing", async () => {
    const eve = { recipientId: castId("eve") };
    const refusals = [
      await spend(by.bob, "carol", 0n),
      await spend(by.bob, "carol", -1n),
      await spend(by.bob, "carol", 2n ** 53n),
      await spend(by.bob, "carol", 2n ** 63n - 1n),
      await spend(by.bob, "carol", 1n, { note: "好".repeat(101) }),
      await spend(by.bob, "carol", 1n, { groupId: newId("group") }),
      await spend(by.eve, "carol", 1n),
      await spend(by.carol, "bob", 1n),
      await spend(by.dan, "bob", 1n),
      await spend(by.bob, "carol", 1n, { recipientId: newId("user") }),
      await spend(by.bob, "carol", 1n, eve),
      await spend(by.bob, "carol", POOLED + 1n),
      await approve(by.bob, newId("spending")),
      await reject(by.bob, newId("spending")),
    ].map(({ codes }) => codes.join());

    expect(refusals).toEqual([
      ...Array.from({ length: 4 }, () => "INVALID_AMOUNT"),
      ...["NOTE_TOO_LONG", "GROUP_NOT_FOUND", "NOT_A_MEMBER", "NOT_A_KEEPER", "NOT_A_KEEPER"],
      ...["USER_NOT_FOUND", "PERSON_NOT_A_MEMBER", "INSUFFICIENT_BALANCE"],
      ...["SPENDING_NOT_FOUND", "SPENDING_NOT_FOUND"],
    ]);
    for (const amount of [
      { amountMinor: 1.5, currency: "CNY" },
      { amountMinor: "9223372036854775808", currency: "CNY" },
      { amountMinor: "1", currency: "EUR" },
    ])
      expect((await spend(by.bob, "carol", 1n, { amount })).codes).toEqual(["BAD_USER_INPUT"]);
    expect(await groupBalanceOf(by.dan)).toBe(POOLED);
  });

  it("takes six commands of commerce with the wallet of the answer, and to agree one more", async () => {
    const cost = async (client: Client, mutation: string) =>
      (await client.query<never>(`mutation { ${mutation} { spending { id } groupWallet { id } } }`))
        .extensions.kith.commands;
    const proposed = await spend(by.alice, "carol", LIMIT + 1n);

    const alone = await cost(
      by.bob,
      `spendFromGroup(input: { idempotencyKey: "${randomUUID()}", groupId: "${GROUP_ID}", recipientId: "${castId("carol")}", amount: { amountMinor: 1, currency: CNY } })`,
    );
    const agreed = await cost(
      by.bob,
      `approveGroupSpending(input: { idempotencyKey: "${randomUUID()}", spendingId: "${proposed.spending?.id}" })`,
    );

    // The keepers, what is there, what changes, the spending, the commit, the wallet; the places; the recipient.
    expect(alone).toEqual({ commerce: 6, groups: 1, users: 1 });
    // The proposal besides.
    expect(agreed).toEqual({ commerce: 7, groups: 1, users: 1 });
  });
});

describe("a proposal", () => {
  it("is posted once, whoever agrees at once and how often", async () => {
    await appoint(by.dan, "dan");
    const { spending } = await spend(by.alice, "carol", LIMIT + 1n);
    const before = await balanceOf(by.carol);
    const keys = [randomUUID(), randomUUID()];

    const answers = await Promise.all([
      ...keys.map((key) => approve(by.bob, spending?.id, key)),
      ...keys.map((key) => approve(by.dan, spending?.id, key)),
    ]);

    const codes = answers.map((answer) => answer.codes.join());
    expect(codes.filter((code) => code === "").length).toBe(1);
    expect(new Set(codes)).toEqual(new Set(["", "ALREADY_POSTED"]));
    expect(await balanceOf(by.carol)).toBe(before + LIMIT + 1n);
    const winner = codes.indexOf("");
    const again = await approve(winner < 2 ? by.bob : by.dan, spending?.id, keys[winner % 2]);
    expect(again).toMatchObject({ codes: [], spending: { status: "POSTED" } });
    expect(await violations(graph.stores)).toEqual([]);
  });

  it("is ended by its keeper, another one or the owner, and gives back what was set aside", async () => {
    const propose = async () => (await spend(by.alice, "carol", LIMIT + 1n)).spending?.id;
    const [withdrawn, rejected, refused, kept] = [
      ...[await propose(), await propose()],
      ...[
        (await spend(by.alice, "alice", 1n)).spending?.id,
        (await spend(by.alice, "alice", 1n)).spending?.id,
      ],
    ];

    const ends = [
      await reject(by.carol, withdrawn),
      await reject(by.eve, withdrawn),
      await reject(by.alice, withdrawn),
      await reject(by.bob, rejected),
      await reject(by.dan, refused),
      await reject(by.bob, withdrawn),
      await approve(by.bob, rejected),
      await approve(by.bob, kept),
      await reject(by.bob, kept),
    ].map(({ codes, spending }) => spending?.status ?? codes.join());

    expect(ends).toEqual([
      ...["NOT_A_KEEPER", "SPENDING_NOT_FOUND", "WITHDRAWN", "REJECTED", "REJECTED"],
      ...["ALREADY_ENDED", "ALREADY_ENDED", "POSTED", "ALREADY_POSTED"],
    ]);
    expect(await groupBalanceOf(by.dan)).toBe(POOLED - 1n);
    expect(await violations(graph.stores)).toEqual([]);
  });

  it("does not count any more when its keeper was dismissed, or has left, though both come back", async () => {
    const propose = async () => (await spend(by.alice, "carol", LIMIT + 1n)).spending?.id;
    const [first, second] = [await propose(), await propose()];

    await dismiss(by.dan, "alice");
    const dismissed = await approve(by.bob, first);
    await appoint(by.dan, "alice");
    const appointedAgain = await approve(by.bob, first);
    await leave(by.alice);
    const left = await approve(by.bob, second);
    await join(by.alice);
    const rejoined = [await approve(by.bob, second), await spend(by.alice, "carol", 1n)];

    expect([dismissed, appointedAgain, left].map(({ codes }) => codes.join())).toEqual([
      ...Array.from({ length: 3 }, () => "PROPOSER_NOT_A_KEEPER"),
    ]);
    expect(rejoined.map(({ codes }) => codes.join())).toEqual(["PROPOSER_NOT_A_KEEPER", "NOT_A_KEEPER"]);
    expect(await groupWalletOf(by.carol, "keepers { person { handle } isActive }")).toEqual({
      keepers: [
        { person: { handle: "bob" }, isActive: true },
        { person: { handle: "alice" }, isActive: false },
      ],
    });
    expect((await reject(by.alice, first)).spending?.status).toBe("WITHDRAWN");
  });

  it("waits in vain while the recipient is out of the group or the wallet is frozen", async () => {
    const { spending } = await spend(by.alice, "carol", LIMIT + 1n);
    const desk = await graph.as("eve", ["user", "support"]);
    const about = { groupId: GROUP_ID, reason: "查" };

    await leave(by.carol);
    const left = await approve(by.bob, spending?.id);
    await join(by.carol);
    await act(desk, "freezeGroupWallet", about);
    const frozen = [
      await approve(by.bob, spending?.id),
      await spend(by.bob, "carol", 1n),
      await spend(by.bob, "bob", 1n),
    ];
    await act(desk, "unfreezeGroupWallet", about);

    expect(left.codes).toEqual(["PERSON_NOT_A_MEMBER"]);
    expect(frozen.map(({ codes }) => codes.join())).toEqual(frozen.map(() => "WALLET_FROZEN"));
    expect((await approve(by.bob, spending?.id)).codes).toEqual([]);
  });
});
