import { randomUUID } from "node:crypto";
import { newId } from "@kith/kit/global-id.ts";
import fc from "fast-check";
import { expect } from "vitest";
import type { Bill, BillShare } from "../../subgraphs/commerce/src/bills/model.ts";
import type { Spending } from "../../subgraphs/commerce/src/group-accounts/spending.ts";
import * as paper from "./model.ts";
import { sameShares } from "./model-bills.ts";
import { endOf, type Subject } from "./subject.ts";

/** What is there under which id, as the model numbers it; and the acts that can be sent again under their key. */
export type Real = {
  readonly subject: Subject;
  readonly spendings: string[];
  readonly bills: string[];
  readonly again: (() => Promise<void>)[];
  readonly sharesOf: (bill: string) => Promise<readonly BillShare[]>;
};
type Command = fc.AsyncCommand<paper.Model, Real>;
type Run = (model: paper.Model, real: Real) => Promise<void>;

const command = (shown: string, run: Run): Command => ({
  check: () => true,
  async run(model, real) {
    await run(model, real);
    expect(await real.subject.balances()).toEqual({
      ...{ people: model.hasMinor, group: model.groupMinor, held: paper.heldMinor(model) },
    });
  },
  toString: () => shown,
});

/** Does something under a key, and lets it be done again under that key: whatever has changed since, it gives what it gave. */
async function once<Result extends { readonly _id: string }>(
  real: Real,
  act: (key: string) => Promise<Result>,
  expected: string,
): Promise<Result | null> {
  const key = randomUUID();
  let first: Result | null = null;
  const doing = act(key).then((result) => {
    first = result;
    return result;
  });
  expect(await endOf(doing)).toBe(expected);
  const { _id } = (first ?? {}) as Partial<Result>;
  if (_id !== undefined) real.again.push(async () => expect((await act(key))._id).toBe(_id));
  return first;
}

const contribute = (person: number, amountMinor: bigint) =>
  command(`contribute(${person}, ${amountMinor})`, async (model, real) => {
    const expected = paper.contribute(model, person, amountMinor);
    await once(real, (key) => real.subject.contribute(person, amountMinor, key), expected);
  });

const { appoint, dismiss, approve, reject, join, leave, pay, decline, cancel } = paper;
const ON_PAPER = { appoint, dismiss, approve, reject, join, leave, pay, decline, cancel };

const keep = (act: "appoint" | "dismiss", by: number, user: number) =>
  command(`${act}(${by}, ${user})`, async (model, { subject }) => {
    const expected = ON_PAPER[act](model, by, user);
    expect(await endOf(subject[act](by, user))).toBe(expected);
  });

const spend = (keeper: number, recipient: number, amountMinor: bigint) =>
  command(`spend(${keeper}, ${recipient}, ${amountMinor})`, async (model, real) => {
    const expected = paper.spend(model, keeper, recipient, amountMinor);
    const act = (key: string) => real.subject.spend(keeper, recipient, amountMinor, key);
    const spending: Spending | null = await once(real, act, expected);
    if (spending !== null) real.spendings.push(spending._id);
  });

const end = (act: "approve" | "reject", person: number, which: number) =>
  command(`${act}(${person}, ${which})`, async (model, real) => {
    const id = real.spendings.at(-1 - which) ?? newId("spending");
    const expected = ON_PAPER[act](model, person, which);
    if (act === "approve") await once(real, (key) => real.subject.approve(person, id, key), expected);
    else expect(await endOf(real.subject.reject(person, id))).toBe(expected);
  });

const come = (act: "join" | "leave", person: number) =>
  command(`${act}(${person})`, async (model) => ON_PAPER[act](model, person));

const comeBack = (person: number) =>
  command(`comeBack(${person})`, async (model) => {
    leave(model, person);
    join(model, person);
  });

const freeze = () =>
  command("freeze or unfreeze", async (model, { subject }) => {
    model.isFrozen = !model.isFrozen;
    await subject.setFrozen(model.isFrozen);
  });

const wait = (hours: number) =>
  command(`wait(${hours})`, async (model) => {
    model.nowMs += hours * paper.HOUR_MS;
  });

const work = () =>
  command("work", async (model, { subject }) => {
    expect(await subject.expire()).toBe(paper.expire(model));
  });

const split = (creator: number, others: readonly number[], withOwn: boolean, totalMinor: bigint) =>
  command(`split(${creator}, [${others}], ${withOwn}, ${totalMinor})`, async (model, real) => {
    const owing = others.filter((person) => person !== creator);
    if (owing.length === 0) return;
    const among = withOwn ? [creator, ...owing] : owing;
    const failure = paper.splitFailure(model, creator, owing);
    const act = (key: string) => real.subject.split(creator, among, totalMinor, key);
    const bill: Bill | null = await once(real, act, failure ?? "done");
    if (bill === null) return;

    const shares = await real.sharesOf(bill._id);
    const amounts = shares.map(
      ({ person, amountMinor }) => [real.subject.numberOf(person), amountMinor] as const,
    );
    const minor = amounts.map(([, amountMinor]) => amountMinor);
    expect(sameShares(totalMinor, among.length, minor, bill.ownMinor)).toBe(true);
    expect(amounts.map(([person]) => person).sort()).toEqual([...owing].sort());
    paper.split(model, { creator, amounts: new Map(amounts) });
    real.bills.push(bill._id);
  });

const settle = (act: "pay" | "decline" | "cancel", person: number, which: number) =>
  command(`${act}(${person}, ${which})`, async (model, real) => {
    const id = real.bills.at(-1 - which) ?? newId("bill");
    const expected = ON_PAPER[act](model, person, which);
    if (act === "pay") await once(real, (key) => real.subject.pay(person, id, key), expected);
    else expect(await endOf(real.subject[act](person, id))).toBe(expected);
  });

const repeat = (which: number) =>
  command(`repeat(${which})`, async (_model, { again }) => {
    await again.at(-1 - which)?.();
  });

const person = fc.nat({ max: paper.PEOPLE - 1 });
/** The last one as a rule. */
const which = fc.oneof(
  { weight: 3, arbitrary: fc.constant(0) },
  { weight: 1, arbitrary: fc.nat({ max: 3 }) },
);
const amountMinor = fc.oneof(
  { weight: 6, arbitrary: fc.bigInt({ min: 1n, max: 60_000n }) },
  { weight: 3, arbitrary: fc.bigInt({ min: paper.LIMIT_MINOR, max: paper.LIMIT_MINOR + 20_000n }) },
  { weight: 1, arbitrary: fc.constantFrom(0n, -1n) },
);
const keeper = fc.oneof({ weight: 6, arbitrary: fc.nat({ max: 1 }) }, { weight: 1, arbitrary: person });
const times = <Act>(count: number, arbitrary: fc.Arbitrary<Act>) =>
  Array.from({ length: count }, () => arbitrary);

const contributing = fc.tuple(person, amountMinor).map((args) => contribute(...args));
const keeping = fc
  .tuple(fc.constantFrom("appoint", "appoint", "dismiss"), fc.constantFrom(0, 0, 0, 1), person)
  .map((args) => keep(...args));
const spending = fc.tuple(keeper, person, amountMinor).map((args) => spend(...args));
const ending = fc
  .tuple(fc.constantFrom("approve", "approve", "approve", "reject"), keeper, which)
  .map((args) => end(...args));
const coming = fc.tuple(fc.constantFrom("join", "join", "leave"), person).map((args) => come(...args));
const splitting = fc
  .tuple(
    ...[person, fc.uniqueArray(person, { minLength: 2 }), fc.boolean()],
    fc.bigInt({ min: 10n, max: 200_000n }),
  )
  .map((args) => split(...args));
const settling = fc
  .tuple(fc.constantFrom("pay", "pay", "pay", "pay", "decline", "cancel"), person, which)
  .map((args) => settle(...args));

/** Runs of commands in any order, mostly by people of whom the first two are keepers. */
export const anyCommands = (maxCommands: number): fc.Arbitrary<Iterable<Command>> =>
  fc.commands(
    [
      ...times(2, contributing),
      ...times(2, keeping),
      ...times(5, spending),
      ...times(6, ending),
      ...times(2, coming),
      ...times(1, fc.constant(1).map(comeBack)),
      ...times(1, fc.constant(null).map(freeze)),
      ...times(1, fc.integer({ min: 1, max: 13 }).map(wait)),
      ...times(1, fc.constant(null).map(work)),
      ...times(2, splitting),
      ...times(5, settling),
      ...times(2, fc.nat({ max: 3 }).map(repeat)),
    ],
    { maxCommands, size: "max" },
  );
