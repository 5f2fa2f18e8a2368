import { ensureIndexes } from "@kith/kit/database.ts";
import type { GlobalId } from "@kith/kit/global-id.ts";
import type { ClientSession, Db } from "mongodb";
import type { Session } from "./model.ts";

export type SessionStore = ReturnType<typeof sessionStore>;

type Family = Pick<Session, "_id" | "familyHash">;

/** The collection of sessions. What has ended is not in it. */
export function sessionStore(db: Db) {
  const sessions = db.collection<Session>("sessions");
  return {
    ensureIndexes: () =>
      ensureIndexes(sessions, [
        { key: { user: 1, refreshedAt: -1 } },
        { key: { expiresAt: 1 }, expireAfterSeconds: 0 },
      ]),

    add: (row: Session, session: ClientSession) => sessions.insertOne(row, { session }),

    /** The family that a token belongs to, as long as it lasts. */
    findFamily: ({ _id, familyHash }: Family, now: Date) =>
      sessions.findOne({ _id, familyHash, expiresAt: { $gt: now } }),

    /** Puts a new token in the place of the one that was good. @returns Whether that one was still good. */
    async rotate(
      { _id, tokenHash }: Pick<Session, "_id" | "tokenHash">,
      next: Pick<Session, "tokenHash" | "refreshedAt" | "expiresAt">,
    ): Promise<boolean> {
      const { matchedCount } = await sessions.updateOne({ _id, tokenHash }, { $set: next });
      return matchedCount === 1;
    },

    /** @returns The ids of a person's sessions beyond the `kept` that were refreshed last. */
    async findBeyond(user: GlobalId, kept: number, session: ClientSession): Promise<GlobalId[]> {
      const beyond = await sessions
        .find({ user }, { session, projection: { _id: 1 } })
        .sort({ refreshedAt: -1 })
        .skip(kept)
        .toArray();
      return beyond.map(({ _id }) => _id);
    },

    /** How many sessions of a person have not ended: a few at most. */
    countOpen: (user: GlobalId, now: Date) => sessions.countDocuments({ user, expiresAt: { $gt: now } }),

    removeByIds: (ids: readonly GlobalId[], session?: ClientSession) =>
      sessions.deleteMany({ _id: { $in: [...ids] } }, { ...(session && { session }) }),

    /** @returns How many there were. */
    async removeOne({ _id, user }: Pick<Session, "_id" | "user">): Promise<number> {
      const { deletedCount } = await sessions.deleteOne({ _id, user });
      return deletedCount;
    },

    /** Removes all sessions of a person but the one to keep, if any. @returns How many there were. */
    async removeAll(user: GlobalId, kept: GlobalId | null, session?: ClientSession): Promise<number> {
      const { deletedCount } = await sessions.deleteMany(
        { user, ...(kept !== null && { _id: { $ne: kept } }) },
        { ...(session && { session }) },
      );
      return deletedCount;
    },
  };
}
