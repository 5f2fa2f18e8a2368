import { ensureIndexes, IN_ONE_BATCH } from "@kith/kit/database.ts";
import type { GlobalId } from "@kith/kit/global-id.ts";
import { sortOf } from "@kith/kit/keyset.ts";
import { pageLoaderOf } from "@kith/kit/page-loader.ts";
import type { ClientSession, Db, Document } from "mongodb";
import { MEMBERS_KEYSET, type Membership, NEWEST_MEMBERS_KEYSET, USER_GROUPS_KEYSET } from "./model.ts";

export type MembershipStore = ReturnType<typeof membershipStore>;

/** The collection of memberships. */
export function membershipStore(db: Db) {
  const memberships = db.collection<Membership>("memberships");
  const pages = { db, collection: memberships };
  return {
    ensureIndexes: () =>
      ensureIndexes(memberships, [
        { key: { group: 1, ...sortOf(MEMBERS_KEYSET) } },
        { key: { user: 1, ...sortOf(USER_GROUPS_KEYSET) } },
        // Shared groups: one list is sought in the other, without reading either whole.
        { key: { user: 1, group: 1 } },
      ]),

    /** @param alsoOnly Which members may be in the list. */
    memberPageLoader: (alsoOnly: () => Promise<Document>) =>
      pageLoaderOf<Membership>("membersPage", {
        ...pages,
        parentField: "group",
        keyset: MEMBERS_KEYSET,
        alsoOnly,
      }),

    /** @param alsoOnly Which members may be in the list. */
    newestMemberPageLoader: (alsoOnly: () => Promise<Document>) =>
      pageLoaderOf<Membership>("newestMembersPage", {
        ...pages,
        parentField: "group",
        keyset: NEWEST_MEMBERS_KEYSET,
        alsoOnly,
      }),

    groupPageLoader: () =>
      pageLoaderOf<Membership>("userGroupsPage", {
        ...pages,
        parentField: "user",
        keyset: USER_GROUPS_KEYSET,
      }),

    /** The groups that a person joined last, the last first. */
    async findGroupIds(user: GlobalId, limit: number): Promise<GlobalId[]> {
      const rows = await memberships
        .find({ user }, { projection: { _id: 0, group: 1 }, ...IN_ONE_BATCH })
        .sort(sortOf(USER_GROUPS_KEYSET))
        .limit(limit)
        .toArray();
      return rows.map(({ group }) => group);
    },

    /** Which of `groups` each of `users` is in: an index seek for each match. @param only Which memberships may be shown. */
    findAmong: (users: readonly GlobalId[], groups: readonly GlobalId[], only: Document) =>
      memberships
        .find<Pick<Membership, "user" | "group">>(
          { $and: [{ user: { $in: [...users] }, group: { $in: [...groups] } }, only] },
          { projection: { _id: 0, user: 1, group: 1 }, ...IN_ONE_BATCH },
        )
        .toArray(),

    findByIds: (ids: readonly string[]) =>
      memberships.find({ _id: { $in: [...ids] } }, IN_ONE_BATCH).toArray(),

    findOne: (id: string, session: ClientSession) => memberships.findOne({ _id: id }, { session }),

    add: (membership: Membership, session: ClientSession) => memberships.insertOne(membership, { session }),

    remove: (id: string, session: ClientSession) => memberships.deleteOne({ _id: id }, { session }),

    /** Some of a person's places in groups. */
    findSome: (user: GlobalId, limit: number) =>
      memberships.find({ user }, IN_ONE_BATCH).limit(limit).toArray(),

    /** Makes the longest-standing member the owner. */
    passOn: (group: GlobalId, session: ClientSession) =>
      memberships.findOneAndUpdate(
        { group },
        { $set: { role: "OWNER" } },
        { sort: sortOf(MEMBERS_KEYSET), session },
      ),

    /** Adds the memberships that are not there yet. @returns The ones that were new. */
    async addMissing(added: readonly Membership[], session: ClientSession): Promise<readonly Membership[]> {
      const ids = added.map(({ _id }) => _id);
      const known = await memberships
        .find({ _id: { $in: ids } }, { session, projection: { _id: 1 }, ...IN_ONE_BATCH })
        .toArray();
      const knownIds = new Set(known.map(({ _id }) => _id));
      const missing = added.filter(({ _id }) => !knownIds.has(_id));
      if (missing.length > 0) await memberships.insertMany([...missing], { session });
      return missing;
    },

    count: () => memberships.countDocuments(),
  };
}
