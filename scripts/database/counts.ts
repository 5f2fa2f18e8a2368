import { table } from "../supervisor/table.ts";
import type { Stores } from "./stores.ts";

/** What is there, counted from the databases. */
export async function countEverything(
  stores: Pick<Stores, "people" | "friendships" | "groups" | "memberships">,
) {
  const [people, friendshipRows, groups, memberships] = await Promise.all([
    stores.people.count(),
    stores.friendships.count(),
    stores.groups.count(),
    stores.memberships.count(),
  ]);
  return { people, friendships: friendshipRows / 2, "friendship rows": friendshipRows, groups, memberships };
}

/** The counts as a table for people. */
export const countsTable = (counts: Readonly<Record<string, number>>): string =>
  table(Object.entries(counts).map(([noun, count]) => [noun, count.toLocaleString("en").padStart(12)]));
