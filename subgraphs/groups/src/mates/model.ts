import type { GlobalId } from "@kith/kit/global-id.ts";

/** Why somebody is suggested to the viewer: what the groups know of it hangs off the person. */
export type Reason = { readonly personId: GlobalId };

/** In how many groups of the viewer others are sought: those that were joined last. */
export const GROUPS_LOOKED_MAX = 20;
/** How many members of each are looked at: those who joined last. */
export const MEMBERS_LOOKED_MAX = 50;
export const MATES_MAX = 100;
/** In how many groups of the viewer somebody else is looked for. */
export const OWN_GROUPS_MAX = 200;
export const SHARED_GROUPS_SHOWN_MAX = 3;

/** How much it tells of two people that they are in a group of so many members. */
export const strengthOf = (memberCount: number): number => 1 / Math.log(Math.max(2, memberCount));
