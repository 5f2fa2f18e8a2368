import type { GlobalId } from "@kith/kit/global-id.ts";
import type { Stores } from "../database/stores.ts";
import { chunksOf, writeInChunks } from "../loading/chunks.ts";
import { loadFriendships, loadMemberships } from "../loading/load-graph.ts";
import type { DataSet } from "./data-set.ts";
import type { Edge } from "./edges-file.ts";
import type { InterestsEntry } from "./interests-file.ts";

const PEOPLE_CHUNK_SIZE = 500;
const EDGES_CHUNK_SIZE = 1_000;
const GENRES_MAX = 10_000;

type Options = {
  readonly stores: Stores;
  readonly data: DataSet;
  /** Only people numbered below it, and friendships among them. */
  readonly limit: number;
};

/**
 * Loads people and, for each interest, a group with its members. Safe to do again: ids follow from the data.
 *
 * @param entries Read once, never held whole.
 */
export async function importPeople(
  entries: AsyncIterable<InterestsEntry>,
  { stores, data, limit }: Options,
): Promise<void> {
  const knownInterests = new Set<string>();
  const prepare = (chunk: readonly InterestsEntry[]) => {
    const wanted = chunk.filter(({ node }) => node < limit);
    const added = [...new Set(wanted.flatMap(({ interests }) => interests))].filter(
      (it) => !knownInterests.has(it),
    );
    for (const interest of added) knownInterests.add(interest);
    if (knownInterests.size > GENRES_MAX)
      throw new Error(`The file has more than ${GENRES_MAX} different interests.`);
    return {
      people: wanted.map(data.personOf),
      groups: added.map(data.groupOf),
      memberships: wanted.flatMap(data.membershipsOf),
    };
  };

  await writeInChunks(
    chunksOf(entries, PEOPLE_CHUNK_SIZE),
    prepare,
    async ({ people, groups, memberships }) => {
      if (groups.length > 0) await stores.groups.addMissing(groups);
      if (people.length === 0) return;
      await Promise.all([stores.people.addMissing(people), loadMemberships(stores, memberships)]);
    },
  );
}

/** Loads friendships, each with both sides and both counters at once. People whom only this file names are added. */
export async function importFriendships(
  edges: AsyncIterable<Edge>,
  { stores, data, limit }: Options,
): Promise<void> {
  const prepare = (chunk: readonly Edge[]) => {
    const wanted = chunk.filter(([one, other]) => one < limit && other < limit);
    const bonds = wanted.map(data.bondOf);
    return {
      nodeById: new Map(wanted.flat().map((node) => [data.personId(node), node])),
      bonds: [...new Map(bonds.map((bond) => [bond.people.join(), bond])).values()],
    };
  };

  await writeInChunks(chunksOf(edges, EDGES_CHUNK_SIZE), prepare, async ({ nodeById, bonds }) => {
    if (bonds.length === 0) return;
    // Friends are listed by their names: they come first.
    await addUnknownPeople(nodeById, { stores, data });
    await loadFriendships(stores, bonds);
  });
}

async function addUnknownPeople(
  nodeById: ReadonlyMap<GlobalId, number>,
  { stores, data }: Pick<Options, "stores" | "data">,
): Promise<void> {
  const known = new Set((await stores.people.findByIds([...nodeById.keys()])).map(({ _id }) => _id));
  const unknown = [...nodeById].filter(([id]) => !known.has(id));
  if (unknown.length > 0) {
    await stores.people.addMissing(unknown.map(([, node]) => data.personOf({ node, interests: [] })));
  }
}
