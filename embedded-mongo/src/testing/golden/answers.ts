import { type Collection, type Db, type Document, MongoServerError } from "mongodb";
import type { Answer } from "./files.ts";

/** Values as they were stored: numbers with their types, regular expressions as BSON has them. */
export const RAW = { promoteValues: false, promoteLongs: false, promoteBuffers: false, bsonRegExp: true };

const ofDuplicate = ({ keyPattern, keyValue }: Document): Document =>
  keyPattern === undefined ? {} : { keyPattern, keyValue };

/** The answer of an act, or the error that the server gave; what is no answer of a server is thrown on. */
export async function answerOf(act: () => Promise<Answer>): Promise<Answer> {
  try {
    return await act();
  } catch (error) {
    if (!(error instanceof MongoServerError)) throw error;
    const code = Number(error.code);
    return { error: { code, ...(code === 11000 ? ofDuplicate(error.errorResponse) : {}) } };
  }
}

export const writeErrorOf = (error: Document): Document => ({
  code: Number(error.code),
  ...ofDuplicate(error),
});

/** The named fields of an object that are there. */
export const pick = (source: object, names: readonly string[]): Document =>
  Object.fromEntries(Object.entries(source).filter(([name]) => names.includes(name)));

/** Runs a command that gives a cursor, and reads it to its end. */
export const runCursor = (db: Db, command: Document): Promise<Document[]> =>
  db.runCursorCommand(command, RAW).toArray();

export const documentsIn = (collection: Collection): Promise<Document[]> =>
  collection.find({}, { ...RAW, sort: { _id: 1 } }).toArray();
