import { ensureIndexes } from "@kith/kit/database.ts";
import type { ClientSession, Db } from "mongodb";

export type DayCountStore = ReturnType<typeof dayCountStore>;

const KEPT_S = 48 * 3_600;
const DATE_LENGTH = "2026-02-17".length;

type DayCount = { readonly _id: string; readonly day: Date; readonly sent: number };

/** A collection of how often a person has done something on a day, in UTC. Gone two days later. */
export function dayCountStore(
  db: Db,
  collection: "requestDays" | "postDays" | "commentDays" | "interactionDays" | "accountDays",
) {
  const days = db.collection<DayCount>(collection);
  return {
    ensureIndexes: () => ensureIndexes(days, [{ key: { day: 1 }, expireAfterSeconds: KEPT_S }]),

    /**
     * @param who A person, or `<person>:<person>` where it is counted what one does to another.
     * @returns How many it are with this one.
     */
    async countOne(who: string, at: Date, session: ClientSession): Promise<number> {
      const date = at.toISOString().slice(0, DATE_LENGTH);
      const day = await days.findOneAndUpdate(
        { _id: `${who}:${date}` },
        { $inc: { sent: 1 }, $setOnInsert: { day: new Date(date) } },
        { session, upsert: true, returnDocument: "after" },
      );
      return day?.sent ?? 0;
    },
  };
}
