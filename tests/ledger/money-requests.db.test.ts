import { randomUUID } from "node:crypto";
import { newId } from "@kith/kit/global-id.ts";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { LEDGER_CHECKS } from "../../scripts/check-data/ledger-checks.ts";
import { MONEY_REQUEST_CHECKS } from "../../scripts/check-data/money-request-checks.ts";
import { accountIdOf, availableOf, walletOf } from "../../subgraphs/commerce/src/ledger/model.ts";
import {
  OPEN_PER_PAYER_MAX,
  PER_DAY_MAX,
  REQUEST_LIFE_MS,
  statusAt,
} from "../../subgraphs/commerce/src/money-requests/model.ts";
import { moneyRequestService } from "../../subgraphs/commerce/src/money-requests/money-request-service.ts";
import { transferService } from "../../subgraphs/commerce/src/transfers/transfer-service.ts";
import { FRIENDS } from "../give-money.ts";
import { violations } from "../invariants.ts";
import { outcomeOf } from "../races.ts";
import { openTestStores, type TestStores } from "../stores.ts";
import { START_MS } from "./runs.ts";

const DAY_MS = 86_400_000;
const FUNDS_MINOR = 1_000n;
const ROUNDS = 10;
const FRIENDLY = async () => FRIENDS;

let stores: TestStores;
const clock = { nowMs: START_MS };
const now = () => new Date(clock.nowMs);
beforeAll(async () => {
  stores = await openTestStores();
});
afterAll(() => stores?.[Symbol.asyncDispose]());
beforeEach(() => {
  clock.nowMs = START_MS;
});

/** Two services do not share a queue: like two processes, they meet in the database only. */
const twoServices = () =>
  [moneyRequestService({ ...stores, now }), moneyRequestService({ ...stores, now })] as const;

/** An asker and a payer who has money, new ones each time. */
async function pair() {
  const [asker, payer] = [newId("user"), newId("user")];
  const funding = { recipient: payer, amountMinor: FUNDS_MINOR, currency: "CNY" as const };
  await transferService({ ...stores, now }).fund([{ ...funding, idempotencyKey: randomUUID() }]);
  const wish = (amountMinor = 10n) => ({
    ...{ asker, payer, amountMinor, currency: "CNY" as const, note: null, idempotencyKey: randomUUID() },
  });
  return { asker, payer, wish };
}

const hasMinor = async (person: string): Promise<bigint> => {
  const [account] = await stores.accounts.findByIds([accountIdOf(walletOf(person, "CNY"))]);
  return account === undefined ? 0n : availableOf(account);
};

type Verb = "pay" | "decline" | "cancel";
type Two = Awaited<ReturnType<typeof pair>>;

const answerWith = (
  service: ReturnType<typeof moneyRequestService>,
  verb: Verb,
  { requestId, asker, payer }: Pick<Two, "asker" | "payer"> & { readonly requestId: string },
): Promise<unknown> => {
  const isHidden = async () => false;
  if (verb === "pay") return service.payMoneyRequest({ requestId, person: payer, isHidden }, FRIENDLY);
  if (verb === "decline") return service.declineMoneyRequest({ requestId, person: payer, isHidden });
  return service.cancelMoneyRequest({ requestId, person: asker, isHidden });
};

const CHECKS = [...LEDGER_CHECKS, ...MONEY_REQUEST_CHECKS];

describe("what may be done with a request for money after what", () => {
  const ALLOWED: Readonly<Record<Verb, Readonly<Record<Verb, string>>>> = {
    pay: { pay: "done", decline: "ALREADY_PAID", cancel: "ALREADY_PAID" },
    decline: { pay: "ALREADY_DECLINED", decline: "done", cancel: "ALREADY_DECLINED" },
    cancel: { pay: "CANCELLED", decline: "CANCELLED", cancel: "done" },
  };

  it.for(Object.entries(ALLOWED))("follows the state machine: after %s", async ([first, outcomes]) => {
    const { wish, ...two } = await pair();
    const [service] = twoServices();
    const { _id: requestId } = await service.requestMoney(wish(), FRIENDLY);
    await answerWith(service, first as Verb, { ...two, requestId });
    const ended = await stores.moneyRequests.findById(requestId);

    const then = Object.keys(outcomes).map((verb) =>
      outcomeOf(answerWith(service, verb as Verb, { ...two, requestId })),
    );

    expect(await Promise.all(then)).toEqual(Object.values(outcomes));
    expect(await stores.moneyRequests.findById(requestId)).toEqual(ended);
    expect(await hasMinor(two.asker)).toBe(first === "pay" ? 10n : 0n);
  });

  it("is nothing once its seven days are over", async () => {
    const { wish, ...two } = await pair();
    const [service] = twoServices();
    const { _id: requestId } = await service.requestMoney(wish(), FRIENDLY);
    clock.nowMs += REQUEST_LIFE_MS;

    const outcomes = (["pay", "decline", "cancel"] as const).map((verb) =>
      outcomeOf(answerWith(service, verb, { ...two, requestId })),
    );

    expect(await Promise.all(outcomes)).toEqual(["EXPIRED", "EXPIRED", "EXPIRED"]);
    expect(await hasMinor(two.payer)).toBe(FUNDS_MINOR);
  });
});

describe("answers to a request for money that come at once", () => {
  it("from two processes end it once, and whoever loses is told", async () => {
    const verbs: readonly Verb[] = ["pay", "decline", "cancel"];
    const codeOfLoser = { PAID: "ALREADY_PAID", DECLINED: "ALREADY_DECLINED", CANCELLED: "CANCELLED" };
    for (let round = 0; round < ROUNDS; round += 1) {
      const { wish, ...two } = await pair();
      const services = twoServices();
      const { _id: requestId } = await services[0].requestMoney(wish(), FRIENDLY);

      const outcomes = await Promise.all(
        [...verbs, ...verbs].map(async (verb, index) => {
          const service = services[index % 2 === 0 ? 0 : 1];
          return [verb, await outcomeOf(answerWith(service, verb, { ...two, requestId }))] as const;
        }),
      );

      const ended = await stores.moneyRequests.findById(requestId);
      const status = ended?.status as keyof typeof codeOfLoser;
      const winner = { PAID: "pay", DECLINED: "decline", CANCELLED: "cancel" }[status];
      expect(outcomes).toEqual(
        outcomes.map(([verb]) => [verb, verb === winner ? "done" : codeOfLoser[status]]),
      );
      expect(await hasMinor(two.asker)).toBe(status === "PAID" ? 10n : 0n);
    }
    expect(await violations(stores, CHECKS)).toEqual([]);
  });

  it("are refused without a trace when the payer has not enough", async () => {
    const { wish, ...two } = await pair();
    const services = twoServices();
    const { _id: requestId } = await services[0].requestMoney(wish(FUNDS_MINOR + 1n), FRIENDLY);

    const outcomes = await Promise.all(
      services.map((service) => outcomeOf(answerWith(service, "pay", { ...two, requestId }))),
    );

    expect(outcomes).toEqual(["INSUFFICIENT_BALANCE", "INSUFFICIENT_BALANCE"]);
    const request = await stores.moneyRequests.findById(requestId);
    expect(request && statusAt(request, now())).toBe("OPEN");
    expect(await violations(stores, CHECKS)).toEqual([]);
  });
});

describe("how often somebody may ask", () => {
  it("is bounded for one person, also when two processes are asked at once, until a request ends", async () => {
    const { wish, ...two } = await pair();
    const services = twoServices();

    const outcomes = await Promise.all(
      Array.from({ length: 12 }, (_, index) =>
        outcomeOf(services[index % 2 === 0 ? 0 : 1].requestMoney(wish(), FRIENDLY)),
      ),
    );

    expect(outcomes.toSorted()).toEqual([
      ...Array.from({ length: 12 - OPEN_PER_PAYER_MAX }, () => "TOO_MANY_OPEN"),
      ...Array.from({ length: OPEN_PER_PAYER_MAX }, () => "done"),
    ]);
    const open = await stores.clients.commerce
      .db(`${stores.databasePrefix}commerce`)
      .collection<{ _id: string }>("moneyRequests")
      .findOne({ asker: two.asker });
    await answerWith(services[0], "decline", { ...two, requestId: open?._id ?? "" });
    expect(await outcomeOf(services[0].requestMoney(wish(), FRIENDLY))).toBe("done");
    clock.nowMs += REQUEST_LIFE_MS;
    expect(await outcomeOf(services[0].requestMoney(wish(), FRIENDLY))).toBe("done");
    expect(await violations(stores, CHECKS)).toEqual([]);
  });

  it("is bounded for a day, whoever is asked and whatever comes of it", async () => {
    const { wish, asker } = await pair();
    const [service] = twoServices();
    for (let asked = 0; asked < PER_DAY_MAX; asked += 1) {
      const { _id } = await service.requestMoney({ ...wish(), payer: newId("user") }, FRIENDLY);
      if (asked % 2 === 0)
        await service.cancelMoneyRequest({ requestId: _id, person: asker, isHidden: async () => false });
    }

    expect(await outcomeOf(service.requestMoney(wish(), FRIENDLY))).toBe("DAILY_LIMIT");
    clock.nowMs += DAY_MS;
    expect(await outcomeOf(service.requestMoney(wish(), FRIENDLY))).toBe("done");
    expect(await violations(stores, CHECKS)).toEqual([]);
  });
});

describe("the key of a request for money", () => {
  it("makes it once, in two processes at once, and gives it again as far as it has come", async () => {
    const { wish, ...two } = await pair();
    const services = twoServices();
    const one = wish();

    const asked = await Promise.all(
      Array.from({ length: 8 }, (_, index) => services[index % 2 === 0 ? 0 : 1].requestMoney(one, FRIENDLY)),
    );

    const [first] = asked;
    expect(asked).toEqual(asked.map(() => first));
    await answerWith(services[0], "pay", { ...two, requestId: first?._id ?? "" });
    const estranged = async () => ({ ...FRIENDS, areFriends: false });
    expect(await services[0].requestMoney(one, estranged)).toMatchObject({ _id: first?._id, status: "PAID" });
    const others = [{ amountMinor: 11n }, { note: "!" }, { payer: newId("user") }].map((other) =>
      outcomeOf(services[0].requestMoney({ ...one, ...other }, FRIENDLY)),
    );
    expect(new Set(await Promise.all(others))).toEqual(new Set(["IDEMPOTENCY_KEY_REUSED"]));
  });
});
