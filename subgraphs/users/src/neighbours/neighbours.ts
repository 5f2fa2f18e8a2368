import type { GlobalId } from "@kith/kit/global-id.ts";
import type { ConsentStore } from "../consents/consent-store.ts";
import { isActive } from "../consents/model.ts";
import type { Person } from "../people/model.ts";
import type { PersonStore } from "../people/person-store.ts";
import { visibilityOf } from "../profiles/visibility.ts";
import { CITY_LOOKED_MAX, NEIGHBOURS_MAX } from "./model.ts";

type Parts = {
  readonly people: Pick<PersonStore, "findNewestOfCity">;
  readonly consents: Pick<ConsentStore, "findLatest">;
  readonly now: Date;
};

/**
 * Strangers of a person's city who want to be found: they show the city to everybody, and have consented to being suggested. Of
 * the 300 newest of the city, at most 100, the newest first. Two commands.
 */
export async function neighbourIdsOf(
  { _id, city }: Person,
  { people, consents, now }: Parts,
): Promise<GlobalId[]> {
  if (city === null) return [];
  const newest = await people.findNewestOfCity(city, CITY_LOOKED_MAX);
  const ids = newest
    .filter((person) => person._id !== _id && visibilityOf(person, "city") === "EVERYBODY")
    .map((person) => person._id);
  if (ids.length === 0) return [];
  const given = await consents.findLatest(ids, { purpose: "FRIEND_SUGGESTIONS", scope: null });
  const consenting = new Set(given.filter((consent) => isActive(consent, now)).map(({ user }) => user));
  return ids.filter((id) => consenting.has(id)).slice(0, NEIGHBOURS_MAX);
}
