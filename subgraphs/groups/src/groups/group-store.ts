import { type Page, type PageRequest, pageOf } from "@kith/kit/connection.ts";
import { ensureIndexes, IN_ONE_BATCH } from "@kith/kit/database.ts";
import type { GlobalId } from "@kith/kit/global-id.ts";
import { filterAfter, sortOf } from "@kith/kit/keyset.ts";
import type { ClientSession, Db, Filter } from "mongodb";
import { GROUPS_KEYSET, type Group } from "./model.ts";

export type GroupStore = ReturnType<typeof groupStore>;

/** What groups are looked for by: null means any. */
export type GroupSearch = { readonly interest: string | null; readonly city: string | null };

/** The collection of groups. */
export function groupStore(db: Db) {
  const groups = db.collection<Group>("groups");
  const order = sortOf(GROUPS_KEYSET);
  return {
    // One index for each way to search, each ending in the order of the list.
    ensureIndexes: () =>
      ensureIndexes(groups, [
        { key: { interest: 1, city: 1, ...order } },
        { key: { interest: 1, ...order } },
        { key: { city: 1, ...order } },
        { key: order },
      ]),

    findByIds: (ids: readonly GlobalId[]) => groups.find({ _id: { $in: [...ids] } }, IN_ONE_BATCH).toArray(),

    async findPage({ interest, city }: GroupSearch, request: PageRequest): Promise<Page<Group>> {
      const filter: Filter<Group> = {
        ...(interest !== null && { interest }),
        ...(city !== null && { city }),
        ...(request.after !== null && (filterAfter(GROUPS_KEYSET, request.after) as Filter<Group>)),
      };
      return pageOf(
        await groups
          .find(filter, IN_ONE_BATCH)
          .sort(order)
          .limit(request.limit + 1)
          .toArray(),
        request,
      );
    },

    /** @returns The group after the change, null when there is none. */
    changeMemberCount: (group: GlobalId, by: number, session: ClientSession) =>
      groups.findOneAndUpdate(
        { _id: group },
        { $inc: { memberCount: by } },
        { session, returnDocument: "after" },
      ),

    /** Changes many counters in one command. */
    async changeMemberCounts(byGroup: ReadonlyMap<GlobalId, number>, session: ClientSession): Promise<void> {
      const updates = [...byGroup].map(([_id, by]) => ({
        updateOne: { filter: { _id }, update: { $inc: { memberCount: by } } },
      }));
      if (updates.length > 0) await groups.bulkWrite(updates, { session, ordered: false });
    },

    /** Adds the groups whose ids are not there yet, without members. @returns How many were new. */
    async addMissing(added: readonly Omit<Group, "memberCount">[]): Promise<number> {
      const upserts = added.map(({ _id, ...rest }) => ({
        updateOne: { filter: { _id }, update: { $setOnInsert: { ...rest, memberCount: 0 } }, upsert: true },
      }));
      return (await groups.bulkWrite(upserts, { ordered: false })).upsertedCount;
    },

    count: () => groups.countDocuments(),
  };
}
