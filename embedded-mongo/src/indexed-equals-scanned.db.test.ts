import { EJSON } from "bson";
import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { startTestServer, type TestServer } from "./testing/test-server.ts";

/** Whatever the documents, the indexes and the question: an index changes how an answer is found, never what it is. */
let running: TestServer;
beforeAll(async () => {
  running = await startTestServer();
});
afterAll(() => running[Symbol.asyncDispose]());

const scalar = fc.oneof(
  fc.integer({ min: -3, max: 3 }),
  fc.constantFrom<unknown>(1.5, Number.NaN, null, "", "a", "ab", "b", true, false, new Date(5), new Date(9)),
);
const value = fc.oneof(
  { arbitrary: scalar, weight: 4 },
  fc.array(scalar, { maxLength: 3 }),
  fc.record({ x: scalar, y: scalar }, { requiredKeys: [] }),
  fc.array(fc.record({ x: scalar, y: scalar }, { requiredKeys: [] }), { maxLength: 2 }),
);
const document = fc.record({ a: value, b: scalar, c: value }, { requiredKeys: [] });
const path = fc.constantFrom("a", "b", "c", "a.x", "a.y", "c.x");
const condition = fc.oneof(
  scalar,
  fc
    .tuple(fc.constantFrom("$eq", "$ne", "$gt", "$gte", "$lt", "$lte"), scalar)
    .map(([op, operand]) => ({ [op]: operand })),
  fc.tuple(scalar, scalar).map(([low, high]) => ({ $gte: low, $lt: high })),
  fc
    .tuple(fc.constantFrom("$in", "$nin"), fc.array(scalar, { minLength: 1, maxLength: 4 }))
    .map(([op, list]) => ({ [op]: list })),
  fc.boolean().map((exists) => ({ $exists: exists })),
  fc.constantFrom(
    { $regex: "^a" },
    { $size: 1 },
    { $type: "number" },
    { $elemMatch: { x: 1 } },
    { $elemMatch: { $gt: 0 } },
  ),
);
const clause = fc.tuple(path, condition).map(([name, test]) => ({ [name]: test }));
const filter = fc.oneof(
  fc.array(clause, { maxLength: 3 }).map((clauses) => (clauses.length === 0 ? {} : { $and: clauses })),
  fc.array(clause, { minLength: 1, maxLength: 3 }).map((clauses) => ({ $or: clauses })),
  fc
    .tuple(clause, fc.array(clause, { minLength: 1, maxLength: 2 }))
    .map(([first, clauses]) => ({ ...first, $or: clauses })),
);
const direction = fc.constantFrom<1 | -1>(1, -1);
const index = fc.tuple(
  fc.uniqueArray(fc.tuple(path, direction), { minLength: 1, maxLength: 3, selector: ([name]) => name }),
  fc.constantFrom({}, {}, { sparse: true }, { partialFilterExpression: { b: { $gt: 0 } } }),
);
const sort = fc.uniqueArray(fc.tuple(fc.constantFrom("b", "a", "c"), direction), {
  maxLength: 2,
  selector: ([name]) => name,
});

it("finds through indexes exactly what a scan finds", async () => {
  let round = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(document, { maxLength: 25 }),
      fc.array(index, { minLength: 1, maxLength: 3 }),
      fc.array(fc.tuple(filter, sort, fc.boolean()), { minLength: 1, maxLength: 8 }),
      async (documents, indexes, questions) => {
        const name = `r${round++}`;
        const plain = running.db.collection<{ _id: number }>(`${name}_scanned`);
        const indexed = running.db.collection<{ _id: number }>(`${name}_indexed`);
        const rows = documents.map((row, _id) => ({ _id, ...row }));
        for (const [i, [key, options]] of indexes.entries())
          await indexed
            .createIndex(Object.fromEntries(key), { ...options, name: `i${i}` })
            .catch((error: { code: number }) => {
              if (![85, 86].includes(error.code)) throw error;
            });
        // Parallel arrays cannot be indexed: such a document is left out on both sides.
        for (const row of rows)
          await indexed.insertOne(row).then(
            () => plain.insertOne(row),
            (error: { code: number }) => expect(error.code).toBe(171),
          );

        for (const [where, order, isCovered] of questions) {
          const by = { ...Object.fromEntries(order), _id: 1 as const };
          const projection = isCovered ? { b: 1, _id: 1 } : {};
          const ask = (collection: typeof plain) =>
            collection
              .find(where as object, { projection })
              .sort(by)
              .toArray()
              .catch((error: { code: number }) => error.code);

          expect(EJSON.stringify(await ask(indexed)), EJSON.stringify({ where, by, indexes })).toBe(
            EJSON.stringify(await ask(plain)),
          );
          const [viaCount, byScan] = await Promise.all([
            indexed.countDocuments(where as object),
            plain.countDocuments(where as object),
          ]);
          expect(viaCount).toBe(byScan);
        }
        await Promise.all([plain.drop(), indexed.drop()]);
      },
    ),
    { numRuns: 60, seed: 7 },
  );
}, 120_000);
