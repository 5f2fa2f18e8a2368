import { describe, expect, it } from "vitest";
import { startTestServer } from "./testing/test-server.ts";

type Row = { _id: number; at?: unknown; on?: boolean };

const ago = (seconds: number) => new Date(Date.now() - seconds * 1_000);

describe("an index with expireAfterSeconds", () => {
  it("takes away documents whose date is older, and no others", async () => {
    await using running = await startTestServer({ server: { expiryEveryMs: 20 } });
    const rows = running.db.collection<Row>("rows");
    await rows.createIndex({ at: 1 }, { expireAfterSeconds: 60, partialFilterExpression: { on: true } });

    await rows.insertMany([
      { _id: 1, at: ago(120), on: true },
      { _id: 2, at: ago(10), on: true },
      { _id: 3, at: "1970-01-01", on: true },
      { _id: 4, on: true },
      { _id: 5, at: [ago(1), ago(500)], on: true },
      { _id: 6, at: ago(120), on: false },
      { _id: 7, at: 0, on: true },
    ]);

    await expect
      .poll(async () => (await rows.find().sort({ _id: 1 }).toArray()).map(({ _id }) => _id))
      .toEqual([2, 3, 4, 6, 7]);
  });

  it("takes away more than one commit holds, also from a descending index", async () => {
    await using running = await startTestServer({ server: { expiryEveryMs: 20 } });
    const rows = running.db.collection<Row>("rows");
    await rows.insertMany(Array.from({ length: 2_500 }, (_, _id) => ({ _id, at: ago(5 + (_id % 3)) })));

    await rows.createIndex({ at: -1 }, { expireAfterSeconds: 0 });

    await expect.poll(() => rows.countDocuments(), { timeout: 5_000 }).toBe(0);
  });

  it.each([
    [{ at: 1, b: 1 }, 60],
    [{ at: 1 }, -1],
    [{ at: 1 }, 2 ** 31],
    [{ _id: 1 }, 60],
  ])("is refused where it cannot be one: %j after %d s", async (key, expireAfterSeconds) => {
    await using running = await startTestServer();

    await expect(
      running.db.collection("rows").createIndex(key as never, { expireAfterSeconds }),
    ).rejects.toMatchObject({ code: 67 });
  });
});
