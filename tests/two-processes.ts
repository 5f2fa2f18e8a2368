import { afterAll, beforeAll } from "vitest";
import { openStores, type Stores } from "../scripts/database/stores.ts";
import { openTestStores, type TestStores } from "./stores.ts";

/** Stores of the same databases, twice: as far as the database can tell, they are two processes. */
export type TwoProcesses = { readonly stores: TestStores; readonly others: Stores };

/** Opens databases for a test file by two processes, and drops them after its tests. @param start Is given them before the first test. */
export function twoProcesses(start: (opened: TwoProcesses) => unknown): void {
  let opened: TwoProcesses | undefined;
  beforeAll(async () => {
    const stores = await openTestStores();
    opened = { stores, others: await openStores(stores) };
    await start(opened);
  });
  afterAll(async () => {
    await opened?.others.close();
    await opened?.stores[Symbol.asyncDispose]();
  });
}
