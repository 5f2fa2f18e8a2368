import { randomBytes } from "node:crypto";
import { MongoClient } from "mongodb";
import { describe, expect, inject, it } from "vitest";
import { type HeldPage, heldRows } from "./held-rows.ts";

const BY_ID = [{ field: "_id", direction: 1, kind: "string" }] as const;
type Row = { _id: string; owner: string; secret?: string; amount?: bigint; at?: Date };

async function openSources() {
  const client = await MongoClient.connect(inject("mongoUri"), { useBigInt64: true });
  const db = client.db(`test_${randomBytes(6).toString("hex")}`);
  const things = db.collection<Row>("things");
  await things.insertMany(
    Array.from({ length: 450 }, (_, index) => ({
      ...{ _id: `t${String(index).padStart(3, "0")}`, owner: "me", secret: "hidden", amount: 2n ** 60n },
      at: new Date(0),
    })),
  );
  await things.insertOne({ _id: "t999", owner: "somebody else" });
  const read = heldRows([
    { name: "nothing", collection: db.collection("empty"), of: (owner) => ({ owner }), keyset: BY_ID },
    {
      ...{ name: "things", collection: db.collection("things"), keyset: BY_ID },
      of: (owner) => ({ owner }),
      without: ["secret"],
    },
    { name: "last", collection: db.collection("empty"), of: (owner) => ({ owner }), keyset: BY_ID },
  ]);
  const dispose = async () => {
    await db.dropDatabase();
    await client.close();
  };
  return { read, [Symbol.asyncDispose]: dispose };
}

describe("what is held of a subject", () => {
  it("is read whole, once, in bounded pages of one source each, without what is not to be shown", async () => {
    await using sources = await openSources();
    const pages: HeldPage[] = [];
    for (let after: string | null = null, first = true; first || after !== null; first = false) {
      const page = await sources.read("me", after);
      pages.push(page);
      after = page.next;
    }

    expect(pages.map(({ source, rows }) => [source, rows.length])).toEqual([
      ["nothing", 0],
      ...[200, 200, 50].map((count) => ["things", count]),
      ["last", 0],
    ]);
    const rows = pages.flatMap((page) => page.rows).map((row) => JSON.parse(row));
    expect(new Set(rows.map(({ _id }) => _id)).size).toBe(450);
    expect(rows[0]).toEqual({
      _id: "t000",
      owner: "me",
      amount: "1152921504606846976",
      at: "1970-01-01T00:00:00.000Z",
    });
  });

  it.each(["", "1", "x.", "7.", "1.nonsense", "1.W10", "-1.", "0.1.2"])(
    "is not read after %j",
    async (after) => {
      await using sources = await openSources();

      await expect(sources.read("me", after)).rejects.toMatchObject({
        extensions: { code: "BAD_USER_INPUT" },
      });
    },
  );
});
