import { randomUUID } from "node:crypto";
import { globSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { offerOf, stageOn } from "../blessings/stage.ts";
import { pooledMoney } from "../budgets/pooled-money.ts";
import {
  ACCOUNTS,
  CROWD,
  ENVELOPES,
  FIRST,
  HUB,
  LARGE_GROUPS,
  wellConnected,
} from "../budgets/well-connected.ts";
import { type CastMember, castId, GROUP_ID } from "../cast.ts";
import { openInboxes } from "../feeds.ts";
import { askForMoney, sendMoney } from "../give-money.ts";
import { FEED_FROM_INBOX_BUDGET, OPERATION_BUDGETS } from "../operation-budgets.ts";
import { type Supergraph, startSupergraph } from "../supergraph.ts";

/** Somebody who sends an operation. */
type Case = {
  readonly as: CastMember | `user_${string}`;
  readonly variables?: (graph: Supergraph) => object | Promise<object>;
};

const hub = HUB as `user_${string}`;
const crowdMember = CROWD.at(-1) ?? HUB;
const id = (of: string) => () => ({ id: of });
const money = (recipientId: string) => () => ({
  input: { idempotencyKey: randomUUID(), recipientId, amount: { amountMinor: "1", currency: "CNY" } },
});

/** A transfer that waits for whoever accepts it. */
const sent =
  (sender: string, recipient: string) =>
  async ({ stores }: Supergraph) => {
    const order = { sender, recipient, amountMinor: 1n, currency: "CNY" as const, note: null };
    return { input: { transferId: await sendMoney(stores, { ...order, idempotencyKey: randomUUID() }) } };
  };

/** A request for money that whoever pays it was asked for. */
const asked =
  (asker: string, payer: string) =>
  async ({ stores }: Supergraph) => {
    const order = { asker, payer, amountMinor: 1n, currency: "CNY" as const, note: null };
    const moneyRequestId = await askForMoney(stores, { ...order, idempotencyKey: randomUUID() });
    return { input: { moneyRequestId } };
  };
const wish = (payerId: string) => () => ({
  input: { idempotencyKey: randomUUID(), payerId, amount: { amountMinor: "1", currency: "CNY" } },
});

const envelope = (groupId: string) => () => ({
  input: {
    ...{ idempotencyKey: randomUUID(), groupId, split: "LUCKY", shareCount: 3 },
    amount: { amountMinor: "10", currency: "CNY" },
  },
});

const campaignOf = async ({ stores }: Supergraph) => (await stores.campaigns.findCurrent())?._id ?? "";

const draw = (count: number) => async (graph: Supergraph) => ({
  input: { campaignId: await campaignOf(graph), count, idempotencyKey: randomUUID() },
});

/** A card that somebody is asked to take. */
const offered = (from: string, to: string) => async (graph: Supergraph) => {
  const stage = stageOn(graph.stores);
  const campaign = await campaignOf(graph);
  await stage.deal(campaign, from, ["VIRTUE"]);
  return { input: { offerId: (await offerOf(stage, { campaign, from, to, card: "VIRTUE" }))._id } };
};

/** For each registered operation: people with few friends, groups and money, and one with many. */
const CASES: Readonly<Record<string, readonly Case[]>> = {
  "web@1.0/AcceptMoney": [
    { as: "alice", variables: sent(castId("bob"), castId("alice")) },
    { as: hub, variables: sent(castId("alice"), HUB) },
  ],
  "web@1.0/Bills": [
    { as: "alice" },
    { as: hub, variables: () => ({ first: 2 }) },
    { as: hub, variables: () => ({ first: 100 }) },
  ],
  "web@1.0/EnvelopePage": [
    { as: "bob", variables: () => ({ id: ENVELOPES.few }) },
    { as: hub, variables: () => ({ id: ENVELOPES.many, first: 2 }) },
    { as: hub, variables: () => ({ id: ENVELOPES.many, first: 100 }) },
  ],
  "web@1.0/Blessings": [
    { as: "alice" },
    { as: hub, variables: () => ({ first: 2 }) },
    { as: hub, variables: () => ({ first: 100 }) },
  ],
  "web@1.0/DrawBlessings": [
    { as: "alice", variables: draw(1) },
    { as: "eve", variables: draw(3) },
    { as: hub, variables: draw(2) },
  ],
  "web@1.0/Feed": [
    { as: "bob" },
    // An article and what one friend has posted.
    { as: hub, variables: () => ({ first: 2 }) },
    { as: hub, variables: () => ({ first: 100 }) },
    { as: crowdMember as `user_${string}` },
  ],
  "web@1.0/FriendProfile": [
    { as: "alice", variables: id(castId("bob")) },
    { as: "alice", variables: id(HUB) },
    { as: hub, variables: id(FIRST) },
    { as: hub, variables: id(crowdMember) },
  ],
  "web@1.0/GroupPage": [
    { as: "bob", variables: id(GROUP_ID) },
    { as: "alice", variables: id(LARGE_GROUPS[0] ?? "") },
    { as: hub, variables: id(LARGE_GROUPS[1] ?? "") },
  ],
  "web@1.0/GroupWallet": [
    { as: "bob", variables: id(GROUP_ID) },
    { as: hub, variables: () => ({ id: LARGE_GROUPS[0], first: 2 }) },
    { as: crowdMember as `user_${string}`, variables: () => ({ id: LARGE_GROUPS[0], first: 100 }) },
  ],
  "web@1.0/Home": [{ as: "alice" }, { as: "bob" }, { as: hub }, { as: crowdMember as `user_${string}` }],
  "web@1.0/LifeAccountPage": [
    { as: "bob", variables: id(ACCOUNTS.small) },
    { as: "eve", variables: id(ACCOUNTS.large) },
    { as: hub, variables: id(ACCOUNTS.small) },
    { as: crowdMember as `user_${string}`, variables: id(ACCOUNTS.large) },
  ],
  "web@1.0/MoneyRequests": [
    { as: "alice" },
    { as: hub, variables: () => ({ first: 2 }) },
    { as: hub, variables: () => ({ first: 100 }) },
  ],
  "web@1.0/OpenEnvelope": [
    { as: "bob", variables: () => ({ input: { envelopeId: ENVELOPES.small } }) },
    { as: hub, variables: () => ({ input: { envelopeId: ENVELOPES.large } }) },
  ],
  "web@1.0/PayMoneyRequest": [
    { as: "alice", variables: asked(castId("bob"), castId("alice")) },
    { as: hub, variables: asked(castId("alice"), HUB) },
  ],
  "web@1.0/RequestMoney": [
    { as: "bob", variables: wish(castId("alice")) },
    { as: hub, variables: wish(crowdMember) },
  ],
  "web@1.0/SendGroupEnvelope": [
    { as: "bob", variables: envelope(GROUP_ID) },
    { as: hub, variables: envelope(LARGE_GROUPS[0] ?? "") },
  ],
  "web@1.0/SendMoney": [
    { as: "alice", variables: money(castId("bob")) },
    { as: "alice", variables: money(HUB) },
    { as: hub, variables: money(crowdMember) },
  ],
  "web@1.0/SwapCards": [
    { as: "alice", variables: offered(castId("bob"), castId("alice")) },
    { as: hub, variables: offered(CROWD[0] ?? "", HUB) },
  ],
  "web@1.0/WaitingMoney": [
    { as: "alice" },
    { as: hub, variables: () => ({ first: 2 }) },
    { as: hub, variables: () => ({ first: 100 }) },
  ],
};

const registered = globSync("schema/operations/*@*/*.graphql").map((path) =>
  path.slice("schema/operations/".length, -".graphql".length),
);

describe("what registered operations cost", () => {
  let graph: Supergraph;
  beforeAll(async () => {
    graph = await startSupergraph({
      seed: async (stores) => {
        await wellConnected(stores);
        await pooledMoney(stores);
      },
    });
  });
  afterAll(() => graph?.[Symbol.asyncDispose]());

  it("is said and tried of every one of them", () => {
    expect(Object.keys(OPERATION_BUDGETS).sort()).toEqual(registered.sort());
    expect(Object.keys(CASES).sort()).toEqual(registered.sort());
  });

  it.for(Object.entries(CASES))(
    "is the same for people with few and with many friends: %s",
    async ([path, cases]) => {
      for (const cost of await costsOf(path, cases)) expect(cost).toEqual(OPERATION_BUDGETS[path]);
    },
  );

  it("is the same for people whose feed is served from an inbox", async () => {
    await openInboxes(graph.stores, [castId("bob"), HUB, crowdMember]);
    const cases = CASES["web@1.0/Feed"] ?? [];

    for (const cost of await costsOf("web@1.0/Feed", cases)) expect(cost).toEqual(FEED_FROM_INBOX_BUDGET);
  });

  async function costsOf(path: string, cases: readonly Case[]) {
    const [client = "", operation = ""] = path.split("/");
    return Promise.all(
      cases.map(async ({ as, variables }) => {
        const { errors, extensions } = await (await graph.as(as)).registered(
          operation,
          await variables?.(graph),
          client,
        );
        expect(errors).toBeUndefined();
        const { fetches, commands } = extensions.kith;
        return { fetches, commands };
      }),
    );
  }
});
