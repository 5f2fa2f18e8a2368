import { randomBytes } from "node:crypto";
import { MongoClient } from "mongodb";
import { expect, inject, it } from "vitest";
import { openUsageStore } from "../../../gateway/src/usage/usage-store.ts";
import { loadUsage } from "./load-usage.ts";

it("reads what gateways have counted, from where they keep it", async () => {
  const mongoUri = inject("mongoUri");
  const databasePrefix = `test_${randomBytes(6).toString("hex")}_`;
  const store = await openUsageStore({ mongoUri, databasePrefix });
  const at = new Date("2026-02-17T08:00:00.000Z");
  const row = {
    coordinate: "User.name",
    client: "web",
    version: "1.0",
    requests: 3,
    firstSeenAt: at,
    lastSeenAt: at,
  };
  await store.add([row]);
  await store.close();

  const { rows } = await loadUsage("", { KITH_USAGE_URI: mongoUri, KITH_DATABASE_PREFIX: databasePrefix });

  expect(rows).toEqual([row]);
  await using client = await MongoClient.connect(mongoUri);
  await client.db(`${databasePrefix}usage`).dropDatabase();
});

it("says in one sentence that there is none, without the address", async () => {
  await expect(loadUsage("", {})).rejects.toThrow("KITH_USAGE_URI is not set");
  await expect(loadUsage("nowhere.json", {})).rejects.toThrow(
    "--usage nowhere.json is neither a file nor an address",
  );
  const reading = loadUsage("mongodb://somebody:secret@127.0.0.1:9/", {});
  await expect(reading).rejects.toThrow("The database of usage cannot be read: ");
  await expect(reading).rejects.not.toThrow("secret");
});
