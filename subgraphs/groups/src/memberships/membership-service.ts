import type { GlobalId } from "@kith/kit/global-id.ts";
import { invariant } from "@kith/kit/invariant.ts";
import { keyQueue } from "@kith/kit/key-queue.ts";
import { Refusal } from "@kith/kit/refusal.ts";
import { inTransaction } from "@kith/kit/transaction.ts";
import type { ClientSession, MongoClient } from "mongodb";
import type { JoinGroupErrorCode, LeaveGroupErrorCode } from "../generated/schema.types.ts";
import type { GroupStore } from "../groups/group-store.ts";
import type { Group } from "../groups/model.ts";
import type { MembershipStore } from "./membership-store.ts";
import { membershipOf, placeIn } from "./model.ts";

export type MembershipService = ReturnType<typeof membershipService>;

type Parts = {
  readonly client: MongoClient;
  readonly groups: GroupStore;
  readonly memberships: MembershipStore;
  readonly now: () => Date;
};

const WAITING_MAX = 2_000;
const GROUPS_PER_ROUND_MAX = 100;
const ABOUT_GROUP = ["input", "groupId"];

/** The rules by which people come into groups and leave them. Membership and counter change together. */
export function membershipService({ client, groups, memberships, now }: Parts) {
  // All who come and go change the group's one counter: they take turns.
  const byGroup = keyQueue({ waitersMax: WAITING_MAX });
  const change = (group: GlobalId, act: (session: ClientSession) => Promise<Group | null>) =>
    byGroup.run([group], () => inTransaction(client, act));

  return {
    /** Joining twice is joining once. @throws Refusal<JoinGroupErrorCode> */
    join: (group: GlobalId, user: GlobalId): Promise<Group | null> =>
      change(group, async (session) => {
        // The counter first: it is where two who join at once meet, so that the one who is late reads again.
        const joined = await groups.changeMemberCount(group, 1, session);
        if (joined === null) {
          throw new Refusal<JoinGroupErrorCode>(
            "GROUP_NOT_FOUND",
            "There is no group with this id.",
            ABOUT_GROUP,
          );
        }

        const isMember = (await memberships.findOne(placeIn(group, user), session)) !== null;
        if (isMember) return groups.changeMemberCount(group, -1, session);
        await memberships.add(membershipOf({ group, user, role: "MEMBER", joinedAt: now() }), session);
        return joined;
      }),

    /**
     * Takes somebody who is gone out of all groups. A group that was theirs goes to its longest-standing member. May be done
     * any number of times; one transaction a group.
     */
    async leaveAll(user: GlobalId): Promise<void> {
      for (;;) {
        const some = await memberships.findSome(user, GROUPS_PER_ROUND_MAX);
        if (some.length === 0) return;
        for (const { _id, group, role } of some)
          await change(group, async (session) => {
            const { deletedCount } = await memberships.remove(_id, session);
            if (deletedCount === 0) return null;
            if (role === "OWNER") await memberships.passOn(group, session);
            return groups.changeMemberCount(group, -1, session);
          });
      }
    },

    /** @throws Refusal<LeaveGroupErrorCode> */
    leave: (group: GlobalId, user: GlobalId): Promise<Group | null> =>
      change(group, async (session) => {
        const refuse = (code: LeaveGroupErrorCode, message: string) =>
          new Refusal(code, message, ABOUT_GROUP);
        const left = await groups.changeMemberCount(group, -1, session);
        if (left === null) throw refuse("GROUP_NOT_FOUND", "There is no group with this id.");

        const membership = await memberships.findOne(placeIn(group, user), session);
        if (membership === null) throw refuse("NOT_A_MEMBER", "You are not a member of this group.");
        if (membership.role === "OWNER") throw refuse("OWNER", "An owner cannot leave the group behind.");
        const { deletedCount } = await memberships.remove(membership._id, session);
        invariant(deletedCount === 1, `membership ${membership._id} was there and was not removed`);
        return left;
      }),
  };
}
