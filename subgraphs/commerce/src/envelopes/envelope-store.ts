import { ensureIndexes, IN_ONE_BATCH } from "@kith/kit/database.ts";
import type { GlobalId } from "@kith/kit/global-id.ts";
import { invariant } from "@kith/kit/invariant.ts";
import { pageLoaderOf } from "@kith/kit/page-loader.ts";
import { type ChangeFanOut, changeFanOut } from "@kith/kit/subscriptions/change-fan-out.ts";
import type { ClientBulkWriteModel, ClientSession, Db, Document } from "mongodb";
import { rethrowCause } from "../ledger/ledger-store.ts";
import {
  CLAIMS_KEYSET,
  CLAIMS_OF_PERSON_KEYSET,
  type Claim,
  ENVELOPES_KEYSET,
  type Envelope,
  SHARES_MAX,
} from "./model.ts";

export type EnvelopeStore = ReturnType<typeof envelopeStore>;

/** Envelopes and claims by their ids: what is not there is left out. */
export type Asked = { readonly envelopes: readonly GlobalId[]; readonly claims: readonly string[] };
export type FoundEnvelopes = { readonly envelopes: readonly Envelope[]; readonly claims: readonly Claim[] };

/** An envelope as it was read and as it is now. */
export type Changed = { readonly was: Envelope; readonly is: Envelope };

const HAS_COVER = { cover: { $type: "string" } } as const;

type Rows = Record<string, { readonly _id: string; readonly [field: string]: unknown }>;

/** Red envelopes and what people got out of them: read and written together. */
export function envelopeStore(db: Db) {
  const { client } = db;
  const envelopes = db.collection<Envelope>("envelopes");
  const claims = db.collection<Claim>("envelopeClaims");
  const namespaceOf = (collection: string) => `${db.databaseName}.${collection}`;
  const pageBy = (parentField: keyof Envelope & string, alsoOnly?: () => Promise<Document>) =>
    pageLoaderOf<Envelope>(`envelopesPage ${parentField}`, {
      ...{ db, collection: envelopes, parentField, keyset: ENVELOPES_KEYSET },
      ...(alsoOnly && { alsoOnly }),
    });

  return {
    ensureIndexes: async () => {
      await Promise.all([
        ensureIndexes(envelopes, [
          { key: { sender: 1, _id: -1 } },
          { key: { recipient: 1, _id: -1 } },
          { key: { group: 1, _id: -1 } },
          { key: { expiresAt: 1 }, partialFilterExpression: { status: "OPEN" } },
          { key: { sender: 1 }, partialFilterExpression: HAS_COVER },
        ]),
        ensureIndexes(claims, [
          // Whatever happens, no share is given twice.
          { key: { envelope: 1, position: 1 }, unique: true },
          { key: { person: 1, claimedAt: -1, envelope: -1 } },
        ]),
      ]);
    },

    /** One command, whatever the number. */
    async find(asked: Asked, session?: ClientSession): Promise<FoundEnvelopes> {
      const join = (from: string, field: string) => ({
        $lookup: { from, localField: field, foreignField: "_id", as: field },
      });
      const [found] = await db
        .aggregate<FoundEnvelopes>(
          [{ $documents: [asked] }, join("envelopes", "envelopes"), join("envelopeClaims", "claims")],
          { comment: "envelopes", ...(session && { session }) },
        )
        .toArray();
      invariant(found !== undefined, "one document was asked for");
      return found;
    },

    findByIds: (ids: readonly GlobalId[]) =>
      envelopes.find({ _id: { $in: [...ids] } }, IN_ONE_BATCH).toArray(),

    findClaimsByIds: (ids: readonly string[]) =>
      claims.find({ _id: { $in: [...ids] } }, IN_ONE_BATCH).toArray(),

    /** All claims of an envelope: at most 500. */
    findClaimsOf: (envelope: GlobalId) => claims.find({ envelope }, IN_ONE_BATCH).limit(SHARES_MAX).toArray(),

    add: (envelope: Envelope, session: ClientSession) => envelopes.insertOne(envelope, { session }),

    /**
     * Writes how envelopes have changed, and the claims that changed them. One command.
     *
     * @throws MongoServerError when another writer was there since they were read.
     */
    async write(
      { changed, claims }: { readonly changed: readonly Changed[]; readonly claims: readonly Claim[] },
      session: ClientSession,
    ): Promise<void> {
      const inserts = claims.map((document) => ({
        ...{ name: "insertOne" as const, namespace: namespaceOf("envelopeClaims"), document },
      }));
      const updates = changed.map(({ was, is }) => ({
        ...{ name: "updateOne" as const, namespace: namespaceOf("envelopes") },
        filter: { _id: was._id, status: "OPEN", claimedCount: was.claimedCount },
        update: { $set: movedOf(is) },
      }));
      const { insertedCount, matchedCount } = await client
        .bulkWrite<Rows>([...inserts, ...updates] as ClientBulkWriteModel<Rows>[], {
          ...{ session, ordered: true, comment: "envelopes" },
        })
        .catch(rethrowCause);
      invariant(insertedCount === claims.length, `${insertedCount} of ${claims.length} claims were added`);
      invariant(
        matchedCount === changed.length,
        `${matchedCount} of ${changed.length} envelopes were changed`,
      );
    },

    /** Envelopes whose time is over, the first to end first. */
    findExpired: (at: Date, limit: number) =>
      envelopes
        .find({ status: "OPEN", expiresAt: { $lte: at } }, { batchSize: limit, projection: { _id: 1 } })
        .sort({ expiresAt: 1 })
        .limit(limit)
        .toArray(),

    /** Envelopes as they are after each change of what is in them, by their ids. */
    changes: (warn: (error: unknown, message: string) => void): ChangeFanOut<Envelope> =>
      changeFanOut<Envelope, Envelope>({
        collection: envelopes,
        pipeline: [{ $match: { operationType: "update", $or: PROGRESS.map(isSet) } }],
        fullDocument: "updateLookup",
        eventOf: (change) =>
          change.operationType === "update" && change.fullDocument
            ? { key: change.fullDocument._id, event: change.fullDocument }
            : null,
        warn,
      }),

    sentPageLoader: () => pageBy("sender"),

    /** @param alsoOnly Which envelopes may be in the list. */
    receivedPageLoader: (alsoOnly: () => Promise<Document>) => pageBy("recipient", alsoOnly),

    /** @param alsoOnly Which envelopes may be in the list. */
    groupPageLoader: (alsoOnly: () => Promise<Document>) => pageBy("group", alsoOnly),

    /** @param alsoOnly Which claims may be in the list. */
    claimsPageLoader: (alsoOnly: () => Promise<Document>) =>
      pageLoaderOf<Claim>("claimsPage", {
        ...{ db, collection: claims, parentField: "envelope", keyset: CLAIMS_KEYSET, alsoOnly },
      }),

    claimsOfPersonPageLoader: () =>
      pageLoaderOf<Claim>("claimsOfPersonPage", {
        ...{ db, collection: claims, parentField: "person", keyset: CLAIMS_OF_PERSON_KEYSET },
      }),

    /** The one change that an envelope sees after its end: who wrote on it is gone. @returns How many covers were erased, at most `limit`. */
    async eraseCovers(sender: GlobalId, limit: number): Promise<number> {
      const some = await envelopes
        .find({ sender, ...HAS_COVER }, { projection: { _id: 1 }, ...IN_ONE_BATCH })
        .limit(limit)
        .toArray();
      if (some.length === 0) return 0;
      await envelopes.updateMany({ _id: { $in: some.map(({ _id }) => _id) } }, { $set: { cover: null } });
      return some.length;
    },
  };
}

const PROGRESS = ["claimedCount", "status"] as const;
const isSet = (field: (typeof PROGRESS)[number]) => ({
  [`updateDescription.updatedFields.${field}`]: { $exists: true },
});

// All that claims and the end of an envelope change.
const movedOf = ({ claimedCount, leftMinor, returnedMinor, status, luckiest, endedAt }: Envelope) => ({
  ...{ claimedCount, leftMinor, returnedMinor, status, luckiest, endedAt },
});
