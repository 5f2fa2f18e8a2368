import fc from "fast-check";
import { expect } from "vitest";
import { answer, ask, type Model, type Order, PEOPLE, pairOf, resolve, send, work } from "./friends-model.ts";
import type { Death, Subject } from "./friends-subject.ts";

const HOUR_MS = 3_600_000;

type Command = fc.AsyncCommand<Model, Subject>;
type Clock = { nowMs: number };

const command = (shown: object, run: (model: Model, subject: Subject) => Promise<void>): Command => ({
  check: () => true,
  async run(model, subject) {
    await run(model, subject);
    expect(await subject.standings()).toEqual(
      model.hasMinor.map((minor, number) => [minor, model.heldMinor[number]]),
    );
  },
  toString: () => JSON.stringify(shown, (_key, value) => (typeof value === "bigint" ? `${value}` : value)),
});

/**
 * Does something in the model and for real. Who dies with it gives no answer, and either all of it is there or nothing: it
 * is asked for again then, as a client does, and is done once.
 */
async function both(
  death: Death,
  { inModel, real }: { inModel: () => string; real: (death: Death) => Promise<string> },
): Promise<void> {
  const first = death === null ? null : await real(death);
  const outcome = await real(null);

  expect(outcome).toBe(inModel());
  // Who was refused before there was anything to commit has not died.
  if (first !== null && first !== "killed") expect(first).toBe(outcome);
}

const areFriends = ({ estranged }: Model, { by, to }: Order) => !estranged.has(pairOf(by, to));
const lastOf = <Row>(rows: readonly Row[], which: number): Row | undefined => rows.at(-1 - which);

const sending = (order: Order, death: Death): Command =>
  command({ send: order, death }, async (model, subject) => {
    const key = subject.key();
    let id = "";
    const real = async (dying: Death) => {
      const sent = await subject.send(order, key, { areFriends: areFriends(model, order), death: dying });
      id = sent.id ?? id;
      return sent.outcome;
    };
    await both(death, { real, inModel: () => send(model, { ...order, id, key }) });
  });

const sendingAgain = (which: number, isOther: boolean): Command =>
  command({ sendAgain: which, isOther }, async (model, subject) => {
    const sent = lastOf(model.sent, which);
    if (sent === undefined) return;
    const order = isOther ? { ...sent, amountMinor: sent.amountMinor + 1n } : sent;
    // Whatever has changed since.
    const again = await subject.send(order, sent.key, { areFriends: false });
    expect(again).toEqual(
      isOther ? { outcome: "IDEMPOTENCY_KEY_REUSED", id: null } : { outcome: "done", id: sent.id },
    );
  });

const answering = (which: number, verb: "accept" | "decline", { by, death }: { by: number; death: Death }) =>
  command({ [verb]: which, by, death }, async (model, subject) => {
    const sent = lastOf(model.sent, which);
    if (sent === undefined) return;
    // The recipient as a rule, or anybody.
    const person = by < PEOPLE ? by : sent.to;
    await both(death, {
      real: (dying) => subject[verb](sent.id, person, dying),
      inModel: () => answer(model, sent, verb === "accept" ? "POSTED" : "VOIDED", person),
    });
  });

const asking = (order: Order, death: Death): Command =>
  command({ ask: order, death }, async (model, subject) => {
    const key = subject.key();
    await both(death, {
      real: (dying) => subject.ask(order, key, { areFriends: areFriends(model, order), death: dying }),
      inModel: () => ask(model, { ...order, id: subject.requestIdOf(order.by, key), key }),
    });
  });

const askingAgain = (which: number, isOther: boolean): Command =>
  command({ askAgain: which, isOther }, async (model, subject) => {
    const asked = lastOf(model.asked, which);
    if (asked === undefined) return;
    const order = isOther ? { ...asked, amountMinor: asked.amountMinor + 1n } : asked;
    const outcome = await subject.ask(order, asked.key, { areFriends: false });
    expect(outcome).toBe(isOther ? "IDEMPOTENCY_KEY_REUSED" : "done");
  });

const STATUS = { pay: "PAID", refuse: "DECLINED", cancel: "CANCELLED" } as const;

const resolving = (
  which: number,
  verb: keyof typeof STATUS,
  { by, death }: { by: number; death: Death },
): Command =>
  command({ [verb]: which, by, death }, async (model, subject) => {
    const asked = lastOf(model.asked, which);
    if (asked === undefined) return;
    const person = by < PEOPLE ? by : verb === "cancel" ? asked.by : asked.to;
    const isPayment = verb === "pay";
    await both(isPayment ? death : null, {
      real: (dying) =>
        isPayment
          ? subject.pay(asked.id, person, { areFriends: areFriends(model, asked), death: dying })
          : subject[verb](asked.id, person),
      inModel: () => resolve(model, asked, STATUS[verb], person),
    });
  });

const estranging = (one: number, other: number): Command =>
  command({ friendsOrNot: [one, other] }, async ({ estranged }) => {
    const pair = pairOf(one, other);
    if (!estranged.delete(pair)) estranged.add(pair);
  });

const freezing = (person: number): Command =>
  command({ freezeOrNot: person }, async ({ isFrozen }, subject) => {
    isFrozen[person] = !isFrozen[person];
    await subject.setFrozen(person, isFrozen[person]);
  });

const waiting = (hours: number, clock: Clock): Command =>
  command({ wait: hours }, async (model) => {
    model.nowMs += hours * HOUR_MS;
    clock.nowMs = model.nowMs;
  });

const working = (): Command =>
  command({ work: true }, async (model, subject) => {
    expect(await subject.work()).toBe(work(model));
  });

const person = fc.nat({ max: PEOPLE - 1 });
const amountMinor = fc.oneof(
  { weight: 10, arbitrary: fc.bigInt({ min: 1n, max: 250_000n }) },
  { weight: 2, arbitrary: fc.bigInt({ min: 400_000n, max: 1_000_000n }) },
  { weight: 1, arbitrary: fc.constantFrom(0n, -1n, 2n ** 53n, 2n ** 62n) },
);
// To somebody else as a rule.
const further = fc.oneof(
  { weight: 15, arbitrary: fc.integer({ min: 1, max: PEOPLE - 1 }) },
  { weight: 1, arbitrary: fc.constant(0) },
);
const order: fc.Arbitrary<Order> = fc
  .record({ by: person, further, amountMinor })
  .map(({ by, further: steps, ...rest }) => ({ by, to: (by + steps) % PEOPLE, ...rest }));
const which = fc.nat({ max: 2 });
const death = fc.oneof(
  { weight: 4, arbitrary: fc.constant(null) },
  { weight: 1, arbitrary: fc.constantFrom("before" as const, "after" as const) },
);
// Beyond the last person: whose it is to do.
const by = fc.nat({ max: 3 * PEOPLE });
const how = fc.record({ by, death });

/** Runs of commands in any order. @param clock The time of the services, which waits move. */
export const anyCommands = (clock: Clock, maxCommands: number): fc.Arbitrary<Iterable<Command>> =>
  fc.commands(
    [
      fc.tuple(order, death).map((args) => sending(...args)),
      fc.tuple(order, death).map((args) => sending(...args)),
      fc.tuple(which, fc.boolean()).map((args) => sendingAgain(...args)),
      fc.tuple(which, fc.constant("accept" as const), how).map((args) => answering(...args)),
      fc.tuple(which, fc.constantFrom("accept" as const, "decline"), how).map((args) => answering(...args)),
      fc.tuple(order, death).map((args) => asking(...args)),
      fc.tuple(order, death).map((args) => asking(...args)),
      fc.tuple(which, fc.boolean()).map((args) => askingAgain(...args)),
      fc.tuple(which, fc.constant("pay" as const), how).map((args) => resolving(...args)),
      fc
        .tuple(which, fc.constantFrom("pay" as const, "refuse", "cancel"), how)
        .map((args) => resolving(...args)),
      fc.tuple(person, person).map((args) => estranging(...args)),
      person.map(freezing),
      fc.integer({ min: 1, max: 30 }).map((hours) => waiting(hours, clock)),
      fc.constant(null).map(working),
    ],
    { maxCommands, size: "max" },
  );
