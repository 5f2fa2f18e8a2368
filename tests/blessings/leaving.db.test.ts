import { newId } from "@kith/kit/global-id.ts";
import { heldRows } from "@kith/kit/held-rows.ts";
import { describe, expect, it } from "vitest";
import type { Stores } from "../../scripts/database/stores.ts";
import { CARDS, handIdOf } from "../../subgraphs/commerce/src/blessings/model.ts";
import { paySettlement } from "../../subgraphs/commerce/src/blessings/settlement.ts";
import { heldSources } from "../../subgraphs/commerce/src/erasure/held-sources.ts";
import { violations } from "../invariants.ts";
import { outcomeOf } from "../races.ts";
import type { TestStores } from "../stores.ts";
import { twoProcesses } from "../two-processes.ts";
import { befriended, offerOf, openCampaign, type Stage, stageOn } from "./stage.ts";

let stores: TestStores;
let others: Stores;
let stage: Stage;
twoProcesses(async (opened) => {
  ({ stores, others } = opened);
  stage = stageOn(stores);
});

const commerce = () => stores.clients.commerce.db(`${stores.databasePrefix}commerce`);

/** anna and bo have entered; each offers the other a card, after one that was accepted. */
async function collected() {
  const [anna, bo] = [newId("user"), newId("user")];
  const { _id: campaign } = await openCampaign(stage, { potMinor: 7n });
  for (const person of [anna, bo]) {
    await stage.deal(campaign, person, [...CARDS, "WEALTH", "WEALTH"]);
    await stage.services.drawService.enter(campaign, person);
  }
  const given = await offerOf(stage, { campaign, from: anna, to: bo, card: "WEALTH" });
  await stage.services.offerService.accept({ offerId: given._id, viewer: bo }, befriended);
  await offerOf(stage, { campaign, from: anna, to: bo, card: "WEALTH" });
  await offerOf(stage, { campaign, from: bo, to: anna, card: "WEALTH", wanted: "VIRTUE" });
  return { campaign, anna, bo };
}

const handOf = async (campaign: string, person: string) =>
  (await stores.blessingHands.findByIds([handIdOf({ campaign, person })]))[0];
const enteredOf = async (campaign: string) => (await stores.potEntries.countsOf([campaign]))[0]?.entered;

/** The collections that name somebody. */
async function placesOf(person: string): Promise<string[]> {
  const found = await Promise.all(
    (await commerce().collections()).map(async (collection) => {
      const rows = await collection.find().toArray();
      const text = JSON.stringify(rows, (_key, value) => (typeof value === "bigint" ? `${value}` : value));
      return text.includes(person) ? [collection.collectionName] : [];
    }),
  );
  return found.flat().sort();
}

describe("somebody who is gone", () => {
  it("is out of a campaign that is open, as often as it is said, and the others have their cards back", async () => {
    const { campaign, anna, bo } = await collected();

    await stage.services.leaveCampaigns(anna);
    await stage.services.leaveCampaigns(anna);

    expect(await enteredOf(campaign)).toBe(1);
    expect(await handOf(campaign, bo)).toMatchObject({ free: { WEALTH: 3 }, offered: { WEALTH: 0 } });
    // That somebody with this id has given a card is bo's to know as well.
    expect(await placesOf(anna)).toEqual(["blessingHands", "cardOffers"]);
    expect(await outcomeOf(stage.deal(campaign, anna, ["WEALTH"]))).toBe("CAMPAIGN_NOT_FOUND");
    expect(await violations(stores)).toEqual([]);
  });

  it("leaves no card set aside, though the last token offers one meanwhile", async () => {
    const other = stageOn(others);
    const { _id: campaign } = await openCampaign(stage, { potMinor: 0n });
    for (let round = 0; round < 20; round += 1) {
      const [anna, bo] = [newId("user"), newId("user")];
      await stage.deal(campaign, anna, ["WEALTH", "HEALTH"]);
      await offerOf(stage, { campaign, from: anna, to: bo, card: "HEALTH" });

      const [offered] = await Promise.all([
        outcomeOf(offerOf(other, { campaign, from: anna, to: bo, card: "WEALTH" })),
        stage.services.leaveCampaigns(anna),
      ]);

      expect(["done", "CAMPAIGN_NOT_FOUND"]).toContain(offered);
      expect(await stores.cardOffers.findOpenBy(handIdOf({ campaign, person: anna }), 1)).toEqual([]);
    }
    expect(await violations(stores)).toEqual([]);
  });

  it("stays in a pot that was closed before: who shares it is settled", async () => {
    const { campaign, anna } = await collected();
    await stage.services.campaignService.close(campaign, { early: true, by: null });

    await stage.services.leaveCampaigns(anna);

    await stage.services.campaignService.settle(campaign, null);
    const settled = await paySettlement({ ...stores, now: stage.now }, campaign);
    expect(settled).toMatchObject({ settlement: { winnerCount: 2, paidMinor: 7n } });
    expect(await violations(stores)).toEqual([]);
  });

  it("has got a copy of all that was held of them", async () => {
    const { anna } = await collected();
    const read = heldRows(heldSources(commerce()));

    const counts: Record<string, number> = {};
    for (let after: string | null = null; ; ) {
      const { source, rows, next } = await read(anna, after);
      counts[source] = (counts[source] ?? 0) + rows.length;
      if (next === null) break;
      after = next;
    }

    expect(counts).toMatchObject({
      ...{ blessingHands: 1, blessingDraws: 1, cardOffersMade: 2, cardOffersReceived: 1, potEntries: 1 },
    });
  });
});
