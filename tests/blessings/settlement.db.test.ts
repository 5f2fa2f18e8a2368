import { describe, expect, it } from "vitest";
import { BLESSING_CHECKS } from "../../scripts/check-data/checks.ts";
import { LEDGER_CHECKS } from "../../scripts/check-data/ledger-checks.ts";
import type { Stores } from "../../scripts/database/stores.ts";
import { rehearse } from "../../scripts/rehearsal/rehearse.ts";
import { addWinners, winnerIdOf } from "../../scripts/rehearsal/winners.ts";
import { paySettlement, shareTransferIdOf } from "../../subgraphs/commerce/src/blessings/settlement.ts";
import { violations } from "../invariants.ts";
import { openTestStores, type TestStores } from "../stores.ts";
import { twoProcesses } from "../two-processes.ts";
import { dyingLedger } from "./dying-ledger.ts";
import { openCampaign, type Stage, stageOn } from "./stage.ts";

/** Three batches. */
const WINNERS = 1_234;
const POT_MINOR = 99_999n;
const now = () => new Date();

let stores: TestStores;
let others: Stores;
let stage: Stage;
twoProcesses(async (opened) => {
  ({ stores, others } = opened);
  stage = stageOn(stores);
});

const broken = () => violations(stores, [...LEDGER_CHECKS, ...BLESSING_CHECKS]);

/** A campaign that is closed, and is to be settled. */
async function closed(winners = WINNERS, potMinor = POT_MINOR): Promise<string> {
  const { campaignService } = stage.services;
  const { _id: campaign } = await openCampaign(stage, { potMinor });
  await addWinners(stores, { campaign, count: winners, at: stage.now() });
  await campaignService.close(campaign, { early: true, by: null });
  await campaignService.settle(campaign, null);
  return campaign;
}

describe("the settlement of a campaign", () => {
  it("pays everybody once, killed before and after a commit, and gone on with by two at once", async () => {
    const campaign = await closed();
    for (const [nth, when] of [
      [1, "before"],
      [1, "after"],
      [1, "before"],
    ] as const)
      await expect(
        paySettlement({ ...stores, ledger: dyingLedger(stores, nth, when), now }, campaign),
      ).rejects.toThrow("killed");
    const { settlement } = (await stores.campaigns.findById(campaign)) ?? {};
    expect(settlement).toMatchObject({ paidCount: 500, winnerCount: WINNERS });

    const settled = await Promise.all(
      [stores, others].map((parts) => paySettlement({ ...parts, now }, campaign)),
    );

    for (const { status, settlement: plan } of settled.filter((one) => one !== null)) {
      expect(status).toBe("SETTLED");
      expect(plan).toMatchObject({
        paidCount: WINNERS,
        paidMinor: POT_MINOR,
        shareMinor: 81n,
        extraCount: 45,
      });
    }
    expect(await paySettlement({ ...stores, now }, campaign)).toMatchObject({ status: "SETTLED" });
    expect(await broken()).toEqual([]);
  });

  it("pays what there is where the pot has less in it than winners", async () => {
    const campaign = await closed(7, 3n);

    await paySettlement({ ...stores, now }, campaign);

    const paid = await Promise.all(
      Array.from({ length: 7 }, (_, number) =>
        stores.ledgerRows.findTransfer(shareTransferIdOf(campaign, winnerIdOf(number))),
      ),
    );
    expect(paid.filter((transfer) => transfer !== null)).toHaveLength(3);
    expect(await broken()).toEqual([]);
  });

  it("is gone on with by the upkeep of any process, which also closes what is over", async () => {
    const campaign = await closed(3);
    const over = await openCampaign(stage, { hours: 1 });
    const later = stageOn(others, new Date(over.endsAt.getTime() + 1));

    await later.services.upkeep();

    expect(await stores.campaigns.findById(campaign)).toMatchObject({ status: "SETTLED" });
    expect(await stores.campaigns.findById(over._id)).toMatchObject({
      status: "CLOSED",
      endsAt: over.endsAt,
    });
    expect(await broken()).toEqual([]);
  });

  it("goes on when the operator's own process is killed, and reconciles to the fen: the rehearsal", async () => {
    await using own = await openTestStores();
    const { mongoUri, databasePrefix } = own;

    const { campaign, runs } = await rehearse({
      ...{ stores: own, winners: 2_000, potMinor: 54_321_001n, killAtPercent: 30 },
      environment: { MONGODB_URI: mongoUri, KITH_DATABASE_PREFIX: databasePrefix },
    });

    // A process that is faster than we look may be through.
    expect(runs.filter(({ wasKilled }) => wasKilled).length).toBe(runs.length - 1);
    expect(campaign).toMatchObject({
      status: "SETTLED",
      settlement: { paidCount: 2_000, paidMinor: 54_321_001n },
    });
    expect(await violations(own, [...LEDGER_CHECKS, ...BLESSING_CHECKS])).toEqual([]);
  });
});
