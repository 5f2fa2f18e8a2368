import { randomBytes } from "node:crypto";
import { MongoClient } from "mongodb";
import { inject } from "vitest";
import { openStores, type Stores } from "../scripts/database/stores.ts";

const SUBGRAPHS = ["users", "social", "groups", "commerce"];

/** Databases for one test alone, and their end. */
export type TestStores = Stores & {
  readonly mongoUri: string;
  readonly databasePrefix: string;
  [Symbol.asyncDispose](): Promise<void>;
};

/** Opens empty databases with all indexes, on the server that tests share or another; dropped when the test is over. */
export async function openTestStores(mongoUri = inject("mongoUri")): Promise<TestStores> {
  const databasePrefix = `test_${randomBytes(6).toString("hex")}_`;
  const stores = await openStores({ mongoUri, databasePrefix });

  const dispose = async () => {
    await stores.close();
    await using client = await MongoClient.connect(mongoUri);
    await Promise.all(SUBGRAPHS.map((subgraph) => client.db(`${databasePrefix}${subgraph}`).dropDatabase()));
  };
  return { ...stores, mongoUri, databasePrefix, [Symbol.asyncDispose]: dispose };
}
