import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { expect } from "vitest";
import { outcomeOf } from "../races.ts";
import {
  giveBack,
  type Model,
  PEOPLE,
  type Sending,
  sayToClaimant,
  sayToSender,
  send,
  take,
} from "./model.ts";
import type { Subject } from "./subject.ts";

type Command = fc.AsyncCommand<Model, Subject>;

const command = (shown: string, run: (model: Model, subject: Subject) => Promise<void>): Command => ({
  check: () => true,
  async run(model, subject) {
    await run(model, subject);
    expect(await subject.standings()).toEqual(model.hasMinor);
  },
  toString: () => shown,
});

const sendOne = (sending: Sending): Command =>
  command(`send(${show(sending)})`, async (model, subject) => {
    const key = randomUUID();
    const expected = sayToSender(model, sending);
    let id = "";
    const act = async () => {
      id = await subject.send(sending, key);
    };

    expect(await outcomeOf(act())).toBe(expected);
    if (expected === "done") send(model, sending, { id, key });
  });

/** Sends an envelope again that was sent before: it gives the same one, and moves nothing. */
const sendAgain = (which: number): Command =>
  command(`sendAgain(${which})`, async (model, subject) => {
    const envelope = model.envelopes.at(-1 - which);
    if (envelope === undefined) return;
    const { from, to, split, shareCount, amountMinor, key, id } = envelope;

    expect(await subject.send({ from, to, split, shareCount, amountMinor }, key)).toBe(id);
    const other = { from, to, split, shareCount, amountMinor: amountMinor + 1n };
    if (sayToSender({ ...model, hasMinor: model.hasMinor.map(() => 10n ** 9n) }, other) === "done")
      expect(await outcomeOf(subject.send(other, key))).toBe("IDEMPOTENCY_KEY_REUSED");
  });

const claim = (person: number, which: number): Command =>
  command(`claim(${person}, ${which})`, async (model, subject) => {
    const envelope = model.envelopes.at(-1 - which);
    if (envelope === undefined) return;
    const say = sayToClaimant(model, envelope, person);
    let amountMinor = 0n;
    const act = async () => {
      const claimed = await subject.processes[0]?.claim(envelope.id, subject.people[person] ?? "");
      amountMinor = claimed?.claim.amountMinor ?? 0n;
    };

    expect(await outcomeOf(act())).toBe(say.code);
    expect(amountMinor).toBeGreaterThanOrEqual(say.fromMinor);
    expect(amountMinor).toBeLessThanOrEqual(say.toMinor);
    if (say.code === "done") take(model, envelope, person, amountMinor);
  });

const wait = (hours: number): Command =>
  command(`wait(${hours})`, async (model) => {
    model.nowMs += hours * 3_600_000;
  });

const work = (): Command =>
  command("work", async (model, subject) => {
    expect(await subject.processes[0]?.returnExpired()).toBe(giveBack(model));
    expect(await subject.processes[0]?.returnExpired()).toBe(0);
  });

const comeOrGo = (person: number): Command =>
  command(`comeOrGo(${person})`, async ({ members }) => {
    if (!members.delete(person)) members.add(person);
  });

const block = (one: number, other: number): Command =>
  command(`block(${one}, ${other})`, async ({ blocks }) => {
    if (!blocks.delete(`${one}:${other}`) && one !== other) blocks.add(`${one}:${other}`);
  });

const show = (act: object): string =>
  JSON.stringify(act, (_key, value) => (typeof value === "bigint" ? `${value}` : value));

const person = fc.nat({ max: PEOPLE - 1 });
/** An envelope that may be sent as a rule; now and then one that may not. */
export const anySending: fc.Arbitrary<Sending> = fc
  .record({
    from: person,
    to: fc.oneof({ weight: 1, arbitrary: person }, { weight: 3, arbitrary: fc.constant("group" as const) }),
    split: fc.constantFrom("EQUAL" as const, "LUCKY" as const),
    count: fc.oneof({ weight: 9, arbitrary: fc.integer({ min: 1, max: 4 }) }, fc.constantFrom(0, -1, 501)),
    eachMinor: fc.oneof(
      { weight: 6, arbitrary: fc.bigInt({ min: 1n, max: 60n }) },
      { weight: 2, arbitrary: fc.bigInt({ min: 18_000n, max: 20_000n }) },
      fc.constantFrom(0n, -1n, 20_001n, 2n ** 40n),
    ),
    moreMinor: fc.bigInt({ min: 0n, max: 3n }),
  })
  .map(({ count, eachMinor, moreMinor, ...sending }) => {
    const shareCount = sending.to === "group" ? count : 1;
    return { ...sending, shareCount, amountMinor: eachMinor * BigInt(shareCount) + moreMinor };
  });

/** Runs of commands in any order. */
export const anyCommands = (maxCommands: number): fc.Arbitrary<Iterable<Command>> => {
  const which = fc.nat({ max: 2 });
  const sendings = anySending.map(sendOne);
  const claims = fc.tuple(person, which).map(([who, of]) => claim(who, of));
  return fc.commands(
    [
      ...[sendings, sendings, sendings],
      ...[claims, claims, claims, claims, claims, claims, claims, claims],
      which.map(sendAgain),
      fc.integer({ min: 1, max: 23 }).map(wait),
      fc.constant(null).map(work),
      person.map(comeOrGo),
      fc.tuple(person, person).map(([one, other]) => block(one, other)),
    ],
    { maxCommands, size: "max" },
  );
};
