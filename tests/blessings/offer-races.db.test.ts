import { newId } from "@kith/kit/global-id.ts";
import { describe, expect, it } from "vitest";
import { BLESSING_CHECKS } from "../../scripts/check-data/checks.ts";
import type { Stores } from "../../scripts/database/stores.ts";
import { CARDS, type Counts, handIdOf, NO_CARDS } from "../../subgraphs/commerce/src/blessings/model.ts";
import { violations } from "../invariants.ts";
import { outcomeOf } from "../races.ts";
import type { TestStores } from "../stores.ts";
import { twoProcesses } from "../two-processes.ts";
import { befriended, offerOf, openCampaign, type Stage, stageOn } from "./stage.ts";

const ROUNDS = 40;
const SIDE_BY_SIDE = 5;

let stores: TestStores;
let others: Stores;
let one: Stage;
let other: Stage;
let campaign: string;
twoProcesses(async (opened) => {
  ({ stores, others } = opened);
  [one, other] = [stageOn(stores), stageOn(others)];
  campaign = (await openCampaign(one))._id;
});

const freeOf = async (person: string): Promise<Counts> => {
  const [hand] = await stores.blessingHands.findByIds([handIdOf({ campaign, person })]);
  return hand?.free ?? NO_CARDS;
};
const accept = ({ services }: Stage, offerId: string, viewer: string) =>
  outcomeOf(services.offerService.accept({ offerId, viewer }, befriended));
const withdraw = ({ services }: Stage, offerId: string, viewer: string) =>
  outcomeOf(services.offerService.withdraw({ offerId, viewer }));

/** Lets a round happen many times, each with people of its own. */
async function meet(round: (anna: string, bo: string, cai: string) => Promise<void>): Promise<void> {
  for (let done = 0; done < ROUNDS; done += SIDE_BY_SIDE)
    await Promise.all(
      Array.from({ length: SIDE_BY_SIDE }, () => round(newId("user"), newId("user"), newId("user"))),
    );
  expect(await violations(stores, BLESSING_CHECKS)).toEqual([]);
}

describe("two acts with the same card, in two processes at once", () => {
  it("accept or withdraw an offer, one of the two", () =>
    meet(async (anna, bo) => {
      await one.deal(campaign, anna, ["WEALTH"]);
      const { _id } = await offerOf(one, { campaign, from: anna, to: bo, card: "WEALTH" });

      const outcomes = await Promise.all([accept(one, _id, bo), withdraw(other, _id, anna)]);

      expect(outcomes.toSorted()).toEqual(["OFFER_ENDED", "done"]);
      const isTaken = outcomes[0] === "done";
      expect((await freeOf(anna)).WEALTH).toBe(isTaken ? 0 : 1);
      expect((await freeOf(bo)).WEALTH).toBe(isTaken ? 1 : 0);
    }));

  it("accept the same swap twice, and the cards change hands once", () =>
    meet(async (anna, bo) => {
      await one.deal(campaign, anna, ["WEALTH"]);
      await one.deal(campaign, bo, ["HEALTH", "HEALTH"]);
      const { _id } = await offerOf(one, { campaign, from: anna, to: bo, card: "WEALTH", wanted: "HEALTH" });

      const outcomes = await Promise.all([accept(one, _id, bo), accept(other, _id, bo)]);

      expect(outcomes).toEqual(["done", "done"]);
      expect([await freeOf(anna), await freeOf(bo)]).toEqual([
        { ...NO_CARDS, HEALTH: 1 },
        { ...NO_CARDS, WEALTH: 1, HEALTH: 1 },
      ]);
    }));

  it("give the only card for one of two swaps", () =>
    meet(async (anna, bo, cai) => {
      await one.deal(campaign, anna, ["WEALTH"]);
      await one.deal(campaign, cai, ["VIRTUE"]);
      await one.deal(campaign, bo, ["HEALTH"]);
      const swap = (from: string, card: "WEALTH" | "VIRTUE") =>
        offerOf(one, { campaign, from, to: bo, card, wanted: "HEALTH" });
      const [first, second] = [await swap(anna, "WEALTH"), await swap(cai, "VIRTUE")];

      const outcomes = await Promise.all([accept(one, first._id, bo), accept(other, second._id, bo)]);

      expect(outcomes.toSorted()).toEqual(["CARD_NOT_HELD", "done"]);
      expect((await freeOf(bo)).HEALTH).toBe(0);
    }));

  it("offer the only card to one of two friends", () =>
    meet(async (anna, bo, cai) => {
      await one.deal(campaign, anna, ["WEALTH"]);
      const offer = (stage: Stage, to: string) =>
        outcomeOf(offerOf(stage, { campaign, from: anna, to, card: "WEALTH" }));

      const outcomes = await Promise.all([offer(one, bo), offer(other, cai)]);

      expect(outcomes.toSorted()).toEqual(["CARD_NOT_HELD", "done"]);
    }));

  it("enter with a card or give it away for another swap, one of the two", () =>
    meet(async (anna, bo) => {
      await one.deal(campaign, anna, [...CARDS]);
      await one.deal(campaign, bo, ["WEALTH"]);
      const { _id } = await offerOf(one, { campaign, from: bo, to: anna, card: "WEALTH", wanted: "HEALTH" });

      const outcomes = await Promise.all([
        outcomeOf(one.services.drawService.enter(campaign, anna)),
        accept(other, _id, anna),
      ]);

      expect([
        ["done", "CARD_NOT_HELD"],
        ["INCOMPLETE_SET", "done"],
      ]).toContainEqual(outcomes);
    }));

  it("draw what is left of the day, once", () =>
    meet(async (anna) => {
      await one.deal(
        campaign,
        anna,
        Array.from({ length: 19 }, () => "WEALTH" as const),
      );

      const outcomes = await Promise.all(
        [one, other].map((stage) => outcomeOf(stage.deal(campaign, anna, ["HEALTH"]))),
      );

      expect(outcomes.toSorted()).toEqual(["NO_DRAWS_LEFT", "done"]);
    }));
});
