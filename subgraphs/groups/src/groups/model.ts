import type { GlobalId } from "@kith/kit/global-id.ts";
import type { Keyset } from "@kith/kit/keyset.ts";

export const GROUP_PREFIX = "group";
export const USER_PREFIX = "user";

/** A group, as stored. */
export type Group = {
  readonly _id: GlobalId;
  readonly name: string;
  readonly description: string;
  readonly interest: string;
  readonly city: string | null;
  /** Always the number of the group's memberships. */
  readonly memberCount: number;
  readonly createdAt: Date;
};

/** The order in which groups are found: the largest first. */
export const GROUPS_KEYSET: Keyset = [
  { field: "memberCount", direction: -1, kind: "number" },
  { field: "_id", direction: 1, kind: "string" },
];
