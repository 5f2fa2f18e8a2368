import fc from "fast-check";
import { expect, it } from "vitest";
import { ENVELOPE_CHECKS } from "../../scripts/check-data/envelope-checks.ts";
import { LEDGER_CHECKS } from "../../scripts/check-data/ledger-checks.ts";
import type { Stores } from "../../scripts/database/stores.ts";
import { violations } from "../invariants.ts";
import { RUNS_FACTOR, SEED, START_MS } from "../ledger/runs.ts";
import { outcomeOf } from "../races.ts";
import type { TestStores } from "../stores.ts";
import { twoProcesses } from "../two-processes.ts";
import { anyCommands } from "./commands.ts";
import { emptyModel, giveBack, PEOPLE, sayToClaimant, send, take } from "./model.ts";
import { subjectOn } from "./subject.ts";

const RUNS = 25 * RUNS_FACTOR;
const BURSTS = 12 * RUNS_FACTOR;
const LIMIT_MS = 120_000 * RUNS_FACTOR;
const EXPIRED = "ENVELOPE_EXPIRED";
const DAY_MS = 86_400_000;
const CHECKS = [...LEDGER_CHECKS, ...ENVELOPE_CHECKS];
const COLLECTIONS = ["accounts", "transfers", "entries", "idempotencyKeys", "envelopes", "envelopeClaims"];

let stores: TestStores;
/** A second process, as far as the database can tell. */
let others: Stores;
twoProcesses((opened) => {
  ({ stores, others } = opened);
});
const clear = async () => {
  const db = stores.clients.commerce.db(`${stores.databasePrefix}commerce`);
  await Promise.all(COLLECTIONS.map((name) => db.collection(name).deleteMany({})));
};

const begun = async () => {
  const model = emptyModel(START_MS);
  return { model, real: await subjectOn([stores], model) };
};

it(
  "does any run of envelopes as the model does, and the data holds after each",
  async () => {
    await fc.assert(
      fc
        .asyncProperty(anyCommands(40), async (commands) => {
          await fc.asyncModelRun(begun, commands);
          expect(await violations(stores, CHECKS)).toEqual([]);
        })
        .beforeEach(clear),
      { seed: SEED, numRuns: RUNS },
    );
  },
  LIMIT_MS,
);

const anyBurst = fc.record({
  split: fc.constantFrom("EQUAL" as const, "LUCKY" as const),
  shareCount: fc.integer({ min: 1, max: PEOPLE }),
  eachMinor: fc.bigInt({ min: 1n, max: 50n }),
  claims: fc.array(fc.record({ person: fc.nat({ max: PEOPLE - 1 }), process: fc.nat({ max: 1 }) }), {
    minLength: 6,
    maxLength: 16,
  }),
  isOver: fc.boolean(),
});

it(
  "gives each person one share and nobody too much when two processes are asked at once, while both give back what is over",
  async () => {
    await fc.assert(
      fc
        .asyncProperty(anyBurst, async ({ split, shareCount, eachMinor, claims, isOver }) => {
          const model = emptyModel(START_MS);
          const subject = await subjectOn([stores, others], model);
          const sending = { from: 0, to: "group", split, shareCount } as const;
          const order = { ...sending, amountMinor: eachMinor * BigInt(shareCount) };
          send(model, order, { id: await subject.send(order, crypto.randomUUID()), key: "" });
          const [envelope] = model.envelopes;
          if (envelope === undefined) throw new Error("nothing was sent");

          const claimed = claims.map(async ({ person, process }) => {
            let amountMinor = 0n;
            const act = async () => {
              const got = await subject.processes[process]?.claim(envelope.id, subject.people[person] ?? "");
              amountMinor = got?.claim.amountMinor ?? 0n;
            };
            const code = await outcomeOf(act());
            return { person, code, amountMinor };
          });
          // The clock reaches the end while they claim: whoever is in time is served, whoever is not is told so.
          if (isOver) {
            await Promise.race(claimed);
            model.nowMs += DAY_MS;
          }
          const returned = await Promise.all(subject.processes.map((process) => process.returnExpired()));
          const outcomes = await Promise.all(claimed);

          for (const { person, code, amountMinor } of outcomes.filter(({ code }) => code === "done")) {
            const known = envelope.takenBy.get(person);
            expect([person, code, known ?? amountMinor]).toEqual([person, "done", amountMinor]);
            take(model, envelope, person, amountMinor);
          }
          expect(returned.reduce((sum, ended) => sum + ended, 0)).toBe(giveBack(model));
          // Who comes at the very end may be told so while the last share is on its way to somebody.
          for (const { person, code } of outcomes.filter(({ code }) => code !== "done"))
            expect([sayToClaimant(model, envelope, person).code, ...(isOver ? [EXPIRED] : [])]).toContain(
              code,
            );
          expect(await subject.standings()).toEqual(model.hasMinor);
          expect(await violations(stores, CHECKS)).toEqual([]);
        })
        .beforeEach(clear),
      { seed: SEED, numRuns: BURSTS },
    );
  },
  LIMIT_MS,
);
