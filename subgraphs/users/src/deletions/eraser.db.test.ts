import { randomBytes } from "node:crypto";
import { MongoClient } from "mongodb";
import { describe, expect, inject, it } from "vitest";
import type { DataExport } from "../exports/model.ts";
import type { Person } from "../people/model.ts";
import { usersStores } from "../stores.ts";
import { erasePeople } from "./eraser.ts";

const NOW = new Date();
const DUE = { requestedAt: new Date(0), erasesAt: new Date(NOW.getTime() - 1) };

const personOf = (handle: string): Person => ({
  ...{ _id: `user_${handle}`, handle, displayName: handle, city: null, bio: null, interests: [] },
  ...{ createdAt: new Date(0), deletion: DUE },
});

async function openUsers() {
  const client = await MongoClient.connect(inject("mongoUri"));
  const db = client.db(`test_${randomBytes(6).toString("hex")}`);
  const dispose = async () => {
    await db.dropDatabase();
    await client.close();
  };
  return { client, db, stores: await usersStores(db), [Symbol.asyncDispose]: dispose };
}

describe("erasing people", () => {
  it("goes on with the others where one cannot be erased, who is tried again", async () => {
    await using users = await openUsers();
    const { client, db, stores } = users;
    await stores.people.addMissing(["ann", "ben", "cem"].map(personOf));
    const put: typeof stores.reservedHandles.put = (handle, ...rest) =>
      handle === "ben" ? Promise.reject(new Error("no")) : stores.reservedHandles.put(handle, ...rest);
    const parts = { ...stores, client, now: () => NOW };

    const failure = await erasePeople({
      ...parts,
      reservedHandles: { ...stores.reservedHandles, put },
    }).catch((error: unknown) => error);

    expect((failure as AggregateError).errors).toEqual([new Error("no")]);
    expect(await db.collection("people").distinct("handle")).toEqual(["ben"]);
    expect(await erasePeople(parts)).toBe(1);
  });

  it("takes all copies that somebody has had made, however many", async () => {
    await using users = await openUsers();
    const { client, db, stores } = users;
    await stores.people.addMissing([personOf("ann")]);
    const copies = Array.from({ length: 24 }, (_, at) => `export_${at}`);
    await db.collection<DataExport>("dataExports").insertMany(
      copies.map((_id, at) => ({
        ...{ _id, user: "user_ann", status: "READY", requestedAt: new Date(at), readyAt: new Date(at) },
        ...{ sizeBytes: 2, tries: 1, leasedUntil: NOW, dropsAt: new Date(NOW.getTime() + 60_000) },
      })),
    );
    for (const _id of copies)
      await stores.exportParts.add({
        ...{ export: _id, number: 0, source: "users.profile", rows: ["{}"] },
        dropsAt: new Date(NOW.getTime() + 60_000),
      });

    await erasePeople({ ...stores, client, now: () => NOW });

    expect(await db.collection("dataExports").countDocuments()).toBe(0);
    expect(await db.collection("dataExportParts").countDocuments()).toBe(0);
  });
});
