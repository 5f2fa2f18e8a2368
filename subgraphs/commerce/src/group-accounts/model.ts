import type { GlobalId } from "@kith/kit/global-id.ts";
import type { Keyset } from "@kith/kit/keyset.ts";
import type { CurrencyCode } from "../generated/schema.types.ts";
import type { AccountRef } from "../ledger/model.ts";

export const GROUP_PREFIX = "group";

/** What a group has together. */
export const groupWalletOf = (group: GlobalId, currency: CurrencyCode): AccountRef => ({
  kind: "GROUP_WALLET",
  owner: group,
  currency,
});

/** How groups know a person's place in a group. */
export const placeIn = (group: GlobalId, person: GlobalId): string => `${group}:${person}`;

/** A person's place in a group, as groups tell it. */
export type Membership = {
  readonly role: "OWNER" | "MEMBER";
  /** Another instant for whoever has left and come back. */
  readonly joinedAt: Date;
};

export const KEEPERS_MAX = 10;
export const KEEPER_ACT_PREFIX = "keeperact";

/** Somebody who may spend from a group's wallet, as long as it is the same membership. */
export type GroupKeeper = {
  readonly user: GlobalId;
  /** The act that named them: another one for whoever is named again. */
  readonly appointment: GlobalId;
  /** The `joinedAt` of the membership that they were named in: leaving ends it, and coming back does not bring it back. */
  readonly memberSince: Date;
  readonly appointedBy: GlobalId;
  readonly appointedAt: Date;
};

/** A keeper, with the group. */
export type KeeperOf = GroupKeeper & { readonly group: GlobalId };

/** The keepers of a group, at most ten, the first named first. */
export type GroupKeepers = { readonly _id: GlobalId; readonly keepers: readonly GroupKeeper[] };

/** That somebody was named keeper, or no longer is. Never changed, never removed. */
export type KeeperAct = {
  readonly _id: GlobalId;
  readonly group: GlobalId;
  readonly user: GlobalId;
  readonly act: "APPOINTED" | "DISMISSED";
  readonly by: GlobalId;
  readonly at: Date;
};

/** The order of what happened to a group's keepers: the last first. */
export const KEEPER_ACTS_KEYSET: Keyset = [{ field: "_id", direction: -1, kind: "string" }];

/** Whether a keeper's membership is the one that they were named in. */
export const isActive = ({ memberSince }: GroupKeeper, membership: Membership | null): boolean =>
  membership?.joinedAt.getTime() === memberSince.getTime();

/** Under which appointment a person may spend: null when they may not. */
export function keeperAmong(
  keepers: readonly GroupKeeper[],
  user: GlobalId,
  membership: Membership | null,
): GroupKeeper | null {
  const keeper = keepers.find((one) => one.user === user);
  return keeper !== undefined && isActive(keeper, membership) ? keeper : null;
}
