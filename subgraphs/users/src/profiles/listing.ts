import type { NewEvent } from "@kith/kit/outbox/outbox-store.ts";
import type { Person } from "../people/model.ts";
import { nameKeyOf } from "../people/name-key.ts";
import type { ProfileChanges } from "../people/person-store.ts";
import { visibilityOf } from "./visibility.ts";

/** How others list a person: what social keeps beside each of their friendships. */
export type Listing = { readonly nameKey: string; readonly city: string | null; readonly version: number };

/**
 * How others list a person. Where a name is not for everybody, the list must not tell where it stands; where a city is for
 * friends, friends may look for it.
 */
export const listingOf = (person: Person): Listing => ({
  nameKey: nameKeyOf(
    visibilityOf(person, "displayName") === "EVERYBODY" ? person.displayName : person.handle,
  ),
  city: visibilityOf(person, "city") === "NOBODY" ? null : person.city,
  version: person.listingVersion ?? 0,
});

/** Whether a change of a profile may change how the person is listed. */
export const isListingChanged = ({ displayName, city, visibility }: ProfileChanges): boolean =>
  [displayName, city].some((part) => part !== undefined) ||
  [visibility?.displayName, visibility?.city].some((part) => part != null);

/** For social, which lists friends by name and city. */
export const changedEvent = (person: Person): NewEvent => ({
  to: "social",
  type: "person.changed",
  payload: { person: person._id, ...listingOf(person) },
});
