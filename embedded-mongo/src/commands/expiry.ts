import { EXPIRY_BATCH_DOCUMENTS } from "../limits.ts";
import type { Collection, Index } from "../store/catalog.ts";
import { type Engine, LockConflict } from "../transactions/engine.ts";
import { toNumber } from "../values/types.ts";
import { runDelete, selectionOf } from "./modify.ts";
import { passGates } from "./write.ts";

/** Removes the documents whose date in a TTL index lies too long ago; gives how many. One that somebody holds waits. */
async function removeExpired(engine: Engine, now: Date): Promise<number> {
  let removed = 0;
  for (const collection of engine.catalog.list())
    for (const index of collection.indexes)
      if (index.spec.expireAfterSeconds !== undefined)
        removed += await removeExpiredOf(engine, collection, index, now);
  return removed;
}

async function removeExpiredOf(
  engine: Engine,
  collection: Collection,
  { name, spec, isHidden, fields: [field] }: Index,
  now: Date,
): Promise<number> {
  const until = new Date(now.getTime() - toNumber(spec.expireAfterSeconds) * 1_000);
  const selection = selectionOf({ [field?.path as string]: { $lte: until } }, isHidden ? {} : { hint: name });
  let removed = 0;
  for (;;) {
    await passGates([collection]);
    if (collection.isDropped || !collection.indexes.some((index) => index.name === name)) return removed;
    const unit = engine.begin("plain");
    try {
      const count = runDelete(engine, unit, collection, selection, EXPIRY_BATCH_DOCUMENTS).length;
      if (count > 0) await engine.commit(unit).visible;
      removed += count;
      if (count < EXPIRY_BATCH_DOCUMENTS) return removed;
    } catch (error) {
      if (error instanceof LockConflict) return removed;
      throw error;
    } finally {
      engine.abort(unit);
    }
  }
}

/** Looks for expired documents again and again until it is stopped. */
export function startExpiry(engine: Engine, everyMs: number): { stop(): Promise<void> } {
  let underWay: Promise<unknown> = Promise.resolve();
  let isOver = false;
  const look = async () => {
    underWay = removeExpired(engine, new Date()).catch((error) => console.error(error));
    await underWay;
    if (!isOver) timer = setTimeout(look, everyMs).unref();
  };
  let timer = setTimeout(look, everyMs).unref();
  return {
    async stop() {
      isOver = true;
      clearTimeout(timer);
      await underWay;
    },
  };
}
