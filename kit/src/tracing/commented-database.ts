import type { Collection, Db } from "mongodb";
import { currentSpan } from "./current-span.ts";

/** Which argument of a collection's method holds its options. */
const OPTIONS_AT = {
  find: 1,
  aggregate: 1,
  findOne: 1,
  countDocuments: 1,
  distinct: 2,
  insertOne: 1,
  insertMany: 1,
  updateOne: 2,
  updateMany: 2,
  replaceOne: 2,
  deleteOne: 1,
  deleteMany: 1,
  findOneAndUpdate: 2,
  findOneAndReplace: 2,
  findOneAndDelete: 1,
  bulkWrite: 1,
} as const;

type Method = (...parts: unknown[]) => unknown;

/**
 * A database whose commands carry the `traceparent` of the work that they are sent for as their `comment`, so that the log and the
 * profiler of the server lead back to the trace. Aggregations of a whole database keep the comment that names them.
 */
export function commentedDatabase(db: Db): Db {
  const commented = Object.create(db) as Db;
  commented.collection = ((...parts: Parameters<Db["collection"]>) =>
    commentedCollection(db.collection(...parts))) as Db["collection"];
  return commented;
}

function commentedCollection(collection: Collection): Collection {
  const commented = Object.create(collection) as Collection;
  const methods = collection as unknown as Record<string, Method>;
  for (const [name, place] of Object.entries(OPTIONS_AT)) {
    const run = (methods[name] as Method).bind(collection);
    (commented as unknown as Record<string, Method>)[name] = (...parts) => {
      const span = currentSpan();
      if (span !== undefined)
        parts[place] = { comment: span.traceparent, ...(parts[place] as object | undefined) };
      return run(...parts);
    };
  }
  return commented;
}
