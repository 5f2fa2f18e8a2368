import fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";
import { BILL_CHECKS } from "../../scripts/check-data/bill-checks.ts";
import { GROUP_ACCOUNT_CHECKS } from "../../scripts/check-data/group-account-checks.ts";
import { LEDGER_CHECKS } from "../../scripts/check-data/ledger-checks.ts";
import type { Stores } from "../../scripts/database/stores.ts";
import { violations } from "../invariants.ts";
import { RUNS_FACTOR, SEED, START_MS } from "../ledger/runs.ts";
import type { TestStores } from "../stores.ts";
import { twoProcesses } from "../two-processes.ts";
import { anyCommands, type Real } from "./commands.ts";
import * as paper from "./model.ts";
import { endOf, subjectOn } from "./subject.ts";

const RUNS = 20 * RUNS_FACTOR;
const BURSTS = 6 * RUNS_FACTOR;
const LIMIT_MS = 120_000 * RUNS_FACTOR;
const MONEY_CHECKS = [...LEDGER_CHECKS, ...GROUP_ACCOUNT_CHECKS, ...BILL_CHECKS];

let stores: TestStores;
/** A second process, as far as the database can tell. */
let others: Stores;
twoProcesses((opened) => {
  ({ stores, others } = opened);
});
const clear = async () => {
  const collections = await stores.clients.commerce.db(`${stores.databasePrefix}commerce`).collections();
  await Promise.all(collections.map((collection) => collection.deleteMany({})));
};
beforeEach(clear);

/** Everybody has the same, has given some to the group, and the first two are keepers. */
async function begun(): Promise<{ model: paper.Model; real: Real }> {
  const model = paper.emptyModel(START_MS);
  const subject = subjectOn(stores, model);
  await subject.fund();
  for (const user of [0, 1]) {
    await subject.appoint(0, user);
    paper.appoint(model, 0, user);
  }
  for (const person of [2, 3]) {
    await subject.contribute(person, 120_000n);
    paper.contribute(model, person, 120_000n);
  }
  const sharesOf = (bill: string) => stores.bills.findShares([bill]);
  return { model, real: { subject, spendings: [], bills: [], again: [], sharesOf } };
}

describe("common money and bills on a database", () => {
  it(
    "do any run of acts as the model does, and the data holds after each run",
    async () => {
      await fc.assert(
        fc
          .asyncProperty(anyCommands(60), async (commands) => {
            await fc.asyncModelRun(begun, commands);
            expect(await violations(stores, MONEY_CHECKS)).toEqual([]);
          })
          .beforeEach(clear),
        { seed: SEED, numRuns: RUNS },
      );
    },
    LIMIT_MS,
  );

  it(
    "end each proposal and each share once, whatever two processes are asked at once",
    async () => {
      const act = fc.constantFrom(
        "approve",
        "approve",
        "reject",
        "pay",
        "pay",
        "decline",
        "cancel",
        "dismiss",
      );
      await fc.assert(
        fc
          .asyncProperty(
            fc.array(fc.tuple(act, fc.nat({ max: 3 })), { minLength: 8, maxLength: 14 }),
            async (acts) => {
              const { model, real } = await begun();
              const subjects = [real.subject, subjectOn(others, model)];
              await real.subject.appoint(0, 2);
              const proposed = await real.subject.spend(0, 3, 110_000n);
              const bill = await real.subject.split(0, [1, 2, 3], 30_000n);

              const ends = await Promise.all(
                acts.map(async ([what, person], index) => {
                  const subject = subjects[index % subjects.length] ?? real.subject;
                  if (what === "dismiss")
                    return [what, person, await endOf(subject.dismiss(0, person))] as const;
                  const id = what === "approve" || what === "reject" ? proposed._id : bill._id;
                  return [what, person, await endOf(subject[what](person, id))] as const;
                }),
              );

              const isOf = (...whats: string[]) => ends.filter(([what]) => whats.includes(what));
              const endings = isOf("approve", "reject").filter(([, , end]) =>
                /^(POSTED|REJECTED|WITHDRAWN)$/.test(end),
              );
              expect(endings.length).toBeLessThanOrEqual(1);
              for (const one of [1, 2, 3]) {
                const ended = isOf("pay", "decline").filter(
                  ([, person, end]) => person === one && /^(PAID|DECLINED)$/.test(end),
                );
                expect(ended.length).toBeLessThanOrEqual(1);
              }
              const { people, group } = await real.subject.balances();
              const allMinor = people.reduce((sum, minor) => sum + minor, group);
              expect(allMinor).toBe(paper.BEGINNING_MINOR * BigInt(paper.PEOPLE));
              const paid = isOf("pay").filter(([, , end]) => end === "PAID").length;
              expect(people[0]).toBe(paper.BEGINNING_MINOR + 10_000n * BigInt(paid));
              const posted = endings.some(([, , end]) => end === "POSTED");
              expect(group).toBe(240_000n - (posted ? 110_000n : 0n));
              expect(await violations(stores, MONEY_CHECKS)).toEqual([]);
            },
          )
          .beforeEach(clear),
        { seed: SEED, numRuns: BURSTS },
      );
    },
    LIMIT_MS,
  );
});
