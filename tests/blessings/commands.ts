import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { expect } from "vitest";
import { CARDS, handIdOf, NO_CARDS } from "../../subgraphs/commerce/src/blessings/model.ts";
import { outcomeOf } from "../races.ts";
import type { TestStores } from "../stores.ts";
import { type Act, doInModel, expireInModel, type Model, PEOPLE, standingOf } from "./model.ts";
import type { Stage } from "./stage.ts";

/** A campaign on a database. The stages share nothing but that: whichever does something, both see it. */
export type Subject = {
  readonly stores: TestStores;
  readonly stages: readonly [Stage, Stage];
  readonly campaign: string;
  readonly personOf: (number: number) => string;
  /** The ids of offers that were made, in the order of the model's. */
  readonly offerIds: string[];
};

type Command = fc.AsyncCommand<Model, Subject>;

const standing = (who: number, friend: number) => async () => ({
  isThere: true,
  areFriends: ![who, friend].includes(PEOPLE - 1),
});

/** Does something in the real campaign, under a key. @returns "done" or the code of the refusal. */
export async function doForReal(subject: Subject, act: Act, stage: Stage, key: string): Promise<string> {
  const { campaign, personOf, offerIds } = subject;
  const { drawService, offerService } = stage.services;
  const me = personOf(act.who);
  if (act.type === "draw") return outcomeOf(stage.deal(campaign, me, act.cards, key));
  if (act.type === "enter") return outcomeOf(drawService.enter(campaign, me));
  if (act.type === "visit") {
    const order = { campaign, visitor: me, host: personOf(act.friend) };
    return outcomeOf(drawService.visit(order, standing(act.who, act.friend)));
  }
  if (act.type === "offer") {
    const { card, wanted, friend } = act;
    const order = { campaign, from: me, to: personOf(friend), card, wanted, idempotencyKey: key };
    return outcomeOf(
      offerService.offer(order, standing(act.who, friend)).then(({ _id }) => {
        if (!offerIds.includes(_id)) offerIds.push(_id);
      }),
    );
  }
  const offerId = offerIds.at(-1 - act.which) ?? "offer_unknown";
  const answer = { offerId, viewer: me };
  if (act.type === "accept") return outcomeOf(offerService.accept(answer, standing(0, 0)));
  return outcomeOf(offerService[act.type](answer));
}

/** What everybody has at hand in the real campaign, and how many have entered. */
export async function realStandingOf({ stores, campaign, personOf }: Subject) {
  const ids = Array.from({ length: PEOPLE }, (_, number) => handIdOf({ campaign, person: personOf(number) }));
  const hands = await stores.blessingHands.findByIds(ids);
  const [count] = await stores.potEntries.countsOf([campaign]);
  return {
    cards: ids.map((id) => hands.find(({ _id }) => _id === id)?.free ?? NO_CARDS),
    entered: count?.entered ?? 0,
  };
}

const command = (shown: string, run: (model: Model, subject: Subject) => Promise<void>): Command => ({
  check: () => true,
  async run(model, subject) {
    for (const stage of subject.stages) stage.setNow(new Date(model.nowMs));
    await run(model, subject);
    expect(await realStandingOf(subject)).toEqual(standingOf(model));
  },
  toString: () => shown,
});

/** Does an act in a process, and once more under the same key in the other: the second changes nothing. */
const one = (act: Act, isRepeated: boolean): Command =>
  command(JSON.stringify(act), async (model, subject) => {
    const expected = doInModel(model, act);
    const key = randomUUID();
    expect(await doForReal(subject, act, subject.stages[0], key)).toBe(expected);
    const isRepeatable = expected === "done" && act.type !== "visit";
    if (isRepeated && isRepeatable)
      expect(await doForReal(subject, act, subject.stages[1], key)).toBe("done");
  });

const wait = (hours: number): Command =>
  command(`wait(${hours})`, async (model) => {
    model.nowMs += hours * 3_600_000;
  });

const work = (): Command =>
  command("work", async (model, { stages }) => {
    for (const stage of stages) stage.setNow(new Date(model.nowMs));
    expireInModel(model);
    if (model.nowMs >= model.endsAtMs) model.isClosed = true;
    await Promise.all(stages.map(({ services }) => services.upkeep()));
  });

const close = (): Command =>
  command("close", async (model, { stages, campaign }) => {
    model.isClosed = true;
    await stages[1].services.campaignService.close(campaign, { early: true, by: null });
  });

const person = fc.nat({ max: PEOPLE - 1 });
const friendly = fc.nat({ max: PEOPLE - 2 });
const card = fc.constantFrom(...CARDS);
const answering = (type: "accept" | "decline" | "withdraw") =>
  fc.record({ type: fc.constant(type), who: friendly, which: fc.nat({ max: 3 }) });
const drawing = fc.record({
  ...{ type: fc.constant("draw" as const), who: person },
  cards: fc.oneof(
    { weight: 1, arbitrary: fc.constant([...CARDS]) },
    { weight: 2, arbitrary: fc.array(card, { minLength: 1, maxLength: 3 }) },
  ),
});
const offering = fc.record({
  ...{ type: fc.constant("offer" as const), who: friendly, friend: person, card },
  wanted: fc.option(card, { freq: 2 }),
});

/** Anything that somebody asks for. */
export const anyAct: fc.Arbitrary<Act> = fc.oneof(
  { weight: 4, arbitrary: drawing },
  { weight: 6, arbitrary: offering },
  { weight: 5, arbitrary: answering("accept") },
  { weight: 2, arbitrary: answering("decline") },
  { weight: 2, arbitrary: answering("withdraw") },
  { weight: 2, arbitrary: fc.record({ type: fc.constant("visit" as const), who: person, friend: person }) },
  { weight: 2, arbitrary: fc.record({ type: fc.constant("enter" as const), who: person }) },
);

/** Runs of commands in any order. */
export const anyCommands = (maxCommands: number): fc.Arbitrary<Iterable<Command>> => {
  const act = fc.tuple(anyAct, fc.boolean()).map(([asked, isRepeated]) => one(asked, isRepeated));
  return fc.commands(
    [
      ...[act, act, act, act, act, act, act, act, act, act],
      fc.integer({ min: 1, max: 20 }).map(wait),
      fc.constant(null).map(work),
      fc.constant(null).map(close),
    ],
    { maxCommands, size: "max" },
  );
};
