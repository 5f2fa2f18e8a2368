import { ensureIndexes, IN_ONE_BATCH } from "@kith/kit/database.ts";
import type { GlobalId } from "@kith/kit/global-id.ts";
import type { ClientSession, Db } from "mongodb";
import type { PotEntry } from "./model.ts";

export type PotEntryStore = ReturnType<typeof potEntryStore>;

/** One of the rows that the number of entries of a campaign is spread over; the campaign is closed when all of them are. */
type Gate = {
  readonly _id: string;
  readonly campaign: GlobalId;
  readonly entered: number;
  readonly isClosed: boolean;
};

/** Over how many rows entries are counted: two that enter at once meet in one of them by chance only. */
export const GATES = 64;
const STREAM_BATCH_SIZE = 1_000;

const gateIdOf = (campaign: GlobalId, gate: number): string => `${campaign}:${gate}`;
/** The ids of what belongs to a campaign: `;` follows `:`. */
const within = (campaign: GlobalId) => ({ $gt: `${campaign}:`, $lt: `${campaign};` });

/** Who has entered the pot of a campaign, and the gates through which they come. */
export function potEntryStore(db: Db) {
  const entries = db.collection<PotEntry>("potEntries");
  const gates = db.collection<Gate>("potGates");
  return {
    ensureIndexes: () => ensureIndexes(gates, [{ key: { campaign: 1 } }]),

    /** Opens the gates of a campaign. */
    openGates: (campaign: GlobalId, session: ClientSession) =>
      gates.insertMany(
        Array.from({ length: GATES }, (_, gate) => ({
          ...{ _id: gateIdOf(campaign, gate), campaign, entered: 0, isClosed: false },
        })),
        { session },
      ),

    /** Closes all gates: whoever is passing one of them meets this in the database, and one of the two begins again. */
    closeGates: (campaign: GlobalId, session: ClientSession) =>
      gates.updateMany({ campaign }, { $set: { isClosed: true } }, { session }),

    /** Counts one more who enters, or one less. @returns Whether the gate was open. */
    async pass(
      campaign: GlobalId,
      { gate, by, session }: { readonly gate: number; readonly by: number; readonly session: ClientSession },
    ): Promise<boolean> {
      const open = { _id: gateIdOf(campaign, gate), isClosed: false };
      const { matchedCount } = await gates.updateOne(open, { $inc: { entered: by } }, { session });
      return matchedCount === 1;
    },

    /** How many have entered each of some campaigns, as of one moment. */
    async countsOf(campaigns: readonly GlobalId[]): Promise<{ campaign: GlobalId; entered: number }[]> {
      const sums = await gates
        .aggregate<{ _id: GlobalId; entered: number }>(
          [
            { $match: { campaign: { $in: [...campaigns] } } },
            { $group: { _id: "$campaign", entered: { $sum: "$entered" } } },
          ],
          { readConcern: { level: "snapshot" }, ...IN_ONE_BATCH },
        )
        .toArray();
      return sums.map(({ _id, entered }) => ({ campaign: _id, entered: Number(entered) }));
    },

    /** Everybody who has entered, one after the other in the order of ids: never all of them at once. */
    async *stream(campaign: GlobalId): AsyncGenerator<GlobalId> {
      const rows = entries
        .find({ _id: within(campaign) }, { projection: { person: 1, _id: 0 }, batchSize: STREAM_BATCH_SIZE })
        .sort({ _id: 1 });
      for await (const { person } of rows) yield person;
    },

    /** Those who come next in the order of ids. */
    findAfter: (campaign: GlobalId, after: string | null, limit: number) =>
      entries
        .find({ _id: { ...within(campaign), ...(after !== null && { $gt: after }) } }, IN_ONE_BATCH)
        .sort({ _id: 1 })
        .limit(limit)
        .toArray(),

    remove: (id: string, session: ClientSession) => entries.deleteOne({ _id: id }, { session }),

    /** Adds entries that are known to be new, and counts them: for campaigns that are open. */
    async addMany(many: readonly PotEntry[], gate: number): Promise<void> {
      const [first] = many;
      if (first === undefined) return;
      await entries.insertMany([...many], { ordered: false });
      const _id = gateIdOf(first.campaign, gate % GATES);
      await gates.updateOne({ _id }, { $inc: { entered: many.length } });
    },
  };
}
