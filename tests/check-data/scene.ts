import { idOfName } from "@kith/kit/global-id.ts";
import type { Collection, Document } from "mongodb";
import type { Databases } from "../../scripts/check-data/check.ts";
import { openDatabases } from "../../scripts/check-data/databases.ts";
import { SUBGRAPH_NAMES, type SubgraphName } from "../../scripts/schema-files.ts";
import { CARDS } from "../../subgraphs/commerce/src/blessings/model.ts";
import { paySettlement } from "../../subgraphs/commerce/src/blessings/settlement.ts";
import type { TransferRequest } from "../../subgraphs/commerce/src/ledger/execute.ts";
import { walletOf } from "../../subgraphs/commerce/src/ledger/model.ts";
import { requestIdOf } from "../../subgraphs/commerce/src/money-requests/model.ts";
import { moneyRequestService } from "../../subgraphs/commerce/src/money-requests/money-request-service.ts";
import { befriended, offerOf, openCampaign, stageOn } from "../blessings/stage.ts";
import { cast, castId } from "../cast.ts";
import { FRIENDS } from "../give-money.ts";
import type { TestStores } from "../stores.ts";
import { splitBill } from "./bill-money.ts";
import { setEnvelopes } from "./envelope-scene.ts";
import { poolGroupMoney } from "./group-money.ts";

/** A row of any collection. */
export type Row = Document & { readonly _id: string };

/** A collection by the name of its subgraph and its own: `social.friendships`. */
export type Rows = (name: string) => Collection<Row>;

export type Scene = {
  readonly databases: Databases;
  readonly rows: Rows;
  /** Puts every row back as it was. */
  restore(): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
};

/** The life account of carol. */
export const ACCOUNT_ID: string = idOfName("account", "scene:west-lake", 0);
/** An article of that account. */
export const ARTICLE_ID: string = idOfName("post", "scene:morning", 0);

/**
 * The cast, alice with a credential and a session, eve who has blocked carol, an account of carol that bob follows, with an
 * article, money that carol has asked bob for, money that she has set aside, which counts as spent, money of the cast's group, a
 * bill, and envelopes of bob: data in which every rule holds.
 */
export async function setScene(stores: TestStores): Promise<Scene> {
  await cast(stores);
  await setMoneyAside(stores);
  await poolGroupMoney(stores);
  await askAround(stores);
  await setEnvelopes(stores);
  await splitBill(stores);
  await settleCampaign(stores);
  const open = await openDatabases(stores);
  const rows: Rows = (name) => {
    const [subgraph, collection = ""] = name.split(".");
    return open.databases[subgraph as SubgraphName].collection<Row>(collection);
  };
  const [alice, carol, eve] = [castId("alice"), castId("carol"), castId("eve")];
  await rows("users.credentials").insertOne({ _id: alice, handle: "alice" });
  await rows("users.sessions").insertOne({ _id: "session_1", user: alice });
  await rows("social.blocks").insertOne(blockRow(eve, carol));
  await openAccount(rows);

  const saved = new Map<string, Row[]>();
  for (const name of await collectionNames(open.databases))
    saved.set(name, await rows(name).find().toArray());
  return {
    databases: open.databases,
    rows,
    async restore() {
      for (const name of await collectionNames(open.databases)) {
        const before = saved.get(name) ?? [];
        await rows(name).deleteMany({});
        if (before.length > 0) await rows(name).insertMany(before);
      }
    },
    [Symbol.asyncDispose]: () => open[Symbol.asyncDispose](),
  };
}

/** Pending transfers of carol to bob: of the first 300 were posted, and the second waits. */
export const PENDING = {
  posted: "transfer_01h455vb4pex5vsknk084sn0p1",
  postedBy: "transfer_01h455vb4pex5vsknk084sn0p2",
  postedMinor: 300n,
  heldMinor: 500n,
  waiting: "transfer_01h455vb4pex5vsknk084sn0p3",
  waitingMinor: 200n,
} as const;

async function setMoneyAside({ ledger }: TestStores): Promise<void> {
  const hold = (_id: string, amountMinor: bigint): TransferRequest => ({
    ...{ _id, kind: "TRANSFER", phase: "PENDING", note: null, perDayMaxMinor: 1_000n },
    postings: [
      { debit: walletOf(castId("carol"), "CNY"), credit: walletOf(castId("bob"), "CNY"), amountMinor },
    ],
  });
  const requests: TransferRequest[] = [
    hold(PENDING.posted, PENDING.heldMinor),
    hold(PENDING.waiting, PENDING.waitingMinor),
    {
      _id: PENDING.postedBy,
      phase: "POST",
      pendingId: PENDING.posted,
      amountMinor: PENDING.postedMinor,
    },
  ];
  await ledger.transact((session) => ledger.submit({ requests, at: new Date(0) }, session));
}

/** Requests for money of carol to bob: the first is paid, the second was declined, the third is open. */
export const ASKED = {
  paid: requestIdOf(castId("carol"), "paid"),
  declined: requestIdOf(castId("carol"), "declined"),
  open: requestIdOf(castId("carol"), "open"),
  amountMinor: 30n,
} as const;
export const ASKED_AT: Date = new Date(Date.UTC(2026, 1, 17, 8));

async function askAround(stores: TestStores): Promise<void> {
  // Social is told of nothing, so that rules of events are broken alone.
  const outbox = { add: async () => {} };
  const service = moneyRequestService({ ...stores, outbox, now: () => ASKED_AT });
  const [asker, payer] = [castId("carol"), castId("bob")];
  for (const idempotencyKey of ["paid", "declined", "open"]) {
    const wish = { asker, payer, amountMinor: ASKED.amountMinor, currency: "CNY" as const, note: null };
    await service.requestMoney({ ...wish, idempotencyKey }, async () => FRIENDS);
  }
  const answer = { person: payer, isHidden: async () => false };
  await service.payMoneyRequest({ ...answer, requestId: ASKED.paid }, async () => FRIENDS);
  await service.declineMoneyRequest({ ...answer, requestId: ASKED.declined });
}

export const POT_MINOR = 5n;
/** Two people who have shared a pot. */
export const WINNERS = [idOfName("user", "scene:winner", 0), idOfName("user", "scene:winner 2", 0)] as const;
/** The ids of that campaign, of a card that the two swapped before, of one that is open, and of an offer of dan to bob in it. */
export const CAMPAIGNS = { settled: "", open: "", offer: "", swap: "" };

async function settleCampaign(stores: TestStores): Promise<void> {
  const stage = stageOn(stores);
  const [bob, dan] = [castId("bob"), castId("dan")];
  const [from, to] = WINNERS;
  const { _id: campaign } = await openCampaign(stage, { potMinor: POT_MINOR });
  await stage.deal(campaign, to, [...CARDS.slice(1), "WEALTH"]);
  await stage.deal(campaign, from, [...CARDS, "LONGEVITY"]);
  const swap = await offerOf(stage, { campaign, from, to, card: "LONGEVITY", wanted: "WEALTH" });
  await stage.services.offerService.accept({ offerId: swap._id, viewer: to }, befriended);
  for (const person of WINNERS) await stage.services.drawService.enter(campaign, person);
  await stage.services.campaignService.close(campaign, { early: true, by: null });
  await stage.services.campaignService.settle(campaign, null);
  await paySettlement({ ...stores, now: stage.now }, campaign);

  const open = await openCampaign(stage, { potMinor: 0n });
  await stage.deal(open._id, dan, ["WEALTH"]);
  const offer = await offerOf(stage, { campaign: open._id, from: dan, to: bob, card: "WEALTH" });
  Object.assign(CAMPAIGNS, { settled: campaign, open: open._id, offer: offer._id, swap: swap._id });
}

async function openAccount(rows: Rows): Promise<void> {
  const bob = castId("bob");
  const counter = `followers:${ACCOUNT_ID}`;
  await rows("social.lifeAccounts").insertOne({
    _id: ACCOUNT_ID,
    handle: "west-lake",
    owner: castId("carol"),
  });
  await rows("social.follows").insertOne({
    ...{ _id: `${ACCOUNT_ID}:${bob}`, account: ACCOUNT_ID, user: bob, followedAt: new Date(0) },
  });
  await rows("social.posts").insertOne({
    ...{ _id: ARTICLE_ID, author: ACCOUNT_ID, owner: castId("carol"), audience: "EVERYBODY" },
    ...{ only: null, except: null, likeCount: 0, favouriteCount: 0, commentCount: 0 },
  });
  await rows("social.followings").insertOne({ _id: bob, followedCount: 1 });
  await rows("social.counterShards").insertOne({ _id: `${counter}:3`, counter, value: 1 });
}

async function collectionNames(databases: Databases): Promise<string[]> {
  const names = SUBGRAPH_NAMES.map(async (subgraph) => {
    const collections = await databases[subgraph].collections();
    return collections.map(({ collectionName }) => `${subgraph}.${collectionName}`);
  });
  return (await Promise.all(names)).flat();
}

export const blockRow = (blocker: string, blocked: string): Row => ({
  _id: `${blocker}:${blocked}`,
  blocker,
  blocked,
  people: [blocker, blocked],
});
