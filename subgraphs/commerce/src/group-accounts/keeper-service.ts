import { type GlobalId, newId } from "@kith/kit/global-id.ts";
import type { KeyQueue } from "@kith/kit/key-queue.ts";
import type { AppointGroupKeeperErrorCode, DismissGroupKeeperErrorCode } from "../generated/schema.types.ts";
import type { Ledger } from "../ledger/ledger.ts";
import type { KeeperStore } from "./keeper-store.ts";
import { isActive, KEEPER_ACT_PREFIX, KEEPERS_MAX, type KeeperAct, type Membership } from "./model.ts";
import { refusalAs } from "./refusals.ts";

export type KeeperService = ReturnType<typeof keeperService>;

type Parts = {
  readonly ledger: Pick<Ledger, "transact">;
  readonly keepers: KeeperStore;
  readonly byOwner: KeyQueue;
  readonly now: () => Date;
};

/** Who does something to whom, in which group. */
export type KeeperChange = { readonly group: GlobalId; readonly user: GlobalId; readonly by: GlobalId };

/** What has to be known of the two. */
export type ChangeStanding = {
  readonly isGroupThere: boolean;
  /** The place of whoever does it. */
  readonly membership: Membership | null;
  readonly isPersonThere: boolean;
  readonly personMembership: Membership | null;
};

/** The rules by which a group's owner says who may spend what it has together. Three commands each, and the commit. */
export function keeperService({ ledger, keepers, byOwner, now }: Parts) {
  const actOf = ({ group, user, by }: KeeperChange, act: KeeperAct["act"]): KeeperAct => ({
    ...{ _id: newId(KEEPER_ACT_PREFIX), group, user, act, by, at: now() },
  });

  return {
    /** Naming twice is naming once. @throws Refusal<AppointGroupKeeperErrorCode> */
    async appoint(change: KeeperChange, standing: ChangeStanding): Promise<void> {
      const { group, user, by } = change;
      const { personMembership } = standing;
      requireMember(standing);
      if (standing.membership?.role !== "OWNER") throw refusal("NOT_THE_OWNER");
      if (!standing.isPersonThere) throw refusal("USER_NOT_FOUND");
      if (personMembership === null) throw refusal("PERSON_NOT_A_MEMBER");
      await byOwner.run([group], () =>
        ledger.transact(async (session) => {
          const before = await keepers.findOf(group, session);
          const known = before.find((keeper) => keeper.user === user);
          if (known !== undefined && isActive(known, personMembership)) return;
          const others = before.filter((keeper) => keeper.user !== user);
          if (others.length >= KEEPERS_MAX) throw refusal("KEEPER_LIMIT");
          const act = actOf(change, "APPOINTED");
          const keeper = {
            ...{ user, appointment: act._id, memberSince: personMembership.joinedAt },
            ...{ appointedBy: by, appointedAt: act.at },
          };
          await keepers.setOf(group, [...others, keeper], session);
          await keepers.addAct(act, session);
        }),
      );
    },

    /** @throws Refusal<DismissGroupKeeperErrorCode> */
    async dismiss(
      change: KeeperChange,
      standing: Pick<ChangeStanding, "isGroupThere" | "membership">,
    ): Promise<void> {
      const { group, user, by } = change;
      requireMember(standing);
      if (standing.membership?.role !== "OWNER" && user !== by) throw refusal("NOT_THE_OWNER");
      await byOwner.run([group], () =>
        ledger.transact(async (session) => {
          const before = await keepers.findOf(group, session);
          const others = before.filter((keeper) => keeper.user !== user);
          if (others.length === before.length) throw refusal("NOT_A_KEEPER");
          await keepers.setOf(group, others, session);
          await keepers.addAct(actOf(change, "DISMISSED"), session);
        }),
      );
    },
  };
}

function requireMember({
  isGroupThere,
  membership,
}: Pick<ChangeStanding, "isGroupThere" | "membership">): void {
  if (!isGroupThere) throw refusal("GROUP_NOT_FOUND");
  if (membership === null) throw refusal("NOT_A_MEMBER");
}

const ABOUT_PERSON: ReadonlySet<string> = new Set(["USER_NOT_FOUND", "PERSON_NOT_A_MEMBER", "NOT_A_KEEPER"]);

const refusal = (code: AppointGroupKeeperErrorCode | DismissGroupKeeperErrorCode) =>
  refusalAs(code, ABOUT_PERSON.has(code) ? "userId" : "groupId");
