import { randomUUID } from "node:crypto";
import { newId } from "@kith/kit/global-id.ts";
import { expect, it } from "vitest";
import type { Stores } from "../../scripts/database/stores.ts";
import { billService } from "../../subgraphs/commerce/src/bills/bill-service.ts";
import { BILLS_PER_DAY_MAX } from "../../subgraphs/commerce/src/bills/model.ts";
import { walletQueue } from "../../subgraphs/commerce/src/transfers/wallet-queue.ts";
import { violations } from "../invariants.ts";
import { START_MS } from "../ledger/runs.ts";
import { outcomeOf } from "../races.ts";
import type { TestStores } from "../stores.ts";
import { twoProcesses } from "../two-processes.ts";

const AT = new Date(START_MS);
const AT_ONCE = 4;

let stores: TestStores;
let others: Stores;
twoProcesses((opened) => {
  ({ stores, others } = opened);
});

it("lets nobody split more bills on a day by asking two processes at once", async () => {
  const processes = [stores, others].map((on) =>
    billService({ ...on, byOwner: walletQueue(), now: () => AT }),
  );
  const [creator, friend] = [newId("user"), newId("user")];
  const order = { creator, title: "饭", totalMinor: 10n, currency: "CNY", group: null } as const;
  const people = [{ person: friend, weight: null, amountMinor: null }];
  const split = (service = processes[0]) =>
    outcomeOf(
      service?.create({ ...order, method: "EQUAL", people, idempotencyKey: randomUUID() }, async () => ({
        group: null,
        people: new Map([[friend, { isThere: true, mayOwe: true }]]),
      })) ?? Promise.reject(new Error("no such process")),
    );
  for (let count = 1; count < BILLS_PER_DAY_MAX; count += 1) await split();

  const outcomes = await Promise.all(
    Array.from({ length: AT_ONCE }, (_, index) => split(processes[index % processes.length])),
  );

  expect(outcomes.toSorted()).toEqual(["TOO_MANY_BILLS", "TOO_MANY_BILLS", "TOO_MANY_BILLS", "done"]);
  expect(await violations(stores)).toEqual([]);
});
