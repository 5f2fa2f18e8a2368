import { EJSON } from "bson";
import fc from "fast-check";
import { type Collection, Decimal128, type Document, type IndexDescription, Long } from "mongodb";
import { afterAll, beforeAll, expect, it } from "vitest";
import { RAW } from "./testing/golden/answers.ts";
import { auditIndexes } from "./testing/index-audit.ts";
import { type Change, change, documents, index, oddDocuments, question } from "./testing/questions.ts";
import { startTestServer, type TestServer, temporaryDirectory } from "./testing/test-server.ts";

/** Whatever the documents, the indexes and the question: an index changes how an answer is found, never what it is. */
const dir = temporaryDirectory();
let running: TestServer;
beforeAll(async () => {
  running = await startTestServer({ dir: dir.path });
});
afterAll(() => dir[Symbol.dispose]());

type Question = typeof question extends fc.Arbitrary<infer Made> ? Made : never;
type Row = { _id: unknown };

const RUNS = { numRuns: 80, seed: 7 };
const PROPERTY_MAX_MS = 120_000;
/** Answers that depend on the documents there are: duplicates, parallel arrays, a number wanted and another type found. */
const codeOf = ({ code }: { code?: unknown }) => {
  if (code === undefined) throw new Error("the server gave no answer");
  return { code };
};

/** An answer as text, every value with its type. */
const answerTo = async (answer: Promise<unknown>): Promise<string> =>
  EJSON.stringify(await answer.catch(codeOf), { relaxed: false });

/** An answer made of keys has its fields in the order of the index, as in MongoDB. */
const inOneOrder = (row: Document): Document =>
  Object.fromEntries(Object.entries(row).sort(([a], [b]) => (a < b ? -1 : 1)));

const find = (
  collection: Collection<Row>,
  { filter, sort, skip, limit, projection }: Question,
  hint?: string,
) =>
  answerTo(
    collection
      .find(filter, { ...RAW, sort, skip, limit, projection, ...(hint ? { hint } : {}) })
      .toArray()
      .then((found) => found.map(inOneOrder)),
  );
const aggregate = (collection: Collection<Row>, { filter, sort, skip, limit, projection }: Question) =>
  answerTo(
    collection
      .aggregate(
        [
          { $match: filter },
          { $sort: sort },
          { $skip: skip },
          ...(limit ? [{ $limit: limit }] : []),
          ...(Object.keys(projection).length > 0 ? [{ $project: projection }] : []),
        ],
        RAW,
      )
      .toArray()
      .then((found) => found.map(inOneOrder)),
  );
const count = (collection: Collection<Row>, { filter, skip, limit }: Question) =>
  answerTo(collection.countDocuments(filter, { skip, ...(limit ? { limit } : {}) }));

/** Numbers that are equal count once, in the type that came first. */
const withoutType = (value: unknown) =>
  value instanceof Decimal128 || value instanceof Long ? Number(value.toString()) : value;
const distinct = (collection: Collection<Row>, { filter }: Question, path: string) =>
  answerTo(
    collection
      .distinct(path, filter)
      .then((values) => values.map((one) => EJSON.stringify(withoutType(one))).sort()),
  );

type Index = typeof index extends fc.Arbitrary<infer Made> ? Made : never;

/** Makes what can be made; gives the names of the indexes that hold all documents. */
async function makeIndexes(collection: Collection<Row>, indexes: readonly Index[]): Promise<string[]> {
  const whole: string[] = [];
  for (const [i, [key, options]] of indexes.entries()) {
    const description: IndexDescription = { key: new Map(key), ...options, name: `i${i}` };
    const refusal = await collection.createIndexes([description]).then(
      () => null,
      ({ code }) => code,
    );
    expect([null, 85, 86, 171, 11000]).toContain(refusal);
    if (refusal === null && !options.sparse && !options.partialFilterExpression) whole.push(`i${i}`);
  }
  return whole;
}

/** What indexes refuse, duplicates and parallel arrays, is left out on both sides. */
async function insertBoth(indexed: Collection<Row>, plain: Collection<Row>, rows: readonly Document[]) {
  const refused = await indexed.insertMany(rows as Row[], { ordered: false }).then(
    () => new Set<number>(),
    ({ writeErrors }: { writeErrors: { index: number; code: number }[] }) => {
      for (const { code } of writeErrors) expect([171, 11000]).toContain(code);
      return new Set(writeErrors.map(({ index: at }) => at));
    },
  );
  const kept = rows.filter((_, i) => !refused.has(i));
  if (kept.length > 0) await plain.insertMany(kept as Row[]);
}

const send = (collection: Collection<Row>, wanted: Change, number: number): Promise<unknown> => {
  switch (wanted.kind) {
    case "insert":
      return collection.insertOne({ _id: `made${number}`, ...wanted.row });
    case "delete":
      return collection.deleteMany(wanted.filter);
    default:
      return collection.updateMany(wanted.filter, wanted.update);
  }
};

/** A change that the indexed collection refuses is not made on the other one; else both must answer alike. */
async function changeBoth(indexed: Collection<Row>, plain: Collection<Row>, wanted: Change, number: number) {
  const answer = await answerTo(send(indexed, wanted, number));
  if (/"code":\{"\$numberInt":"(171|11000)"\}/.test(answer)) return;
  expect(answer, EJSON.stringify(wanted)).toBe(await answerTo(send(plain, wanted, number)));
}

let round = 0;
async function compare(
  rows: readonly Document[],
  indexes: readonly Index[],
  questions: readonly Question[],
  changes: readonly Change[],
): Promise<void> {
  const name = `r${round++}`;
  const plain = running.db.collection<Row>(`${name}_scanned`);
  const indexed = running.db.collection<Row>(`${name}_indexed`);
  const isBuiltFirst = rows.length % 2 === 0;
  if (!isBuiltFirst) await insertBoth(indexed, plain, rows);
  const whole = await makeIndexes(indexed, indexes);
  if (isBuiltFirst) await insertBoth(indexed, plain, rows);

  const askAll = async () => {
    for (const one of questions) {
      const shown = EJSON.stringify({ ...one, sort: [...one.sort], indexes });
      const scanned = await find(plain, one);
      for (const hint of [undefined, ...whole])
        expect(await find(indexed, one, hint), `${hint} ${shown}`).toBe(scanned);
      expect(await aggregate(indexed, one), shown).toBe(scanned);
      expect(await count(indexed, one), shown).toBe(await count(plain, one));
      for (const path of ["b", "c.x"])
        expect(await distinct(indexed, one, path), shown).toBe(await distinct(plain, one, path));
    }
  };
  await askAll();
  for (const [i, wanted] of changes.entries()) await changeBoth(indexed, plain, wanted, i);
  const everything: Question = { filter: {}, sort: new Map([["_id", 1]]), skip: 0, limit: 0, projection: {} };
  expect(await find(indexed, everything)).toBe(await find(plain, everything));
  await askAll();
}

it.each([
  ["documents with numbers for ids", documents],
  ["documents with ids of all types", oddDocuments],
])(
  "finds through indexes exactly what a scan finds, before and after changes: %s",
  async (_name, rows) => {
    await fc.assert(
      fc.asyncProperty(
        rows,
        fc.array(index, { minLength: 1, maxLength: 4 }),
        fc.array(question, { minLength: 5, maxLength: 15 }),
        fc.array(change, { maxLength: 8 }),
        compare,
      ),
      RUNS,
    );
  },
  PROPERTY_MAX_MS,
);

it("has in every index exactly the entries of the documents, after all of that", async () => {
  await running[Symbol.asyncDispose]();

  expect(await auditIndexes(dir.path)).toEqual([]);
});
