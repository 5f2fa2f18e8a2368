import { ensureIndexes, IN_ONE_BATCH } from "@kith/kit/database.ts";
import type { GlobalId } from "@kith/kit/global-id.ts";
import type { ClientSession, Db, Filter, UpdateFilter } from "mongodb";
import type { Campaign, CampaignAct, Settlement } from "./model.ts";

export type CampaignStore = ReturnType<typeof campaignStore>;

/** A change of a campaign from one status: it does nothing where that has changed meanwhile. */
type Step = { readonly from: Campaign["status"]; readonly act: CampaignAct };

const OPENED = { openedAt: { $type: "date" } } as const;

/** The collection of campaigns. */
export function campaignStore(db: Db) {
  const campaigns = db.collection<Campaign>("campaigns");
  const changeOne = async (
    filter: Filter<Campaign>,
    update: UpdateFilter<Campaign>,
    session?: ClientSession,
  ): Promise<boolean> => {
    const { matchedCount } = await campaigns.updateOne(filter, update, session ? { session } : {});
    return matchedCount === 1;
  };

  return {
    ensureIndexes: () =>
      ensureIndexes(campaigns, [
        { key: { openedAt: -1 }, partialFilterExpression: OPENED },
        // Of the few that are on.
        { key: { status: 1, endsAt: 1 } },
      ]),

    findByIds: (ids: readonly GlobalId[]) =>
      campaigns.find({ _id: { $in: [...ids] } }, IN_ONE_BATCH).toArray(),

    findById: (id: GlobalId, session?: ClientSession) =>
      campaigns.findOne({ _id: id }, session ? { session } : {}),

    /** The one that opened last. */
    findCurrent: () => campaigns.find(OPENED).sort({ openedAt: -1 }).limit(1).next(),

    findByStatus: (status: Campaign["status"], limit: number) =>
      campaigns.find({ status }, IN_ONE_BATCH).sort({ endsAt: 1 }).limit(limit).toArray(),

    /** Those that are open though their time is over. */
    findOver: (at: Date, limit: number) =>
      campaigns
        .find({ status: "OPEN", endsAt: { $lte: at } }, IN_ONE_BATCH)
        .sort({ endsAt: 1 })
        .limit(limit)
        .toArray(),

    add: (campaign: Campaign, session: ClientSession) => campaigns.insertOne(campaign, { session }),

    /** Takes a campaign one status further. @returns Whether it was where it was to be taken from. */
    advance: (id: GlobalId, { from, act }: Step, fields: Partial<Campaign>, session?: ClientSession) =>
      changeOne({ _id: id, status: from }, { $set: fields, $push: { acts: act } }, session),

    addFunds: (id: GlobalId, amountMinor: bigint, act: CampaignAct, session: ClientSession) =>
      changeOne({ _id: id }, { $inc: { fundedMinor: amountMinor }, $push: { acts: act } }, session),

    /** Writes down how a pot is shared. @returns False where somebody else has. */
    plan: (id: GlobalId, settlement: Settlement) =>
      changeOne({ _id: id, status: "SETTLING", settlement: null }, { $set: { settlement } }),

    /** Notes how far the payments are. @returns False where somebody else has gone on from there. */
    notePaid: (
      id: GlobalId,
      paid: {
        readonly from: string | null;
        readonly through: string;
        readonly count: number;
        readonly amountMinor: bigint;
      },
      session: ClientSession,
    ) =>
      changeOne(
        { _id: id, status: "SETTLING", "settlement.paidThrough": paid.from } as Filter<Campaign>,
        {
          $set: { "settlement.paidThrough": paid.through },
          $inc: { "settlement.paidCount": paid.count, "settlement.paidMinor": paid.amountMinor },
        } as UpdateFilter<Campaign>,
        session,
      ),

    /** Ends a settlement that has come to its last entry. */
    endSettling: (id: GlobalId, paidThrough: string | null, settledAt: Date) =>
      changeOne({ _id: id, status: "SETTLING", "settlement.paidThrough": paidThrough } as Filter<Campaign>, {
        $set: { status: "SETTLED", "settlement.settledAt": settledAt } as Partial<Campaign>,
      }),
  };
}
