import type { Db, Document } from "mongodb";
import { answerOf, documentsIn, pick, RAW, runCursor, writeErrorOf } from "./answers.ts";
import type { Answer, GoldenCase } from "./files.ts";
import { sendUpdate } from "./updates.ts";
import { documentOf, type Json, toJson } from "./values.ts";

type Step = { readonly op: string; readonly [input: string]: Json };
type IndexCase = GoldenCase & { readonly steps: readonly Step[] };

type Act = (db: Db, name: string, inputs: Document) => Promise<Answer>;

const withWriteErrors = ({ writeErrors, ...answer }: Document): Answer => ({
  ...answer,
  ...(writeErrors
    ? {
        writeErrors: writeErrors.map((error: Document) => ({
          index: Number(error.index),
          ...writeErrorOf(error),
        })),
      }
    : {}),
});

const listed = ({ name, key, unique, sparse, partialFilterExpression }: Document): Document => ({
  name,
  key,
  unique: Boolean(unique),
  sparse: Boolean(sparse),
  ...(partialFilterExpression ? { partialFilterExpression } : {}),
});

const byText = (a: unknown, b: unknown) => (JSON.stringify(toJson(a)) < JSON.stringify(toJson(b)) ? -1 : 1);

const ACTS: Readonly<Record<string, Act>> = {
  async createIndexes(db, name, { indexes }) {
    const made = await db.command({ createIndexes: name, indexes }, RAW);
    return { before: made.numIndexesBefore, after: made.numIndexesAfter };
  },
  async dropIndexes(db, name, { index }) {
    await db.command({ dropIndexes: name, index });
    return { ok: 1 };
  },
  async listIndexes(db, name) {
    const found = await db.collection(name).listIndexes(RAW).toArray();
    return { indexes: found.map(listed).sort((a, b) => (a.name < b.name ? -1 : 1)) };
  },
  async insert(db, name, { docs, ordered = true }) {
    const made = await db.command({ insert: name, documents: docs, ordered }, RAW);
    return withWriteErrors(pick(made, ["n", "writeErrors"]));
  },
  update: async (db, name, inputs) => withWriteErrors(await sendUpdate(db, name, inputs)),
  async delete(db, name, { q, limit = 0 }) {
    const made = await db.command({ delete: name, deletes: [{ q, limit }] }, RAW);
    return { n: made.n };
  },
  async find(db, name, inputs) {
    const ids = (await runCursor(db, { find: name, ...inputs })).map(({ _id }) => _id);
    return { ids: inputs.sort ? ids : ids.sort(byText) };
  },
};

/** What the server answers to each step, and the collection afterwards. */
export async function answerIndexes(db: Db, one: IndexCase, slot: number): Promise<Answer> {
  const collection = db.collection(`i${slot}`);
  await collection.drop();
  await db.createCollection(collection.collectionName);

  const steps: Answer[] = [];
  for (const { op, ...inputs } of one.steps) {
    const act = ACTS[op];
    if (!act) throw new Error(`${one.id} has an unknown step ${op}`);
    steps.push(await answerOf(() => act(db, collection.collectionName, documentOf(inputs))));
  }

  return { steps, docs: await documentsIn(collection) };
}
