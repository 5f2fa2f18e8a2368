import { randomUUID } from "node:crypto";
import { newId } from "@kith/kit/global-id.ts";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { BLESSING_CHECKS } from "../../scripts/check-data/checks.ts";
import { LEDGER_CHECKS } from "../../scripts/check-data/ledger-checks.ts";
import type { Stores } from "../../scripts/database/stores.ts";
import { CARDS, handIdOf } from "../../subgraphs/commerce/src/blessings/model.ts";
import { paySettlement } from "../../subgraphs/commerce/src/blessings/settlement.ts";
import { violations } from "../invariants.ts";
import { RUNS_FACTOR, SEED, START_MS } from "../ledger/runs.ts";
import type { TestStores } from "../stores.ts";
import { twoProcesses } from "../two-processes.ts";
import { anyAct, anyCommands, doForReal, realStandingOf, type Subject } from "./commands.ts";
import { type Death, dyingLedger } from "./dying-ledger.ts";
import { DRAWS_PER_DAY, doInModel, emptyModel, PEOPLE } from "./model.ts";
import { openCampaign, stageOn } from "./stage.ts";

const RUNS = 8 * RUNS_FACTOR;
const BURSTS = 8 * RUNS_FACTOR;
const LIMIT_MS = 120_000 * RUNS_FACTOR;
const HOURS = 60;
const START = new Date(START_MS);

let stores: TestStores;
let others: Stores;
twoProcesses((opened) => {
  ({ stores, others } = opened);
});

async function begun() {
  const stages = [stageOn(stores, START), stageOn(others, START)] as const;
  const { _id: campaign, endsAt } = await openCampaign(stages[0], {
    hours: HOURS,
    drawsPerDay: DRAWS_PER_DAY,
  });
  const people = Array.from({ length: PEOPLE }, () => newId("user"));
  const real: Subject = {
    ...{ stores, stages, campaign, offerIds: [] },
    personOf: (number) => people[number] ?? "",
  };
  return { model: emptyModel(START.getTime(), endsAt.getTime()), real };
}

const broken = () => violations(stores, [...LEDGER_CHECKS, ...BLESSING_CHECKS]);

/** Closes and settles it in two processes at once, after one that was killed in the middle of a batch where `death` says so. */
async function settle({ campaign, stages }: Subject, death: Death | null): Promise<void> {
  await Promise.all(
    stages.map(({ services }) => services.campaignService.close(campaign, { early: true, by: null })),
  );
  await Promise.all(stages.map(({ services }) => services.campaignService.settle(campaign, null)));
  const now = () => START;
  if (death !== null) {
    const killed = { ...stores, ledger: dyingLedger(stores, 1, death), now };
    // Nobody has to be paid where nobody entered: then nobody is killed.
    await paySettlement(killed, campaign).catch((error: Error) => expect(error.message).toBe("killed"));
  }
  await Promise.all([stores, others].map((parts) => paySettlement({ ...parts, now }, campaign)));
}

const anyDeath = fc.constantFrom<Death | null>("before", "after", null);

describe("five blessings on a database", () => {
  it(
    "do any run of acts as the model does, and the data holds after each",
    async () => {
      await fc.assert(
        fc.asyncProperty(anyCommands(20), anyDeath, async (commands, death) => {
          const { model, real } = await begun();
          await fc.asyncModelRun(() => ({ model, real }), commands);
          await settle(real, death);
          expect(await broken()).toEqual([]);
        }),
        { seed: SEED, numRuns: RUNS },
      );
    },
    LIMIT_MS,
  );

  it(
    "come to what was said yes to, when two processes are asked at once, and no card is made or lost",
    async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(anyAct, { minLength: 8, maxLength: 14 }), anyDeath, async (acts, death) => {
          const { model, real } = await begun();
          // Everybody but the last has a set and an offer to the next.
          for (let who = 0; who < PEOPLE - 1; who += 1) {
            const friend = (who + 1) % (PEOPLE - 1);
            for (const act of [
              { type: "draw", who, cards: CARDS },
              { type: "offer", who, friend, card: "WEALTH", wanted: who === 0 ? "HEALTH" : null },
            ] as const) {
              expect(doInModel(model, act)).toBe("done");
              expect(await doForReal(real, act, real.stages[0], randomUUID())).toBe("done");
            }
          }

          const outcomes = await Promise.all(
            acts.map((act, index) => {
              const stage = real.stages[index % 2 === 0 ? 0 : 1];
              return doForReal({ ...real, offerIds: [...real.offerIds] }, act, stage, randomUUID());
            }),
          );

          const drawn = acts.flatMap((act, index) =>
            act.type === "draw" && outcomes[index] === "done" ? [...act.cards] : [],
          );
          const { entered } = await realStandingOf(real);
          const ids = Array.from({ length: PEOPLE }, (_, number) =>
            handIdOf({ campaign: real.campaign, person: real.personOf(number) }),
          );
          const hands = await stores.blessingHands.findByIds(ids);
          for (const card of CARDS) {
            const held = hands.reduce((sum, { free, offered }) => sum + free[card] + offered[card], 0);
            const made = PEOPLE - 1 + drawn.filter((one) => one === card).length;
            expect(held + entered).toBe(made);
          }
          await settle(real, death);
          expect(await broken()).toEqual([]);
        }),
        { seed: SEED, numRuns: BURSTS },
      );
    },
    LIMIT_MS,
  );
});
