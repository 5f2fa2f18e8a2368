import { newId } from "@kith/kit/global-id.ts";
import { afterAll, beforeAll, expect, it } from "vitest";
import { BLESSING_CHECKS } from "../../scripts/check-data/checks.ts";
import { violations } from "../invariants.ts";
import { outcomeOf } from "../races.ts";
import { openTestStores, type TestStores } from "../stores.ts";
import { openCampaign, stageOn } from "./stage.ts";

const DRAWS_PER_DAY = 2;

let stores: TestStores;
beforeAll(async () => {
  stores = await openTestStores();
});
afterAll(() => stores?.[Symbol.asyncDispose]());

it("gives nobody a day's draws twice when one process is in the next day and another is not yet", async () => {
  // Midnight in China.
  const before = stageOn(stores, new Date("2027-02-01T15:59:59.990Z"));
  const after = stageOn(stores, new Date("2027-02-01T16:00:00.010Z"));
  const { _id: campaign } = await openCampaign(before, { drawsPerDay: DRAWS_PER_DAY });
  const person = newId("user");

  const outcomes = [];
  for (const stage of [before, before, after, before, after])
    outcomes.push(await outcomeOf(stage.deal(campaign, person, ["WEALTH", "HEALTH"])));

  expect(outcomes).toEqual(["done", "NO_DRAWS_LEFT", "done", "NO_DRAWS_LEFT", "NO_DRAWS_LEFT"]);
  expect(await violations(stores, BLESSING_CHECKS)).toEqual([]);
});
