import { createHash, randomUUID } from "node:crypto";
import { newId } from "@kith/kit/global-id.ts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { CARDS } from "../../subgraphs/commerce/src/blessings/model.ts";
import { paySettlement } from "../../subgraphs/commerce/src/blessings/settlement.ts";
import { act } from "../blessings/act.ts";
import { HOUR_MS, offerOf, openCampaign, stageOn } from "../blessings/stage.ts";
import { type CastMember, cast, castId } from "../cast.ts";
import type { Client } from "../client.ts";
import { violations } from "../invariants.ts";
import { type Supergraph, startSupergraph } from "../supergraph.ts";

const key = () => randomUUID();
const MINE = `{ viewer { blessings {
  cards { card count offered } drawsLeft visitsLeft enteredAt place prize { amountMinor }
  offersToMe { nodes { id card wanted status from { handle } } }
  offersByMe { nodes { id card status to { handle } } }
} } }`;
type Mine = {
  readonly cards: readonly { card: string; count: number; offered: number }[];
  readonly drawsLeft: number;
  readonly visitsLeft: number;
  readonly enteredAt: string | null;
  readonly place: string | null;
  readonly prize: { amountMinor: string } | null;
  readonly offersToMe: { nodes: { id: string; from: { handle: string } | null }[] };
  readonly offersByMe: { nodes: { id: string; status: string; to: { handle: string } | null }[] };
};
const mineOf = async (client: Client): Promise<Mine> =>
  (await client.query<{ viewer: { blessings: Mine } }>(MINE)).data.viewer.blessings;
const countsOf = async (client: Client) =>
  Object.fromEntries((await mineOf(client)).cards.map(({ card, count }) => [card, count]));

const clientsOf = async (graph: Supergraph, ...people: CastMember[]) =>
  Promise.all(people.map((person) => graph.as(person)));

const order = (more: object = {}) => ({
  title: "集五福",
  startsAt: new Date(Date.now() - HOUR_MS).toISOString(),
  endsAt: new Date(Date.now() + HOUR_MS).toISOString(),
  cards: CARDS.map((card) => ({ card, weight: 1 })),
  drawsPerDay: 5,
  idempotencyKey: key(),
  ...more,
});

describe("five blessings", () => {
  let graph: Supergraph;
  beforeAll(async () => {
    graph = await startSupergraph({ seed: cast });
  });
  afterAll(() => graph?.[Symbol.asyncDispose]());

  it("are collected, swapped and entered, and the pot is shared to the last fen", async () => {
    const [alice, bob] = (await clientsOf(graph, "alice", "bob")) as [Client, Client];
    const operator = await graph.as("dan", ["user", "operator"]);
    const created = await act<{ campaign: { id: string } }>(
      operator,
      "createCampaign",
      order(),
      "campaign { id }",
    );
    const campaignId = typeof created === "string" ? "" : created.campaign.id;
    const amount = { amountMinor: "101", currency: "CNY" };
    expect(await act(alice, "drawBlessings", { campaignId, idempotencyKey: key() })).toBe(
      "CAMPAIGN_NOT_FOUND",
    );
    expect((await alice.query("{ campaign { id } }")).data).toEqual({ campaign: null });
    await act(operator, "fundCampaign", { campaignId, amount, idempotencyKey: key() });
    const opened = await act(operator, "openCampaign", { campaignId }, "campaign { seedHash seed status }");
    expect(opened).toMatchObject({ campaign: { seed: null, status: "OPEN" } });

    // bob has what alice lacks, and the other way round.
    const stage = stageOn(graph.stores);
    await stage.deal(campaignId, castId("alice"), [...CARDS.slice(0, 4), "WEALTH"]);
    await stage.deal(campaignId, castId("bob"), [...CARDS.slice(0, 1), ...CARDS.slice(2), "FULFILMENT"]);
    const swap = await act<{ offer: { id: string } }>(
      alice,
      "offerCard",
      ...([
        {
          ...{ campaignId, friendId: castId("bob"), card: "WEALTH", wanted: "FULFILMENT" },
          idempotencyKey: key(),
        },
        "offer { id }",
      ] as const),
    );
    const offerId = typeof swap === "string" ? swap : swap.offer.id;
    expect((await mineOf(bob)).offersToMe.nodes).toEqual([
      { id: offerId, card: "WEALTH", wanted: "FULFILMENT", status: "OPEN", from: { handle: "alice" } },
    ]);
    await act(bob, "acceptCardOffer", { offerId });

    for (const client of [alice, bob])
      expect(await act(client, "enterPot", { campaignId }, "blessings { enteredAt }")).toMatchObject({
        blessings: { enteredAt: expect.any(String) },
      });
    expect(await countsOf(alice)).toEqual(Object.fromEntries(CARDS.map((card) => [card, 0])));
    expect(await act(operator, "settleCampaign", { campaignId })).toBe("CAMPAIGN_NOT_CLOSED");
    expect(await act(operator, "closeCampaign", { campaignId })).toBe("WINDOW_OPEN");
    await act(operator, "closeCampaign", { campaignId, early: true });
    await act(operator, "settleCampaign", { campaignId });
    await paySettlement({ ...graph.stores, now: () => new Date() }, campaignId);

    const { data } = await graph.anonymous.query<{ campaign: Record<string, never> }>(
      "{ campaign { status seed seedHash enteredCount settlement { winnerCount share { amountMinor } extraCount lastExtraPlace } } }",
    );
    const { seed, seedHash, settlement } = data.campaign as unknown as {
      seed: string;
      seedHash: string;
      settlement: { lastExtraPlace: string };
    };
    expect(data.campaign).toMatchObject({
      status: "SETTLED",
      enteredCount: 2,
      settlement: { winnerCount: 2, share: { amountMinor: "50" }, extraCount: 1 },
    });
    // What anybody can do with a shell.
    const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");
    expect(sha256(seed)).toBe(seedHash);
    const places = [castId("alice"), castId("bob")].map((person) => sha256(`${seed}:${person}`));
    expect(settlement.lastExtraPlace).toBe(places.toSorted()[0]);
    for (const [index, client] of [alice, bob].entries()) {
      const { place, prize } = await mineOf(client);
      expect(place).toBe(places[index]);
      expect(prize?.amountMinor).toBe(place === settlement.lastExtraPlace ? "51" : "50");
      const wallet = await client.query(
        "{ viewer { wallet { entries(first: 1) { nodes { kind amount { amountMinor } counterparty { id } } } } } }",
      );
      expect(wallet.data).toMatchObject({
        viewer: {
          wallet: { entries: { nodes: [{ kind: "POT_SHARE", amount: prize, counterparty: null }] } },
        },
      });
    }
    expect(await violations(graph.stores)).toEqual([]);
  });

  it("are drawn as often as the day and friends give, once a key", async () => {
    const [alice, bob, eve] = (await clientsOf(graph, "alice", "bob", "eve")) as [Client, Client, Client];
    const { _id: campaignId } = await openCampaign(stageOn(graph.stores), { drawsPerDay: 3 });
    const draw = (client: Client, count: number, idempotencyKey = key()) =>
      act<{ draw: { id: string } }>(
        client,
        "drawBlessings",
        { campaignId, count, idempotencyKey },
        "draw { id cards }",
      );
    const visit = (client: Client, friend: CastMember) =>
      act(
        client,
        "visitFriend",
        { campaignId, friendId: castId(friend) },
        "blessings { drawsLeft visitsLeft }",
      );

    const once = key();
    const first = await draw(alice, 2, once);
    expect(await draw(alice, 2, once)).toEqual(first);
    expect(await draw(alice, 1, once)).toBe("IDEMPOTENCY_KEY_REUSED");
    expect(await draw(alice, 2)).toBe("NO_DRAWS_LEFT");
    expect(await draw(alice, 0)).toBe("INVALID_COUNT");
    expect(await draw(alice, 21)).toBe("INVALID_COUNT");
    expect(await visit(alice, "bob")).toEqual({ blessings: { drawsLeft: 2, visitsLeft: 2 }, userErrors: [] });
    expect(await visit(alice, "bob")).toBe("ALREADY_VISITED");
    expect((await mineOf(bob)).drawsLeft).toBe(4);
    await draw(alice, 2);
    // Five at once for what is left: one.
    await visit(alice, "dan");
    const outcomes = await Promise.all(Array.from({ length: 5 }, () => draw(alice, 1)));
    expect(outcomes.filter((outcome) => outcome !== "NO_DRAWS_LEFT")).toHaveLength(1);
    expect(await visit(alice, "alice")).toBe("SELF");
    expect(await visit(alice, "carol")).toBe("NOT_FRIENDS");
    expect(await visit(eve, "bob")).toBe("NOT_FRIENDS");
    expect(await act(eve, "visitFriend", { campaignId, friendId: newId("user") })).toBe("USER_NOT_FOUND");
    expect(await act(eve, "visitFriend", { campaignId: newId("campaign"), friendId: castId("bob") })).toBe(
      "CAMPAIGN_NOT_FOUND",
    );
    expect(await violations(graph.stores)).toEqual([]);
  });

  it("are refused outside the window, and operators are told what is wrong", async () => {
    const alice = await graph.as("alice");
    const operator = await graph.as("dan", ["user", "operator"]);
    const create = async (more: object = {}) => {
      const outcome = await act<{ campaign: { id: string } }>(
        operator,
        "createCampaign",
        order(more),
        "campaign { id }",
      );
      return typeof outcome === "string" ? outcome : outcome.campaign.id;
    };
    const later = (hours: number) => new Date(Date.now() + hours * HOUR_MS).toISOString();
    const card = (name: string, weight = 1) => ({ card: name, weight });

    expect(await act(alice, "createCampaign", order())).toBe("FORBIDDEN");
    expect([
      await create({ title: " " }),
      await create({ title: "福".repeat(41) }),
      await create({ endsAt: later(-2) }),
      await create({ endsAt: later(24 * 61) }),
      await create({ cards: CARDS.slice(1).map((name) => card(name)) }),
      await create({ cards: CARDS.map(() => card("WEALTH")) }),
      await create({ cards: CARDS.map((name) => card(name, 0)) }),
      await create({ drawsPerDay: 0 }),
    ]).toEqual([
      ...["INVALID_TITLE", "INVALID_TITLE", "INVALID_WINDOW", "INVALID_WINDOW"],
      ...["INVALID_CARDS", "INVALID_CARDS", "INVALID_CARDS", "INVALID_DRAWS_PER_DAY"],
    ]);
    const idempotencyKey = key();
    const same = order({ idempotencyKey });
    const id = await create(same);
    expect(await create(same)).toBe(id);
    expect(await create({ ...same, title: "五福" })).toBe("IDEMPOTENCY_KEY_REUSED");

    const campaignId = await create({ startsAt: later(1), endsAt: later(2) });
    const fund = (amountMinor: string, on = campaignId, fundKey = key()) =>
      act(operator, "fundCampaign", {
        ...{ campaignId: on, amount: { amountMinor, currency: "CNY" }, idempotencyKey: fundKey },
      });
    const once = key();
    expect(await fund("0")).toBe("INVALID_AMOUNT");
    expect(await fund("100000000001")).toBe("INVALID_AMOUNT");
    expect(await fund("9", newId("campaign"))).toBe("CAMPAIGN_NOT_FOUND");
    await fund("7", campaignId, once);
    await fund("7", campaignId, once);
    expect(await fund("8", campaignId, once)).toBe("IDEMPOTENCY_KEY_REUSED");
    expect(await act(operator, "closeCampaign", { campaignId, early: true })).toBe("CAMPAIGN_NOT_OPEN");
    await act(operator, "openCampaign", { campaignId });
    await act(operator, "openCampaign", { campaignId });
    const draw = () => act(alice, "drawBlessings", { campaignId, idempotencyKey: key() });
    expect(await draw()).toBe("CAMPAIGN_NOT_OPEN");
    expect(await act(alice, "enterPot", { campaignId })).toBe("CAMPAIGN_NOT_OPEN");
    await act(operator, "closeCampaign", { campaignId, early: true });
    expect(await draw()).toBe("CAMPAIGN_CLOSED");
    expect(await act(alice, "enterPot", { campaignId })).toBe("CAMPAIGN_CLOSED");
    expect(await act(operator, "openCampaign", { campaignId })).toBe("NOT_A_DRAFT");
    await act(operator, "settleCampaign", { campaignId });
    expect(await fund("7")).toBe("ALREADY_SETTLING");

    // Nobody entered: the pot stays as it is.
    const settled = await paySettlement({ ...graph.stores, now: () => new Date() }, campaignId);
    expect(settled).toMatchObject({ status: "SETTLED", fundedMinor: 7n, settlement: { paidMinor: 0n } });
    expect(await violations(graph.stores)).toEqual([]);
  });

  // The last one: bob and alice are no friends afterwards.
  it("change hands between friends alone, and whom a block hides is hidden", async () => {
    const [alice, bob] = (await clientsOf(graph, "alice", "bob")) as [Client, Client];
    const stage = stageOn(graph.stores);
    const { _id: campaignId } = await openCampaign(stage);
    await stage.deal(campaignId, castId("alice"), ["WEALTH", "HEALTH"]);
    const offer = (friend: CastMember, card: string, more: object = {}) =>
      act(alice, "offerCard", { campaignId, friendId: castId(friend), card, idempotencyKey: key(), ...more });

    expect(await offer("alice", "WEALTH")).toBe("SELF");
    expect(await offer("bob", "WEALTH", { wanted: "WEALTH" })).toBe("SAME_CARD");
    expect(await offer("carol", "WEALTH")).toBe("NOT_FRIENDS");
    expect(await offer("bob", "VIRTUE")).toBe("CARD_NOT_HELD");
    const { _id: offerId } = await offerOf(stage, {
      ...{ campaign: campaignId, from: castId("alice"), to: castId("bob") },
      ...{ card: "WEALTH", wanted: "VIRTUE" },
    });
    expect(await offer("bob", "WEALTH")).toBe("CARD_NOT_HELD");
    expect(await act(alice, "acceptCardOffer", { offerId })).toBe("OFFER_NOT_FOUND");
    expect(await act(bob, "withdrawCardOffer", { offerId })).toBe("OFFER_NOT_FOUND");
    expect(await act(bob, "acceptCardOffer", { offerId })).toBe("CARD_NOT_HELD");
    expect(await act(bob, "acceptCardOffer", { offerId: castId("bob") })).toBe("BAD_USER_INPUT");

    await act(bob, "blockUser", { userId: castId("alice") });
    expect((await mineOf(bob)).offersToMe.nodes).toEqual([]);
    expect((await mineOf(alice)).offersByMe.nodes).toMatchObject([{ id: offerId, to: null }]);
    expect(await act(bob, "acceptCardOffer", { offerId })).toBe("NOT_FRIENDS");
    expect(await act(alice, "withdrawCardOffer", { offerId }, "offer { status }")).toMatchObject({
      offer: { status: "WITHDRAWN" },
    });
    expect(await act(bob, "declineCardOffer", { offerId })).toBe("OFFER_ENDED");
    expect(await countsOf(alice)).toMatchObject({ WEALTH: 1, HEALTH: 1 });
    expect(await violations(graph.stores)).toEqual([]);
  });
});
