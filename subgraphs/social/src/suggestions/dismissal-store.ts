import { ensureIndexes, IN_ONE_BATCH } from "@kith/kit/database.ts";
import type { GlobalId } from "@kith/kit/global-id.ts";
import type { Db } from "mongodb";
import type { Dismissal } from "./model.ts";

export type DismissalStore = ReturnType<typeof dismissalStore>;

/** How long nobody is suggested again. */
const KEPT_S = 180 * 24 * 3_600;

const dismissalOf = (user: GlobalId, person: GlobalId): string => `${user}:${person}`;

/** The collection of suggestions that people do not want to see again. */
export function dismissalStore(db: Db) {
  const dismissals = db.collection<Dismissal>("dismissals");
  return {
    ensureIndexes: () => ensureIndexes(dismissals, [{ key: { dismissedAt: 1 }, expireAfterSeconds: KEPT_S }]),

    /** Which of some people a person has dismissed. */
    async findAmong(user: GlobalId, people: readonly GlobalId[]): Promise<ReadonlySet<GlobalId>> {
      const ids = people.map((person) => dismissalOf(user, person));
      const rows = await dismissals.find({ _id: { $in: ids } }, IN_ONE_BATCH).toArray();
      const found = new Set(rows.map(({ _id }) => _id));
      return new Set(people.filter((person) => found.has(dismissalOf(user, person))));
    },

    /** For who is gone. A semicolon comes after the colon of an id. */
    removeAllOf: (user: GlobalId) =>
      dismissals.deleteMany({ _id: { $gt: dismissalOf(user, ""), $lt: `${user};` } }),

    put: (user: GlobalId, person: GlobalId, dismissedAt: Date) =>
      dismissals.updateOne({ _id: dismissalOf(user, person) }, { $set: { dismissedAt } }, { upsert: true }),
  };
}
