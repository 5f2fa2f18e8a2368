import type { GlobalId } from "@kith/kit/global-id.ts";

/** Why somebody is suggested to the viewer: what the accounts know of it hangs off the person. */
export type Reason = { readonly personId: GlobalId };

/** How many people of a city are looked at: the newest. */
export const CITY_LOOKED_MAX = 300;
export const NEIGHBOURS_MAX = 100;
