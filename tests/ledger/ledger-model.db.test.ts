import { newId } from "@kith/kit/global-id.ts";
import fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";
import { LEDGER_CHECKS } from "../../scripts/check-data/ledger-checks.ts";
import type { Stores } from "../../scripts/database/stores.ts";
import { expirePendings } from "../../subgraphs/commerce/src/ledger/expiry.ts";
import {
  accountIdOf,
  balanceOf,
  emptyAccount,
  heldOf,
  TRANSFER_PREFIX,
  walletOf,
} from "../../subgraphs/commerce/src/ledger/model.ts";
import { violations } from "../invariants.ts";
import type { TestStores } from "../stores.ts";
import { twoProcesses } from "../two-processes.ts";
import { anyAct, anyCommands, begun, requestOf, type Subject } from "./commands.ts";
import { doInModel, type End, emptyModel, expire, HOUR_MS, type Move, PEOPLE } from "./model.ts";
import { RUNS_FACTOR, SEED, START_MS } from "./runs.ts";

const RUNS = 25 * RUNS_FACTOR;
const BURSTS = 10 * RUNS_FACTOR;
const LIMIT_MS = 120_000 * RUNS_FACTOR;
const COLLECTIONS = ["accounts", "transfers", "entries", "pendings", "idempotencyKeys"];

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
beforeEach(clear);

const subjectOn = ({ ledger, ledgerRows, accounts }: Stores): Subject => {
  const wallet = (number: number) => walletOf(`user_${number}`, "CNY");
  return {
    id: () => newId(TRANSFER_PREFIX),
    personOf: (number) => wallet(number).owner,
    async submit(requests, at) {
      const submitted = await ledger.transact((session) => ledger.submit({ requests, at }, session));
      return submitted.earlier === null ? submitted.results : [];
    },
    expire: (at) => expirePendings({ ledger, store: ledgerRows }, at),
    async standingOf(number) {
      const [account = emptyAccount(wallet(number))] = await accounts.findByIds([
        accountIdOf(wallet(number)),
      ]);
      return [balanceOf(account), heldOf(account)];
    },
  };
};

describe("the ledger on a database", () => {
  it(
    "does any run of transfers as the model does, and the data holds after each",
    async () => {
      await fc.assert(
        fc
          .asyncProperty(anyCommands(15), async (commands) => {
            await fc.asyncModelRun(() => begun(subjectOn(stores)), commands);
            expect(await violations(stores, LEDGER_CHECKS)).toEqual([]);
          })
          .beforeEach(clear),
        { seed: SEED, numRuns: RUNS },
      );
    },
    LIMIT_MS,
  );

  it(
    "comes to what the model does of all that it said yes to, when two processes are asked at once",
    async () => {
      await fc.assert(
        fc
          .asyncProperty(fc.array(anyAct.map(forGood), { minLength: 6, maxLength: 12 }), async (acts) => {
            const subjects = [subjectOn(stores), subjectOn(others)] as const;
            const model = emptyModel(START_MS);
            await prepare(model, subjects[0]);
            const asked = acts.map((act, index) => {
              const subject = subjects[index % 2 === 0 ? 0 : 1];
              const id = subject.id();
              return { act, id, subject, request: requestOf(act, id, model, subject) };
            });

            const at = new Date(START_MS + HOUR_MS);
            const [ended, ...answers] = await Promise.all([
              Promise.all(subjects.map((subject) => subject.expire(at))),
              ...asked.map(({ request, subject }) => subject.submit([request], new Date(START_MS))),
            ]);

            // Each hold was ended by one of them at most.
            const holds = [...model.holds];
            const ends = asked.filter(
              ({ act }, index) => "which" in act && answers[index]?.[0] === "CREATED",
            );
            const targets = ends.map(({ request }) => ("pendingId" in request ? request.pendingId : ""));
            expect(new Set(targets).size).toBe(targets.length);
            const expired = holds.filter(
              ({ id, expiresAtMs }) => expiresAtMs !== null && !targets.includes(id),
            );
            expect(ended.reduce((sum, count) => sum + count, 0)).toBe(expired.length);

            for (const hold of expired) expireInModel(model, hold.id);
            const plenty = 1_000_000n;
            const rich = { ...model, hasMinor: model.hasMinor.map((minor) => minor + plenty) };
            for (const [index, { act, id, request }] of asked.entries()) {
              if (answers[index]?.[0] !== "CREATED") continue;
              const which = rich.holds
                .toReversed()
                .findIndex((hold) => "pendingId" in request && hold.id === request.pendingId);
              expect(doInModel(rich, "which" in act ? { ...act, which } : act, id)).toBe("CREATED");
            }
            for (let number = 0; number < PEOPLE; number += 1)
              expect(await subjects[0].standingOf(number)).toEqual([
                (rich.hasMinor[number] ?? 0n) - plenty,
                rich.heldMinor[number],
              ]);
            expect(await violations(stores, LEDGER_CHECKS)).toEqual([]);
          })
          .beforeEach(clear),
        { seed: SEED, numRuns: BURSTS },
      );
    },
    LIMIT_MS,
  );
});

/** So that what is set aside meanwhile does not expire or not as chance will have it. */
const forGood = (act: Move | End): Move | End => ("which" in act ? act : { ...act, hours: null });

/** Gives everybody 150, and sets 10 and 20 of everybody's aside, the first for an hour. */
async function prepare(model: ReturnType<typeof emptyModel>, subject: Subject): Promise<void> {
  const acts = Array.from({ length: PEOPLE }, (_, number) => [
    { type: "move" as const, from: "outside" as const, to: number, amountMinor: 150n, hours: null },
    { type: "hold" as const, from: number, to: (number + 1) % PEOPLE, amountMinor: 10n, hours: 1 },
    { type: "hold" as const, from: number, to: (number + 1) % PEOPLE, amountMinor: 20n, hours: null },
  ]).flat();
  const requests = acts.map((act) => {
    const id = subject.id();
    const request = requestOf(act, id, model, subject);
    doInModel(model, act, id);
    return request;
  });
  expect(new Set(await subject.submit(requests, new Date(model.nowMs)))).toEqual(new Set(["CREATED"]));
}

function expireInModel(model: ReturnType<typeof emptyModel>, id: string): void {
  const only = {
    ...model,
    nowMs: model.nowMs + HOUR_MS,
    holds: model.holds.filter((hold) => hold.id === id),
  };
  expire(only);
}
