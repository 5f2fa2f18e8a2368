import { CARDS } from "../../subgraphs/commerce/src/blessings/model.ts";
import { paySettlement } from "../../subgraphs/commerce/src/blessings/settlement.ts";
import { befriended, HOUR_MS, offerOf, openCampaign, stageOn } from "../blessings/stage.ts";
import { castId } from "../cast.ts";
import type { TestStores } from "../stores.ts";
import { SUBJECT } from "./social-scene.ts";

/** The ids of a campaign that is settled, one that is open, and of offers of bob to alice and the other way round in it. */
export type BlessingScene = {
  readonly settledId: string;
  readonly openId: string;
  readonly toAliceId: string;
  readonly byAliceId: string;
};

const [alice, bob] = [SUBJECT, castId("bob")];

/** alice and bob have had their share of one pot; in another campaign alice has a full set, and each offers the other a card. */
export async function setBlessingScene(stores: TestStores): Promise<BlessingScene> {
  const stage = stageOn(stores, new Date(Date.now() - 100 * HOUR_MS));
  const { services } = stage;
  // Three fen for two: one of them gets one more.
  const settled = await openCampaign(stage, { potMinor: 3n });
  const campaign = settled._id;
  for (const person of [alice, bob]) {
    await stage.deal(campaign, person, [...CARDS, "WEALTH"]);
    await services.drawService.enter(campaign, person);
  }
  const swap = await offerOf(stage, { campaign, from: bob, to: alice, card: "WEALTH" });
  await services.offerService.accept({ offerId: swap._id, viewer: alice }, befriended);
  const back = await offerOf(stage, { campaign, from: alice, to: bob, card: "WEALTH", wanted: "HEALTH" });
  await services.offerService.decline({ offerId: back._id, viewer: bob });
  await services.campaignService.close(campaign, { early: true, by: null });
  await services.campaignService.settle(campaign, null);
  await paySettlement({ ...stores, now: stage.now }, campaign);

  stage.setNow(new Date());
  const open = await openCampaign(stage);
  await stage.deal(open._id, alice, [...CARDS, "VIRTUE"]);
  await stage.deal(open._id, bob, ["WEALTH", "WEALTH"]);
  const toAlice = await offerOf(stage, { campaign: open._id, from: bob, to: alice, card: "WEALTH" });
  const byAlice = await offerOf(stage, { campaign: open._id, from: alice, to: bob, card: "VIRTUE" });
  return { settledId: campaign, openId: open._id, toAliceId: toAlice._id, byAliceId: byAlice._id };
}
