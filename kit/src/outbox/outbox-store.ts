import type { ClientSession, Db } from "mongodb";
import { ensureIndexes, IN_ONE_BATCH, isDuplicateKey } from "../database.ts";
import { type GlobalId, newId } from "../global-id.ts";
import { invariant } from "../invariant.ts";
import { EVENT_PREFIX, type OutboxRow } from "./event.ts";

export type OutboxStore = ReturnType<typeof outboxStore>;

/** An event that is written, and for whom. */
export type NewEvent = Pick<OutboxRow, "to" | "type" | "payload"> & {
  /** Not delivered before; at once unless it says so. */
  readonly dueAt?: Date;
};

const PAYLOAD_SIZE_MAX_BYTES = 16 * 1024;
/** From the first failure on, each wait twice as long as the one before. */
const RETRY_AFTER_MIN_MS = 1_000;
const RETRY_AFTER_MAX_MS = 3_600_000;

/** Who delivers to a consumer: one process at a time, so that events arrive once and in order as a rule. */
type Turn = { readonly _id: string; readonly holder: string; readonly until: Date };

/** Events of a service that wait for their delivery, written in the transaction of the act that they tell of. */
export function outboxStore(db: Db) {
  const outbox = db.collection<OutboxRow>("outbox");
  const turns = db.collection<Turn>("outboxTurns");
  const listeners = new Set<() => void>();
  const tellListeners = () => {
    for (const listener of listeners) listener();
  };

  return {
    ensureIndexes: () => ensureIndexes(outbox, [{ key: { to: 1, dueAt: 1, _id: 1 } }]),

    /** Writes events with what they tell of: both or neither. */
    async add(events: readonly NewEvent[], session: ClientSession): Promise<void> {
      const writtenAt = new Date();
      const rows = events.map((event) => {
        const sizeBytes = Buffer.byteLength(JSON.stringify(event.payload));
        invariant(sizeBytes <= PAYLOAD_SIZE_MAX_BYTES, `${event.type} carries ${sizeBytes} bytes`);
        return { dueAt: writtenAt, ...event, _id: newId(EVENT_PREFIX), writtenAt, failures: 0 };
      });
      await outbox.insertMany(rows, { session });
      // By then the transaction is committed, or has come to nothing.
      session.once("ended", tellListeners);
    },

    /** Calls `listener` whenever there may be events to deliver. @returns What ends that. */
    onAdded(listener: () => void): () => void {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },

    /** The events that have waited longest. */
    findDue: (to: string, now: Date, limit: number) =>
      outbox
        .find({ to, dueAt: { $lte: now } }, IN_ONE_BATCH)
        .sort({ dueAt: 1, _id: 1 })
        .limit(limit)
        .toArray(),

    /** @returns Whether `holder` may deliver to a consumer until then: nobody else may. */
    async takeTurn({ _id, holder, until }: Turn, now: Date): Promise<boolean> {
      try {
        const free = { _id, $or: [{ holder }, { until: { $lte: now } }] };
        await turns.updateOne(free, { $set: { holder, until } }, { upsert: true });
        return true;
      } catch (error) {
        // Somebody else's turn does not match the filter, and its id is taken.
        if (isDuplicateKey(error)) return false;
        throw error;
      }
    },

    /** Lets others deliver at once. */
    endTurns: (holder: string) => turns.deleteMany({ holder }),

    remove: (ids: readonly GlobalId[]) => outbox.deleteMany({ _id: { $in: [...ids] } }),

    /** Lets events wait that the consumer could not act on: 1 s, then 2, 4, 8 … up to an hour. */
    postpone: (ids: readonly GlobalId[], now: Date) =>
      outbox.updateMany({ _id: { $in: [...ids] } }, [
        {
          $set: {
            failures: { $add: ["$failures", 1] },
            dueAt: {
              $add: [
                now,
                {
                  $min: [
                    RETRY_AFTER_MAX_MS,
                    { $multiply: [RETRY_AFTER_MIN_MS, { $pow: [2, { $min: ["$failures", 30] }] }] },
                  ],
                },
              ],
            },
          },
        },
      ]),
  };
}
