import { copyFileSync, mkdirSync, readFileSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startEmbeddedMongo } from "./server.ts";
import { startTestServer, temporaryDirectory } from "./testing/test-server.ts";

const ROWS = 1_500;
const rows = Array.from({ length: ROWS }, (_, i) => ({
  _id: i,
  name: `名字 ${i}`,
  tags: [i % 7, `t${i % 11}`],
  text: i % 500 === 0 ? "大".repeat(3_000) : "x",
}));

const home = temporaryDirectory();
const sound = join(home.path, "sound");
const dataFile = join(sound, "data.mdb");
let copies = 0;
afterAll(() => home[Symbol.dispose]());
beforeAll(async () => {
  await using running = await startTestServer({ dir: sound });
  const collection = running.db.collection<{ _id: number }>("rows");
  await collection.createIndex({ tags: 1 });
  await collection.insertMany(rows);
  await collection.updateMany({ _id: { $lt: 200 } }, { $set: { seen: true } });
});

/** The data directory with its file changed; gives the path of the directory. */
function copyWith(change: (file: string) => void): string {
  const dir = join(home.path, `copy-${copies++}`);
  mkdirSync(dir);
  copyFileSync(dataFile, join(dir, "data.mdb"));
  change(join(dir, "data.mdb"));
  return dir;
}

const refusalOf = (dir: string): Promise<string | null> =>
  startEmbeddedMongo({ dir }).then(
    async (server) => {
      await server.close();
      return null;
    },
    (error: Error) => error.message,
  );

describe("a damaged data file", () => {
  it("is opened while it is sound", async () => {
    await using running = await startTestServer({ dir: copyWith(() => {}) });

    expect(await running.db.collection("rows").countDocuments({ tags: { $gte: 0 } })).toBe(ROWS);
  });

  it("is opened where many pages wait to be used again, whose list is a tree of its own order", async () => {
    using dir = temporaryDirectory();
    {
      await using running = await startTestServer({ dir: dir.path });
      const collection = running.db.collection<{ _id: number; n: number }>("rows");
      await collection.insertMany(Array.from({ length: 500 }, (_, _id) => ({ _id, n: 0 })));
      // A reader that stays keeps every page that is replaced meanwhile.
      const session = running.client.startSession();
      session.startTransaction();
      await collection.findOne({ _id: 1 }, { session });
      for (let i = 0; i < 600; i++) await collection.updateOne({ _id: i % 500 }, { $inc: { n: 1 } });
    }

    await using running = await startTestServer({ dir: dir.path });
    expect(await running.db.collection("rows").countDocuments({ n: { $gte: 1 } })).toBe(500);
  });

  it("is refused when it was cut off, wherever", async () => {
    const size = readFileSync(dataFile).length;
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: size - 4_096 }), async (length) => {
        expect(await refusalOf(copyWith((file) => truncateSync(file, length)))).toMatch(/damaged|not those/);
      }),
      { numRuns: 20, seed: 1 },
    );
  });

  it("is refused when a byte that says something was changed, and else read as it was", async () => {
    const bytes = readFileSync(dataFile);
    let refused = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 4_096 * 2, max: bytes.length - 1 }),
        fc.integer({ min: 1, max: 255 }),
        async (at, flip) => {
          const changed = Buffer.from(bytes);
          changed[at] = (changed[at] as number) ^ flip;
          const dir = copyWith((file) => writeFileSync(file, changed));
          const refusal = await refusalOf(dir);
          if (refusal !== null) {
            refused++;
            expect(refusal).toContain("is damaged");
            return;
          }
          await using running = await startTestServer({ dir });
          const read = await running.db.collection<{ _id: number }>("rows").find().sort({ _id: 1 }).toArray();
          expect(read.map(({ _id }) => _id)).toEqual(rows.map(({ _id }) => _id));
        },
      ),
      { numRuns: 60, seed: 2 },
    );
    // The rest lies in gaps and in pages that no commit uses any more.
    expect(refused).toBeGreaterThan(15);
  }, 60_000);
});
