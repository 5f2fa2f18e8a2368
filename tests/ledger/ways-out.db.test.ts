import { randomUUID } from "node:crypto";
import { newId } from "@kith/kit/global-id.ts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { billService } from "../../subgraphs/commerce/src/bills/bill-service.ts";
import { shareService } from "../../subgraphs/commerce/src/bills/share-service.ts";
import { freezeService } from "../../subgraphs/commerce/src/freezes/freeze-service.ts";
import { groupAccountServices } from "../../subgraphs/commerce/src/group-accounts/group-accounts.ts";
import { answeringService } from "../../subgraphs/commerce/src/money-requests/answering-service.ts";
import {
  PER_DAY_MAX_MINOR,
  transferService,
} from "../../subgraphs/commerce/src/transfers/transfer-service.ts";
import { walletQueue } from "../../subgraphs/commerce/src/transfers/wallet-queue.ts";
import { envelopesOn } from "../give-envelope.ts";
import { askForMoney, FRIENDS } from "../give-money.ts";
import { violations } from "../invariants.ts";
import { outcomeOf } from "../races.ts";
import { openTestStores, type TestStores } from "../stores.ts";

const CNY = { currency: "CNY", note: null } as const;
const LIMIT_MINOR = PER_DAY_MAX_MINOR.verified;
/** More than the limit of two days, so that it is the limit that says no. */
const FUNDS_MINOR = 3n * LIMIT_MINOR;
/** Noon of a day: a limit of a day is not met at midnight. */
const noon = () => new Date("2026-11-26T12:00:00.000Z");

let stores: TestStores;
beforeAll(async () => {
  stores = await openTestStores();
});
afterAll(() => stores?.[Symbol.asyncDispose]());

/** A way by which money leaves somebody's wallet: made ready, then done under a key, as often as one likes. */
type Way = (payer: string, amountMinor: bigint) => Promise<(idempotencyKey: string) => Promise<unknown>>;

/** Every way that a person has of letting money go, as one process knows them. */
function waysOut(now = noon): Readonly<Record<string, Way>> {
  const parts = { ...stores, byOwner: walletQueue(), now };
  const transfers = transferService(parts);
  const { contributions } = groupAccountServices(parts);
  const envelopes = envelopesOn(stores, { now });
  const [group, friend] = [newId("group"), newId("user")];
  const maySend = async () => ({ failure: null, isSenderVerified: true });
  const shares = { split: "EQUAL", shareCount: 500, currency: "CNY", cover: null } as const;

  return {
    "a transfer": async (sender, amountMinor) => (idempotencyKey) =>
      transfers.transferToFriend(
        { ...CNY, sender, recipient: friend, amountMinor, idempotencyKey },
        async () => FRIENDS,
      ),

    "a contribution": async (member, amountMinor) => (idempotencyKey) =>
      contributions.contribute({ ...CNY, member, group, amountMinor, idempotencyKey }, async () => ({
        ...{ isGroupThere: true, isMember: true, isVerified: true },
      })),

    "an envelope": async (sender, amountMinor) => (idempotencyKey) =>
      envelopes.send({ ...shares, recipient: null, group, sender, amountMinor, idempotencyKey }, maySend),

    async "a request"(payer, amountMinor) {
      const wish = { ...CNY, asker: friend, payer, amountMinor, idempotencyKey: randomUUID() };
      const requestId = await askForMoney(stores, wish, { now });
      const answer = { requestId, person: payer, isHidden: async () => false };
      return () => answeringService(parts).payMoneyRequest(answer, async () => FRIENDS);
    },

    async "a bill"(person, amountMinor) {
      const there = { isThere: true, mayOwe: true };
      const people = [{ person, weight: null, amountMinor }];
      const order = { creator: friend, title: "饭", totalMinor: amountMinor, currency: "CNY" } as const;
      const { _id: bill } = await billService(parts).create(
        { ...order, method: "EXACT", group: null, people, idempotencyKey: randomUUID() },
        async () => ({ group: null, people: new Map([[person, there]]) }),
      );
      const standingOf = async () => ({ isCreatorThere: true, isVerified: true });
      return (idempotencyKey) => shareService(parts).pay({ bill, person, idempotencyKey }, standingOf);
    },
  };
}

const NAMES = ["a transfer", "a contribution", "an envelope", "a request", "a bill"];

/** Somebody with money. */
async function payerWithMoney(): Promise<string> {
  const recipient = newId("user");
  const funding = { recipient, amountMinor: FUNDS_MINOR, currency: "CNY", idempotencyKey: randomUUID() };
  await transferService({ ...stores, now: noon }).fund([{ ...funding, currency: "CNY" }]);
  return recipient;
}

const doNow = async (way: Way | undefined, payer: string, amountMinor: bigint): Promise<string> => {
  const act = await way?.(payer, amountMinor);
  return outcomeOf(act?.(randomUUID()) ?? Promise.reject(new Error("no such way")));
};

describe("every way by which money leaves a wallet", () => {
  it("counts towards one limit of a day", async () => {
    const ways = waysOut();
    const payer = await payerWithMoney();
    // An envelope holds 100,000 yuan at most: half of the limit.
    const partMinor = LIMIT_MINOR / BigInt(NAMES.length);

    const within = [];
    for (const name of NAMES) within.push(await doNow(ways[name], payer, partMinor));
    const beyond = [];
    for (const name of NAMES) beyond.push(await doNow(ways[name], payer, 500n));

    expect(Object.keys(ways)).toEqual(NAMES);
    expect(within).toEqual(NAMES.map(() => "done"));
    expect(beyond).toEqual(NAMES.map(() => "DAILY_LIMIT"));
    expect(await violations(stores)).toEqual([]);
  });

  it("counts so where all are tried at once", async () => {
    const ways = waysOut();
    const payer = await payerWithMoney();
    const halfMinor = LIMIT_MINOR / 2n;

    const outcomes = await Promise.all(NAMES.map((name) => doNow(ways[name], payer, halfMinor)));

    expect(outcomes.toSorted()).toEqual(["DAILY_LIMIT", "DAILY_LIMIT", "DAILY_LIMIT", "done", "done"]);
    expect(await violations(stores)).toEqual([]);
  });

  it("counts so around midnight too, when one process is in the next day and another is not yet", async () => {
    const before = waysOut(() => new Date("2026-11-26T23:59:59.990Z"));
    const after = waysOut(() => new Date("2026-11-27T00:00:00.010Z"));
    const payer = await payerWithMoney();
    const send = (ways: ReturnType<typeof waysOut>, amountMinor: bigint) =>
      doNow(ways["a transfer"], payer, amountMinor);

    const outcomes = [
      await send(before, LIMIT_MINOR),
      await send(before, 1n),
      await send(after, LIMIT_MINOR - 1n),
      await send(before, 2n),
      await send(after, 2n),
      await send(before, 1n),
    ];

    expect(outcomes).toEqual(["done", "DAILY_LIMIT", "done", "DAILY_LIMIT", "DAILY_LIMIT", "done"]);
    expect(await violations(stores)).toEqual([]);
  });

  it("is shut by a freeze", async () => {
    const ways = waysOut();
    const person = await payerWithMoney();
    const desk = freezeService({ ...stores, now: noon });
    await desk.freeze({ agent: newId("user"), person, reason: "查" }, async () => true);

    const outcomes = [];
    for (const name of NAMES) outcomes.push(await doNow(ways[name], person, 500n));

    expect(outcomes).toEqual(NAMES.map(() => "WALLET_FROZEN"));
    expect(await violations(stores)).toEqual([]);
  });

  it("takes a key of which no other way has made use, now and at once", async () => {
    const keyed = NAMES.filter((name) => name !== "a request");
    for (const first of keyed) {
      const ways = waysOut();
      const payer = await payerWithMoney();
      const acts = new Map(
        await Promise.all(keyed.map(async (name) => [name, await ways[name]?.(payer, 500n)] as const)),
      );
      const key = randomUUID();
      expect(await outcomeOf(acts.get(first)?.(key) ?? Promise.reject())).toBe("done");

      const again = await Promise.all(
        keyed.map((name) => outcomeOf(acts.get(name)?.(key) ?? Promise.reject())),
      );

      expect(again).toEqual(keyed.map((name) => (name === first ? "done" : "IDEMPOTENCY_KEY_REUSED")));
    }
    const [payer, ways, key] = [await payerWithMoney(), waysOut(), randomUUID()];
    const acts = await Promise.all(keyed.map((name) => ways[name]?.(payer, 500n)));
    const atOnce = await Promise.all(acts.map((act) => outcomeOf(act?.(key) ?? Promise.reject())));

    expect(atOnce.toSorted()).toEqual([...keyed.slice(1).map(() => "IDEMPOTENCY_KEY_REUSED"), "done"]);
    expect(await violations(stores)).toEqual([]);
  });
});
