import type { Collection, Db } from "mongodb";
import { ACT_OPTIONS_AT, CURSOR_OPTIONS_AT } from "../driver-options.ts";
import { currentLimit, leftOf } from "./work-limit.ts";

/** The most that `maxTimeMS` may be. */
const TIME_MAX_MS = 2_147_483_647;
const READS = new Set(["find", "aggregate", "findOne", "countDocuments"]);

type Method = (...parts: unknown[]) => unknown;

/**
 * A database whose commands end with the request that they are sent for: none begins after it, one that is under way is given
 * up by the server with `maxTimeMS`, and a read is not waited for any longer. Outside of requests it is the database itself.
 */
export function boundedDatabase(db: Db): Db {
  const bounded = boundedOf(db, { aggregate: 1 }, {});
  const collectionOf = db.collection.bind(db);
  bounded.collection = ((...parts: Parameters<Db["collection"]>) =>
    boundedOf(collectionOf(...parts), CURSOR_OPTIONS_AT, ACT_OPTIONS_AT)) as Db["collection"];
  return bounded;
}

function boundedOf<Target extends Db | Collection>(
  target: Target,
  cursors: Readonly<Record<string, number>>,
  acts: Readonly<Record<string, number>>,
): Target {
  const bounded = Object.create(target) as Target;
  const methods = target as unknown as Record<string, Method>;
  for (const [name, place] of Object.entries({ ...cursors, ...acts })) {
    const run = (methods[name] as Method).bind(target);
    const isRead = READS.has(name);
    const isAct = name in acts;
    (bounded as unknown as Record<string, Method>)[name] = (...parts) => {
      const limit = currentLimit();
      if (limit === undefined) return run(...parts);
      const { signal } = limit;
      // A cursor says so itself, to whoever reads from it.
      if (isAct && signal.aborted) return Promise.reject(signal.reason);
      parts[place] = {
        ...(parts[place] as object | undefined),
        ...(limit.endsAtMs !== Number.POSITIVE_INFINITY && { maxTimeMS: leftOf(TIME_MAX_MS, limit) }),
        // What writes is left to the server, which knows whether it has written.
        ...(isRead && { signal }),
      };
      return run(...parts);
    };
  }
  return bounded;
}
