import { ensureIndexes } from "@kith/kit/database.ts";
import type { GlobalId } from "@kith/kit/global-id.ts";
import { invariant } from "@kith/kit/invariant.ts";
import type { ClientBulkWriteModel, ClientSession, Db } from "mongodb";
import { rethrowCause } from "../ledger/ledger-store.ts";
import type { Campaign, CardOffer, Draw, Hand, PotEntry, Visit } from "./model.ts";

export type BlessingStore = ReturnType<typeof blessingStore>;

const VISITS_KEPT_S = 48 * 3_600;

/** What an act asks about: the ids of rows. */
export type Asked = {
  readonly campaign: GlobalId;
  readonly hands?: readonly string[];
  readonly draw?: GlobalId;
  readonly offer?: GlobalId;
  readonly visit?: string;
};

/** What was found of it. */
export type Found = {
  readonly campaign: Campaign | null;
  readonly hands: readonly Hand[];
  readonly draw: Draw | null;
  readonly offer: CardOffer | null;
  readonly visit: Visit | null;
};

/** Rows as they are after an act. */
export type Changes = {
  readonly hands?: readonly Hand[];
  readonly draw?: Draw;
  /** Of an offer that is new, or has ended. */
  readonly offer?: CardOffer;
  readonly visit?: Visit;
  readonly entry?: PotEntry;
};

type Row = { readonly _id: string; readonly [field: string]: unknown };
type Write = ClientBulkWriteModel<Record<string, Row>>;

/** Hands, draws, offers, visits and entries, as far as they are read and written together. */
export function blessingStore(db: Db) {
  const { client } = db;
  const visits = db.collection<Visit>("blessingVisits");
  const namespaceOf = (collection: string) => `${db.databaseName}.${collection}`;
  const insert = (collection: string, document: object): Write => ({
    name: "insertOne",
    namespace: namespaceOf(collection),
    document: document as Row,
  });
  const update = (collection: string, filter: object, fields: object): Write => ({
    name: "updateOne",
    namespace: namespaceOf(collection),
    filter,
    update: { $set: fields as Partial<Row> },
  });
  const handWrite = ({ version, ...hand }: Hand): Write =>
    version === 1
      ? insert("blessingHands", { ...hand, version })
      : update("blessingHands", { _id: hand._id, version: version - 1 }, { ...movedOf(hand), version });
  const offerWrite = ({ _id, status, endedAt, ...rest }: CardOffer): Write =>
    status === "OPEN"
      ? insert("cardOffers", { _id, ...rest, status, endedAt })
      : update("cardOffers", { _id, status: "OPEN" }, { status, endedAt });

  return {
    ensureIndexes: () => ensureIndexes(visits, [{ key: { at: 1 }, expireAfterSeconds: VISITS_KEPT_S }]),

    /** Reads all that an act depends on. One command. */
    async find({ hands = [], ...asked }: Asked, session: ClientSession): Promise<Found> {
      const join = (from: string, field: string) => ({
        $lookup: { from, localField: field, foreignField: "_id", as: field },
      });
      const [found] = await db
        .aggregate<{ [Field in keyof Found]: object[] }>(
          [
            { $documents: [{ draw: "", offer: "", visit: "", ...asked, hands: [...hands] }] },
            join("campaigns", "campaign"),
            join("blessingHands", "hands"),
            join("blessingDraws", "draw"),
            join("cardOffers", "offer"),
            join("blessingVisits", "visit"),
          ],
          { session, comment: "blessings" },
        )
        .toArray();
      invariant(found !== undefined, "one document was asked for");
      const first = (rows: readonly object[]) => rows[0] ?? null;
      return {
        campaign: first(found.campaign) as Campaign | null,
        hands: found.hands as Hand[],
        draw: first(found.draw) as Draw | null,
        offer: first(found.offer) as CardOffer | null,
        visit: first(found.visit) as Visit | null,
      };
    },

    /** Writes what an act has changed: hands of version 1 and open offers are new. One command. */
    async write({ hands = [], draw, offer, visit, entry }: Changes, session: ClientSession): Promise<void> {
      const writes: Write[] = [
        ...hands.map(handWrite),
        ...(draw === undefined ? [] : [insert("blessingDraws", draw)]),
        ...(visit === undefined ? [] : [insert("blessingVisits", visit)]),
        ...(entry === undefined ? [] : [insert("potEntries", entry)]),
        ...(offer === undefined ? [] : [offerWrite(offer)]),
      ];
      const options = { session, ordered: true, comment: "blessings" };
      const { insertedCount, matchedCount } = await client
        .bulkWrite<Record<string, Row>>(writes, options)
        .catch(rethrowCause);
      const written = insertedCount + matchedCount;
      invariant(written === writes.length, `${written} of ${writes.length} rows were written`);
    },
  };
}

const movedOf = ({ free, offered, today, enteredAt, isErased }: Omit<Hand, "version">) => ({
  ...{ free, offered, today, enteredAt, isErased },
});
