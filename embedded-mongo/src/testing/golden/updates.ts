import type { Db, Document } from "mongodb";
import { answerOf, documentsIn, pick, RAW, writeErrorOf } from "./answers.ts";
import type { Answer, GoldenCase } from "./files.ts";
import { documentOf, documentsOf, fromJson, type Json } from "./values.ts";

type UpdateCase = GoldenCase & {
  readonly op: "update" | "findAndModify";
  readonly docs: readonly Json[];
  readonly q: Json;
  /** An array is a pipeline. */
  readonly u?: Json;
  readonly remove?: boolean;
};

/** Sent as commands, so that wrong updates reach the server. */
async function findAndModify(db: Db, name: string, one: UpdateCase): Promise<Answer> {
  const { lastErrorObject = {}, value } = await db.command(
    {
      findAndModify: name,
      query: documentOf(one.q),
      ...(one.remove ? {} : { update: fromJson(one.u) }),
      ...documentOf(pick(one, ["sort", "remove", "new", "upsert", "fields", "arrayFilters"])),
    },
    RAW,
  );
  return { n: lastErrorObject.n, value, ...pick(lastErrorObject, ["updatedExisting", "upserted"]) };
}

export async function sendUpdate(db: Db, name: string, update: Document): Promise<Answer> {
  const { n, nModified, upserted, writeErrors } = await db.command({ update: name, updates: [update] }, RAW);
  return {
    n,
    nModified,
    ...(upserted ? { upserted: upserted[0]._id } : {}),
    ...(writeErrors ? { writeErrors } : {}),
  };
}

async function update(db: Db, name: string, one: UpdateCase): Promise<Answer> {
  const { writeErrors, ...answer } = await sendUpdate(db, name, {
    q: documentOf(one.q),
    u: fromJson(one.u),
    ...documentOf(pick(one, ["multi", "upsert", "arrayFilters"])),
  });
  return Array.isArray(writeErrors) ? { error: writeErrorOf(writeErrors[0]) } : answer;
}

/** What the server answers, and the collection afterwards. */
export async function answerUpdate(db: Db, one: UpdateCase, slot: number): Promise<Answer> {
  const collection = db.collection(`u${slot}`);
  await collection.deleteMany({});
  if (one.docs.length > 0) await collection.insertMany(documentsOf(one.docs));

  const act = one.op === "update" ? update : findAndModify;
  const answer = await answerOf(() => act(db, collection.collectionName, one));

  return { ...answer, docs: await documentsIn(collection) };
}
