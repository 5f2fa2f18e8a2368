import type { Collection, Db } from "mongodb";
import { ACT_OPTIONS_AT, CURSOR_OPTIONS_AT } from "../driver-options.ts";
import { currentSpan } from "./current-span.ts";

const OPTIONS_AT = { ...CURSOR_OPTIONS_AT, ...ACT_OPTIONS_AT };

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
