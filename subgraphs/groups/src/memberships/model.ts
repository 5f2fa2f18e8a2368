import type { GlobalId } from "@kith/kit/global-id.ts";
import type { Keyset } from "@kith/kit/keyset.ts";
import type { GroupRole } from "../generated/schema.types.ts";

/** One person's place in one group, as stored. */
export type Membership = {
  /** `<group>:<user>` */
  readonly _id: string;
  readonly group: GlobalId;
  readonly user: GlobalId;
  readonly role: GroupRole;
  readonly joinedAt: Date;
};

/** The order of a group's members: the longest-standing first. */
export const MEMBERS_KEYSET: Keyset = [
  { field: "joinedAt", direction: 1, kind: "date" },
  { field: "user", direction: 1, kind: "string" },
];

/** The same from its other end: the last joined first. */
export const NEWEST_MEMBERS_KEYSET: Keyset = MEMBERS_KEYSET.map((field) => ({ ...field, direction: -1 }));

/** The order of a person's groups: the last joined first. */
export const USER_GROUPS_KEYSET: Keyset = [
  { field: "joinedAt", direction: -1, kind: "date" },
  { field: "group", direction: 1, kind: "string" },
];

/** The id of a person's place in a group. */
export const placeIn = (group: GlobalId, user: GlobalId): string => `${group}:${user}`;

/** A new place in a group. */
export const membershipOf = (membership: Omit<Membership, "_id">): Membership => ({
  _id: placeIn(membership.group, membership.user),
  ...membership,
});
