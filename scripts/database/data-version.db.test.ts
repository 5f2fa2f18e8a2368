import { randomBytes } from "node:crypto";
import { MongoClient } from "mongodb";
import { expect, inject, it } from "vitest";
import { requireDataVersion } from "./data-version.ts";

async function openDatabase() {
  const client = await MongoClient.connect(inject("mongoUri"));
  const db = client.db(`test_${randomBytes(6).toString("hex")}`);
  const dispose = async () => {
    await db.dropDatabase();
    await client.close();
  };
  return { db, [Symbol.asyncDispose]: dispose };
}

it("takes an empty database, and the same one again when people live in it", async () => {
  await using open = await openDatabase();
  await requireDataVersion(open.db);
  await open.db.collection("people").insertOne({ handle: "alice" });

  await expect(requireDataVersion(open.db)).resolves.toBeUndefined();
});

it("says what to do with people of an earlier version", async () => {
  await using open = await openDatabase();
  await open.db.collection("people").insertOne({ handle: "alice" });

  await expect(requireDataVersion(open.db)).rejects.toThrow(/is of version 1.*delete the folder \.kith/);
});
