import { ensureIndexes, IN_ONE_BATCH } from "@kith/kit/database.ts";
import type { GlobalId } from "@kith/kit/global-id.ts";
import { sortOf } from "@kith/kit/keyset.ts";
import { pageLoaderOf } from "@kith/kit/page-loader.ts";
import type { ClientSession, Db } from "mongodb";
import { CONSENTS_KEYSET, type Consent } from "./model.ts";

export type ConsentStore = ReturnType<typeof consentStore>;

type Subject = Pick<Consent, "user" | "purpose" | "scope">;

/** The collection of consents: all that were ever given. Nothing is removed from it as long as the person is there. */
export function consentStore(db: Db) {
  const consents = db.collection<Consent>("consents");
  return {
    ensureIndexes: () =>
      ensureIndexes(consents, [
        { key: { user: 1, ...sortOf(CONSENTS_KEYSET) } },
        {
          key: { user: 1, purpose: 1, scope: 1 },
          unique: true,
          partialFilterExpression: { isLatest: true },
        },
      ]),

    pageLoader: () =>
      pageLoaderOf<Consent>("consentsPage", {
        db,
        collection: consents,
        parentField: "user",
        keyset: CONSENTS_KEYSET,
      }),

    /** The latest consent of each of some people for one thing, as far as nobody revoked it; it may have expired. */
    findLatest: (users: readonly GlobalId[], { purpose, scope }: Omit<Subject, "user">) =>
      consents.find({ user: { $in: [...users] }, purpose, scope, isLatest: true }, IN_ONE_BATCH).toArray(),

    /** For who is gone. */
    removeAll: (user: GlobalId, session: ClientSession) => consents.deleteMany({ user }, { session }),

    add: (consent: Consent, session: ClientSession) => consents.insertOne(consent, { session }),

    /**
     * Ends the latest consent for something: one that has expired keeps its end.
     *
     * @returns The consent after the change, null when there is none.
     */
    endLatest: ({ user, purpose, scope }: Subject, at: Date, session?: ClientSession) =>
      consents.findOneAndUpdate(
        { user, purpose, scope, isLatest: true },
        [
          {
            $set: {
              isLatest: false,
              revokedAt: { $cond: [{ $gt: ["$expiresAt", at] }, at, "$revokedAt"] },
            },
          },
        ],
        { returnDocument: "after", ...(session && { session }) },
      ),
  };
}
