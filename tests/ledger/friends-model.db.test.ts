import fc from "fast-check";
import { expect, it } from "vitest";
import { LEDGER_CHECKS } from "../../scripts/check-data/ledger-checks.ts";
import { MONEY_REQUEST_CHECKS } from "../../scripts/check-data/money-request-checks.ts";
import { OUTBOX_CHECKS } from "../../scripts/check-data/outbox-checks.ts";
import type { Stores } from "../../scripts/database/stores.ts";
import { statusAt } from "../../subgraphs/commerce/src/money-requests/model.ts";
import { asOf } from "../../subgraphs/commerce/src/transfers/model.ts";
import { violations } from "../invariants.ts";
import type { TestStores } from "../stores.ts";
import { twoProcesses } from "../two-processes.ts";
import { anyCommands } from "./friends-commands.ts";
import {
  type Asked,
  answer,
  ask,
  askedStatus,
  emptyModel,
  type Model,
  PEOPLE,
  resolve,
  type Sent,
  send,
  sentStatus,
  work,
} from "./friends-model.ts";
import { newPeople, type Subject, subjectOn } from "./friends-subject.ts";
import { RUNS_FACTOR, SEED, START_MS } from "./runs.ts";

const RUNS = 15 * RUNS_FACTOR;
const BURSTS = 8 * RUNS_FACTOR;
const COMMANDS_MAX = 100;
const LIMIT_MS = 120_000 * RUNS_FACTOR;
const HOUR_MS = 3_600_000;
const CHECKS = [...LEDGER_CHECKS, ...MONEY_REQUEST_CHECKS, ...OUTBOX_CHECKS];
const COLLECTIONS = ["accounts", "transfers", "entries", "pendings", "idempotencyKeys"];

let stores: TestStores;
/** A second process, as far as the database can tell. */
let others: Stores;
twoProcesses((opened) => {
  ({ stores, others } = opened);
});
const collection = (name: string) =>
  stores.clients.commerce.db(`${stores.databasePrefix}commerce`).collection<{ _id: string }>(name);
const clear = () =>
  Promise.all(
    [...COLLECTIONS, "moneyRequests", "freezes", "outbox"].map((name) => collection(name).deleteMany({})),
  );

/** Whether everything that was sent and asked for is as far as the model has it, and social was told of what was posted. */
async function expectAllAs(model: Model): Promise<void> {
  const at = new Date(model.nowMs);
  for (const sent of model.sent) {
    const pending = await stores.pendings.findById(sent.id);
    expect(pending && asOf(pending, at).status).toBe(sentStatus(model, sent));
  }
  for (const asked of model.asked) {
    const request = await stores.moneyRequests.findById(asked.id);
    expect(request && statusAt(request, at)).toBe(askedStatus(model, asked));
  }
  expect(await collection("transfers").countDocuments({ phase: "PENDING" })).toBe(model.sent.length);
  expect(await collection("moneyRequests").countDocuments()).toBe(model.asked.length);
  expect(await collection("outbox").countDocuments()).toBe(model.moves);
  expect(await violations(stores, CHECKS)).toEqual([]);
}

it(
  "sends, accepts, asks and pays as the model does in any order, though services die, and the data holds after each run",
  async () => {
    const clock = { nowMs: START_MS };
    await fc.assert(
      fc
        .asyncProperty(anyCommands(clock, COMMANDS_MAX), async (commands) => {
          clock.nowMs = START_MS;
          const subject = subjectOn(stores, clock);
          const model = emptyModel(START_MS);
          await subject.fund();
          await fc.asyncModelRun(() => ({ model, real: subject }), commands);
          await expectAllAs(model);
        })
        .beforeEach(async () => void (await clear())),
      { seed: SEED, numRuns: RUNS },
    );
  },
  LIMIT_MS,
);

/** One who sends two transfers, one of whose time is over, and asks once; everybody does so, and the next one is whom. */
async function prepare(model: Model, subject: Subject, clock: { nowMs: number }): Promise<void> {
  const sendAll = async () => {
    for (let by = 0; by < PEOPLE; by += 1) {
      const order = { by, to: (by + 1) % PEOPLE, amountMinor: 100n };
      const key = subject.key();
      const { id } = await subject.send(order, key, { areFriends: true });
      send(model, { ...order, id: id ?? "", key });
    }
  };
  const wait = (hours: number) => {
    model.nowMs += hours * HOUR_MS;
    clock.nowMs = model.nowMs;
  };
  await subject.fund();
  await sendAll();
  wait(23);
  await sendAll();
  for (let by = 0; by < PEOPLE; by += 1) {
    const [order, key] = [{ by, to: (by + 1) % PEOPLE, amountMinor: 10n }, subject.key()];
    await subject.ask(order, key, { areFriends: true });
    ask(model, { ...order, id: subject.requestIdOf(by, key), key });
  }
  wait(1);
}

const VERBS = ["accept", "decline", "pay", "refuse", "cancel", "work"] as const;
const ENDS = {
  accept: "POSTED",
  decline: "VOIDED",
  pay: "PAID",
  refuse: "DECLINED",
  cancel: "CANCELLED",
} as const;
const anyAnswers = fc.array(
  fc.record({ verb: fc.constantFrom(...VERBS), which: fc.nat({ max: 2 * PEOPLE - 1 }) }),
  { minLength: 10, maxLength: 24 },
);

it(
  "ends each of them once when two processes and their workers are told different things at once, and says so",
  async () => {
    await fc.assert(
      fc
        .asyncProperty(anyAnswers, async (answers) => {
          const clock = { nowMs: START_MS };
          const people = newPeople();
          const subjects = [subjectOn(stores, clock, people), subjectOn(others, clock, people)] as const;
          const model = emptyModel(START_MS);
          await prepare(model, subjects[0], clock);

          const told = await Promise.all(
            answers.map(async ({ verb, which }, index) => {
              const subject = subjects[index % 2 === 0 ? 0 : 1];
              if (verb === "work") return { verb, ended: await subject.work() };
              if (verb === "accept" || verb === "decline") {
                const sent = itemOf(model.sent, which);
                return { verb, sent, outcome: await subject[verb](sent.id, sent.to) };
              }
              const asked = itemOf(model.asked, which % PEOPLE);
              if (verb === "cancel")
                return { verb, asked, outcome: await subject.cancel(asked.id, asked.by) };
              const outcome =
                verb === "pay"
                  ? await subject.pay(asked.id, asked.to, { areFriends: true })
                  : await subject.refuse(asked.id, asked.to);
              return { verb, asked, outcome };
            }),
          );

          // What the database says was first is so; then everybody was told the truth.
          for (const sent of model.sent) {
            const status = (await stores.pendings.findById(sent.id))?.status;
            if (status === "POSTED" || status === "VOIDED") answer(model, sent, status, sent.to);
          }
          for (const asked of model.asked) {
            const status = (await stores.moneyRequests.findById(asked.id))?.status ?? "OPEN";
            if (status !== "OPEN")
              resolve(model, asked, status, status === "CANCELLED" ? asked.by : asked.to);
          }
          for (const one of told) if (one.verb !== "work") expect(one.outcome).toBe(toldBy(model, one));
          const ended = told.reduce((sum, one) => sum + ("ended" in one ? one.ended : 0), 0);
          expect(ended + (await subjects[0].work())).toBe(work(model));
          expect(await subjects[0].standings()).toEqual(
            model.hasMinor.map((minor, number) => [minor, model.heldMinor[number]]),
          );
          await expectAllAs(model);
        })
        .beforeEach(async () => void (await clear())),
      { seed: SEED, numRuns: BURSTS },
    );
  },
  LIMIT_MS,
);

type Told =
  | { readonly verb: "accept" | "decline"; readonly sent: Sent }
  | { readonly verb: "pay" | "refuse" | "cancel"; readonly asked: Asked };

/** What the model says to the same. */
const toldBy = (model: Model, one: Told): string =>
  "sent" in one
    ? answer(model, one.sent, ENDS[one.verb], one.sent.to)
    : resolve(model, one.asked, ENDS[one.verb], one.verb === "cancel" ? one.asked.by : one.asked.to);

function itemOf<Item>(items: readonly Item[], index: number): Item {
  const item = items[index];
  if (item === undefined) throw new RangeError(`nothing at ${index}`);
  return item;
}
