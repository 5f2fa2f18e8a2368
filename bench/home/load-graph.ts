import { join } from "node:path";
import type { GlobalId } from "@kith/kit/global-id.ts";
import { openStores, type Stores } from "../../scripts/database/stores.ts";
import { dataSet } from "../../scripts/import/data-set.ts";
import { readEdges } from "../../scripts/import/edges-file.ts";
import { importFriendships, importPeople } from "../../scripts/import/import-graph.ts";
import { readInterests } from "../../scripts/import/interests-file.ts";
import { loadFriendships } from "../../scripts/loading/load-graph.ts";

const POPULAR = 3;
const POPULAR_FRIENDS = 4_000;
const CHUNK = 1_000;
const MET_AT = new Date(Date.UTC(2026, 0, 1));

export const data = dataSet("hu");
/** The person with the most friends of the data set. */
export const MOST_FRIENDS: GlobalId = data.personId(14_900);
/** A person with three friends. */
export const FEW_FRIENDS: GlobalId = data.personId(12_596);

type Options = { readonly mongoUri: string; readonly databasePrefix: string; readonly dataDir: string };

/**
 * Imports the people, groups and friendships of the data set, unless they are there. The latest three friends of the person
 * with the most friends get 4,000 friends each: few people of a real town have so many, and somebody's friends always do.
 */
export async function loadGraph({ dataDir, ...options }: Options): Promise<void> {
  const stores = await openStores(options);
  try {
    if ((await stores.friendships.count()) > 0) return;
    const ignoreBytes = () => {};
    const importing = { stores, data, limit: Number.POSITIVE_INFINITY };
    await importPeople(readInterests(join(dataDir, "HU_genres.json"), ignoreBytes), importing);
    await importFriendships(readEdges(join(dataDir, "HU_edges.csv"), ignoreBytes), importing);
    for (let person = 0; person < POPULAR; person += 1) await makePopular(data.personId(person), stores);
  } finally {
    await stores.close();
  }
}

async function makePopular(person: GlobalId, stores: Stores): Promise<void> {
  const friends = [
    MOST_FRIENDS,
    ...Array.from({ length: POPULAR_FRIENDS }, (_, node) => data.personId(20_000 + node)),
  ];
  for (let start = 0; start < friends.length; start += CHUNK) {
    const bonds = friends
      .slice(start, start + CHUNK)
      .map((friend) => ({ people: [person, friend] as const, since: MET_AT, source: "IMPORT" as const }));
    await loadFriendships(stores, bonds);
  }
}
