import { randomUUID } from "node:crypto";
import { newId } from "@kith/kit/global-id.ts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { CAST_FUNDS_MINOR, cast, castId, GROUP_ID } from "../cast.ts";
import type { Client } from "../client.ts";
import { balanceOf, claim, codeOf, seen, sendToFriend, sendToGroup } from "../envelope-client.ts";
import { violations } from "../invariants.ts";
import { type Supergraph, startSupergraph } from "../supergraph.ts";

let graph: Supergraph;
let [alice, bob, carol, dan, eve]: Client[] = [];
beforeAll(async () => {
  graph = await startSupergraph({ seed: cast });
  const clients = (["alice", "bob", "carol", "dan", "eve"] as const).map((member) => graph.as(member));
  [alice, bob, carol, dan, eve] = await Promise.all(clients);
});
afterAll(() => graph?.[Symbol.asyncDispose]());

const as = (client: Client | undefined): Client => {
  if (client === undefined) throw new Error("the cast is not there");
  return client;
};

describe("an envelope for a friend", () => {
  it("waits for that friend, who gets all of it once and again the same", async () => {
    const before = [await balanceOf(as(alice)), await balanceOf(as(bob))] as const;
    const sent = await sendToFriend(as(alice), "bob", 888n, { cover: "恭喜发财" });
    const id = sent.envelope?.id;

    expect(sent).toMatchObject({
      envelope: { state: "OPEN", cover: "恭喜发财", claimedCount: 0, viewerClaim: null },
      wallet: { balance: { amountMinor: String(before[0] - 888n) } },
      userErrors: [],
    });
    expect(await seen(as(bob), id)).toMatchObject({ state: "OPEN", claimedAmount: { amountMinor: "0" } });

    const claimed = await claim(as(bob), id);
    const again = await claim(as(bob), id);

    const share = { person: { id: castId("bob") }, amount: { amountMinor: "888" } };
    expect(claimed).toMatchObject({
      claim: share,
      envelope: { state: "EMPTY", claimedCount: 1, viewerClaim: share, claims: { nodes: [share] } },
      wallet: { balance: { amountMinor: String(before[1] + 888n) } },
      userErrors: [],
    });
    expect(again).toEqual(claimed);
    expect(await seen(as(alice), id)).toMatchObject({ state: "EMPTY", claims: { nodes: [share] } });
    expect(await violations(graph.stores)).toEqual([]);
  });

  it("shows in both histories as what it is", async () => {
    const sent = await sendToFriend(as(alice), "bob", 66n);
    await claim(as(bob), sent.envelope?.id);
    const history =
      "{ viewer { wallet { entries(first: 1) { nodes { kind amount { amountMinor } counterparty { id } envelope { id sender { handle } } } } } } }";
    const entry = (kind: string, amountMinor: string) => ({
      ...{ kind, amount: { amountMinor }, counterparty: null },
      envelope: { id: sent.envelope?.id, sender: { handle: "alice" } },
    });

    const [ofAlice, ofBob] = [await as(alice).query(history), await as(bob).query(history)];

    expect(ofAlice.data).toEqual({ viewer: { wallet: { entries: { nodes: [entry("ENVELOPE", "-66")] } } } });
    expect(ofBob.data).toEqual({
      viewer: { wallet: { entries: { nodes: [entry("ENVELOPE_CLAIM", "66")] } } },
    });
  });
});

describe("an envelope for a group", () => {
  it("gives its members shares of what was put into it, and shows them who got how much", async () => {
    const sent = await sendToGroup(as(dan), [100n, 2], { split: "EQUAL" });
    const id = sent.envelope?.id;

    expect(codeOf(await claim(as(dan), id))).toBe("OWN_ENVELOPE");
    expect((await claim(as(bob), id)).claim?.amount.amountMinor).toBe("50");

    expect(await seen(as(dan), id)).toMatchObject({ state: "OPEN", claimedCount: 1, viewerClaim: null });
  });

  it("marks the luckiest once it is empty, and lets its sender draw too", async () => {
    const sent = await sendToGroup(as(dan), [1_000n, 2]);
    const id = sent.envelope?.id;

    const first = await claim(as(dan), id);
    expect(first).toMatchObject({ claim: { isLuckiest: false }, envelope: { luckiestClaim: null } });
    const last = await claim(as(bob), id);

    const shares = last.envelope?.claims.nodes ?? [];
    const amounts = shares.map(({ amount }) => BigInt(amount.amountMinor));
    expect(amounts.reduce((sum, amount) => sum + amount, 0n)).toBe(1_000n);
    expect(shares.map(({ person }) => person?.id)).toEqual([castId("dan"), castId("bob")]);
    const most = amounts[0] === amounts[1] || (amounts[0] ?? 0n) > (amounts[1] ?? 0n) ? 0 : 1;
    expect(shares.map(({ isLuckiest }) => isLuckiest)).toEqual([most === 0, most === 1]);
    expect(last.envelope?.luckiestClaim).toEqual(shares[most]);
    expect(await violations(graph.stores)).toEqual([]);
  });
});

describe("an envelope that is not for somebody", () => {
  const paths = `query ($id: ID!, $group: ID!) {
    redEnvelope(id: $id) { id }
    group(id: $group) { envelopes { nodes { id } } }
    viewer { sentEnvelopes { nodes { id } } receivedEnvelopes { nodes { id } } envelopeClaims { nodes { id } } }
  }`;
  const nothing = {
    redEnvelope: null,
    group: { envelopes: null },
    viewer: {
      sentEnvelopes: { nodes: [] },
      receivedEnvelopes: { nodes: [] },
      envelopeClaims: { nodes: [] },
    },
  };

  it("is not there for them on any way, in whatever state", async () => {
    const forBob = (await sendToFriend(as(alice), "bob", 10n)).envelope?.id;
    const forGroup = (await sendToGroup(as(dan), [10n, 1])).envelope?.id;
    const look = async (id: string | undefined) => [
      codeOf(await claim(as(carol), id)),
      (await as(carol).query(paths, { id, group: GROUP_ID })).data,
    ];

    const whileOpen = [await look(forBob), await look(forGroup)];
    await claim(as(bob), forBob);
    await claim(as(bob), forGroup);
    const whenEmpty = [await look(forBob), await look(forGroup)];
    const ofNone = await look(newId("envelope"));

    const hidden = ["ENVELOPE_NOT_FOUND", nothing];
    expect([...whileOpen, ...whenEmpty, ofNone]).toEqual([hidden, hidden, hidden, hidden, hidden]);
    expect((await as(alice).query(paths, { id: forBob, group: GROUP_ID })).data).toMatchObject({
      redEnvelope: { id: forBob },
      group: { envelopes: null },
    });
  });

  it("is a request error under an id that can be none", async () => {
    const { errors } = await as(carol).query(
      `mutation { claimEnvelope(input: { envelopeId: "${GROUP_ID}" }) { userErrors { message } } }`,
    );

    expect(errors?.[0]?.extensions?.code).toBe("BAD_USER_INPUT");
  });
});

describe("sending an envelope", () => {
  it("is refused with the first reason that applies, and moves nothing", async () => {
    const before = await balanceOf(as(carol));
    const toGroup = (of: readonly [bigint, number], more: object = {}) =>
      sendToGroup(as(carol), of, more).then(codeOf);
    const toFriend = (amountMinor: bigint, more: object = {}) =>
      sendToFriend(as(carol), "bob", amountMinor, more).then(codeOf);

    expect([
      await toGroup([0n, 0]),
      await toGroup([10n, 501]),
      await toGroup([10n, -1]),
      await toGroup([9n, 10]),
      await toGroup([200_001n, 10]),
      await toGroup([-1n, 1], { cover: "好".repeat(31) }),
      await toGroup([10n, 1], { cover: "好".repeat(31) }),
      await toGroup([10n, 1], { cover: "‮好" }),
      await toGroup([10n, 1], { groupId: newId("group") }),
      await toGroup([10n, 1]),
    ]).toEqual([
      ...["INVALID_SHARE_COUNT", "INVALID_SHARE_COUNT", "INVALID_SHARE_COUNT"],
      ...["INVALID_AMOUNT", "INVALID_AMOUNT", "INVALID_AMOUNT", "INVALID_COVER", "INVALID_COVER"],
      ...["GROUP_NOT_FOUND", "NOT_A_MEMBER"],
    ]);
    expect([
      await toFriend(0n),
      await toFriend(20_001n),
      await toFriend(2n ** 63n - 1n),
      await toFriend(1n, { cover: "a\nb" }),
      await toFriend(1n, { recipientId: castId("carol") }),
      await toFriend(1n, { recipientId: newId("user") }),
      await toFriend(1n),
    ]).toEqual([
      ...["INVALID_AMOUNT", "INVALID_AMOUNT", "INVALID_AMOUNT", "INVALID_COVER"],
      ...["SELF", "USER_NOT_FOUND", "NOT_FRIENDS"],
    ]);
    expect(codeOf(await sendToFriend(as(eve), "bob", 1n))).toBe("NOT_FRIENDS");
    expect(await balanceOf(as(carol))).toBe(before);
    expect(await violations(graph.stores)).toEqual([]);
  });

  it("is refused beyond what the wallet holds, and what may leave it on a day", async () => {
    const spent = CAST_FUNDS_MINOR - (await balanceOf(as(bob)));
    expect(spent).toBeLessThan(CAST_FUNDS_MINOR);
    expect(codeOf(await sendToGroup(as(bob), [1_000_000n, 50]))).toBe("INSUFFICIENT_BALANCE");
  });

  it("happens once for a key, whatever else comes under it", async () => {
    const idempotencyKey = randomUUID();
    const before = await balanceOf(as(alice));

    const first = await sendToFriend(as(alice), "bob", 7n, { idempotencyKey, cover: " 你好 " });
    const again = await sendToFriend(as(alice), "bob", 7n, { idempotencyKey, cover: "你好" });
    const other = await sendToFriend(as(alice), "bob", 8n, { idempotencyKey });
    const otherAct = await sendToGroup(as(alice), [7n, 1], { idempotencyKey });

    expect(again).toEqual(first);
    expect([codeOf(other), codeOf(otherAct)]).toEqual(["IDEMPOTENCY_KEY_REUSED", "IDEMPOTENCY_KEY_REUSED"]);
    expect(await balanceOf(as(alice))).toBe(before - 7n);
  });

  it("is one envelope when it comes twenty times at once", async () => {
    const idempotencyKey = randomUUID();
    const before = await balanceOf(as(alice));

    const sent = await Promise.all(
      Array.from({ length: 20 }, () => sendToFriend(as(alice), "bob", 7n, { idempotencyKey })),
    );

    const ids = sent.flatMap(({ envelope }) => envelope?.id ?? []);
    expect(new Set(ids).size).toBe(1);
    expect(new Set(sent.map(codeOf))).toEqual(new Set(["done", "IDEMPOTENCY_CONFLICT"]));
    expect(await balanceOf(as(alice))).toBe(before - 7n);
  });
});

describe("what an act on an envelope costs", () => {
  it("is five commands to send one, eight to get a share, and one to come too late", async () => {
    const act = async (client: Client, mutation: string, gives: string) => {
      const { extensions } = await client.query<never>(`mutation { ${mutation} { ${gives} } }`);
      return extensions.kith.commands;
    };
    const sending = await act(
      as(dan),
      `sendEnvelopeToGroup(input: { idempotencyKey: "${randomUUID()}", groupId: "${GROUP_ID}", split: LUCKY, shareCount: 1, amount: { amountMinor: 5, currency: CNY } })`,
      "wallet { id }",
    );
    const { data } = await as(dan).query<{ viewer: { sentEnvelopes: { nodes: { id: string }[] } } }>(
      "{ viewer { sentEnvelopes(first: 1) { nodes { id } } } }",
    );
    const id = data.viewer.sentEnvelopes.nodes[0]?.id;
    const claiming = `claimEnvelope(input: { envelopeId: "${id}" })`;

    // commerce: what is there, what changes, the envelope, the commit, the wallet; groups: the group, the membership; users: who sends, and whether that is verified.
    expect(sending).toEqual({ commerce: 5, groups: 2, users: 2 });
    // commerce: the first look, the look within, what is there, what changes, the claim, the event, the commit, the wallet; users: who claims.
    const costs = { commerce: 8, groups: 1, social: 1, users: 1 };
    expect(await act(as(bob), claiming, "wallet { id }")).toEqual(costs);
    expect(await act(as(dan), claiming, "claim { id }")).toEqual({ commerce: 1, groups: 1 });
  });
});
