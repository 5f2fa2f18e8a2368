import type { Stores } from "../../scripts/database/stores.ts";
import { offerOf, openCampaign, stageOn } from "./stage.ts";

/**
 * Opens a campaign and lets somebody collect in it with friends: a draw, an offer to and an offer of each of them.
 *
 * @param circles At most 20 friends a person.
 * @returns The id of the campaign.
 */
export async function collectBlessings(
  stores: Stores,
  circles: readonly { readonly person: string; readonly friends: readonly string[] }[],
): Promise<string> {
  const stage = stageOn(stores);
  const { _id: campaign } = await openCampaign(stage);
  for (const { person, friends } of circles)
    for (const friend of friends) {
      // One after the other, as lists show them.
      stage.setNow(new Date(stage.now().getTime() + 1));
      await stage.deal(campaign, person, ["WEALTH"]);
      await stage.deal(campaign, friend, ["HEALTH"]);
      await offerOf(stage, { campaign, from: person, to: friend, card: "WEALTH", wanted: "HEALTH" });
      await offerOf(stage, { campaign, from: friend, to: person, card: "HEALTH" });
    }
  return campaign;
}
