import fc from "fast-check";
import { expect } from "vitest";
import type { TransferRequest } from "../../subgraphs/commerce/src/ledger/execute.ts";
import { fundingOf, walletOf } from "../../subgraphs/commerce/src/ledger/model.ts";
import type { TransferResult } from "../../subgraphs/commerce/src/ledger/results.ts";
import {
  doChain,
  doInModel,
  type End,
  emptyModel,
  expire,
  HOUR_MS,
  holdOf,
  type Model,
  type Move,
  PEOPLE,
} from "./model.ts";
import { START_MS } from "./runs.ts";

/** A ledger under test: the real one, or its heart alone. */
export type Subject = {
  /** Makes an id that no other run of this subject uses. */
  id(): string;
  personOf(number: number): string;
  submit(requests: readonly TransferRequest[], at: Date): Promise<readonly TransferResult[]>;
  /** What the worker does. @returns How many it ended. */
  expire(at: Date): Promise<number>;
  /** What a person has, and what of it is set aside. */
  standingOf(number: number): Promise<readonly [hasMinor: bigint, heldMinor: bigint]>;
};

type Command = fc.AsyncCommand<Model, Subject>;

const command = (shown: string, run: (model: Model, subject: Subject) => Promise<void>): Command => ({
  check: () => true,
  async run(model, subject) {
    await run(model, subject);
    const standings = await Promise.all(model.hasMinor.map((_minor, number) => subject.standingOf(number)));
    expect(standings).toEqual(model.hasMinor.map((minor, number) => [minor, model.heldMinor[number]]));
  },
  toString: () => shown,
});

/** What an act is to the ledger. The model is as it is before it. */
export function requestOf(act: Move | End, id: string, model: Model, subject: Subject): TransferRequest {
  if ("which" in act) {
    const phase = act.type === "post" ? "POST" : "VOID";
    const pendingId = holdOf(model, act)?.id ?? "transfer_unknown";
    const isPart = act.type === "post" && act.amountMinor !== null;
    return { _id: id, phase, pendingId, ...(isPart && { amountMinor: act.amountMinor ?? 0n }) };
  }
  const { type, from, to, amountMinor, hours } = act;
  const account = (who: number | "outside") =>
    who === "outside" ? fundingOf("CNY") : walletOf(subject.personOf(who), "CNY");
  return {
    ...{ _id: id, kind: "TRANSFER", note: null },
    phase: type === "move" ? "SINGLE" : "PENDING",
    postings: [{ debit: account(from), credit: account(to), amountMinor }],
    ...(hours !== null && { expiresAt: new Date(model.nowMs + hours * HOUR_MS) }),
  };
}

const one = (act: Move | End): Command =>
  command(show(act), async (model, subject) => {
    const id = subject.id();
    const request = requestOf(act, id, model, subject);
    const at = new Date(model.nowMs);
    const expected = doInModel(model, act, id);

    expect(await subject.submit([request], at)).toEqual([expected]);
    // Sent again, whatever it was, it does nothing more.
    if (expected === "CREATED") expect(await subject.submit([request], at)).toEqual(["EXISTS"]);
  });

const chain = (acts: readonly (Move | End)[]): Command =>
  command(`chain(${acts.map(show)})`, async (model, subject) => {
    const ids = acts.map(() => subject.id());
    const draft = structuredClone(model);
    const requests = acts.map((act, index) => {
      const request = requestOf(act, ids[index] ?? "", draft, subject);
      doInModel(draft, act, ids[index] ?? "");
      return { ...request, isLinked: index < acts.length - 1 };
    });

    const results = await subject.submit(requests, new Date(model.nowMs));

    expect(results).toEqual(doChain(model, acts, ids));
  });

const wait = (hours: number): Command =>
  command(`wait(${hours})`, async (model) => {
    model.nowMs += hours * HOUR_MS;
  });

const work = (): Command =>
  command("work", async (model, subject) => {
    const at = new Date(model.nowMs);
    expect(await subject.expire(at)).toBe(expire(model));
    expect(await subject.expire(at)).toBe(0);
  });

const show = (act: object): string =>
  JSON.stringify(act, (_key, value) => (typeof value === "bigint" ? `${value}` : value));

const person = fc.nat({ max: PEOPLE - 1 });
const amountMinor = fc.oneof(
  { weight: 20, arbitrary: fc.bigInt({ min: 1n, max: 120n }) },
  { weight: 1, arbitrary: fc.constantFrom(0n, -1n, 2n ** 53n, 2n ** 62n) },
);
const hours = fc.option(fc.integer({ min: 1, max: 3 }));
/** Anything that is asked of the ledger. */
export const anyAct: fc.Arbitrary<Move | End> = fc.oneof(
  fc.record({
    type: fc.constant("move" as const),
    from: person,
    to: person,
    amountMinor,
    hours: fc.constant(null),
  }),
  fc.record({ type: fc.constant("hold" as const), from: person, to: person, amountMinor, hours }),
  fc.record({
    type: fc.constant("post" as const),
    which: fc.nat({ max: 4 }),
    amountMinor: fc.option(fc.bigInt({ min: 0n, max: 120n }), { freq: 2 }),
  }),
  fc.record({
    type: fc.constant("void" as const),
    which: fc.nat({ max: 4 }),
    amountMinor: fc.constant(null),
  }),
);
const funding = fc.record({
  type: fc.constant("move" as const),
  from: fc.constant("outside" as const),
  to: person,
  amountMinor: fc.bigInt({ min: 1n, max: 200n }),
  hours: fc.constant(null),
});

const BEGINNING_MINOR = 200n;

/** A model and a ledger in which everybody has the same. */
export async function begun(subject: Subject): Promise<{ model: Model; real: Subject }> {
  const model = emptyModel(START_MS);
  const acts = Array.from({ length: PEOPLE }, (_, to) => ({
    ...({ type: "move", from: "outside", hours: null } as const),
    ...{ to, amountMinor: BEGINNING_MINOR },
  }));
  const requests = acts.map((act) => requestOf(act, subject.id(), model, subject));
  for (const [index, act] of acts.entries()) doInModel(model, act, requests[index]?._id ?? "");
  await subject.submit(requests, new Date(START_MS));
  return { model, real: subject };
}

/** Runs of commands in any order. */
export const anyCommands = (maxCommands: number): fc.Arbitrary<Iterable<Command>> =>
  fc.commands(
    [
      anyAct.map(one),
      anyAct.map(one),
      anyAct.map(one),
      funding.map(one),
      fc.array(anyAct, { minLength: 2, maxLength: 4 }).map(chain),
      fc.integer({ min: 1, max: 2 }).map(wait),
      fc.constant(null).map(work),
    ],
    { maxCommands, size: "max" },
  );
