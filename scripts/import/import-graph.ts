import type { Stores } from "../database/stores.ts";
import { chunksOf } from "../loading/chunks.ts";
import { type Bond, loadFriendships, loadMemberships } from "../loading/load-graph.ts";
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
  for await (const chunk of chunksOf(entries, PEOPLE_CHUNK_SIZE)) {
    const wanted = chunk.filter(({ node }) => node < limit);
    if (wanted.length === 0) continue;

    const added = [...new Set(wanted.flatMap(({ interests }) => interests))].filter(
      (it) => !knownInterests.has(it),
    );
    for (const interest of added) knownInterests.add(interest);
    if (knownInterests.size > GENRES_MAX)
      throw new Error(`The file has more than ${GENRES_MAX} different interests.`);

    if (added.length > 0) await stores.groups.addMissing(added.map(data.groupOf));
    await Promise.all([
      stores.people.addMissing(wanted.map(data.personOf)),
      loadMemberships(stores, wanted.flatMap(data.membershipsOf)),
    ]);
  }
}

/** Loads friendships, each with both sides and both counters at once. People whom only this file names are added. */
export async function importFriendships(
  edges: AsyncIterable<Edge>,
  { stores, data, limit }: Options,
): Promise<void> {
  for await (const chunk of chunksOf(edges, EDGES_CHUNK_SIZE)) {
    const wanted = chunk.filter(([one, other]) => one < limit && other < limit);
    if (wanted.length === 0) continue;

    const bondByPair = new Map<string, Bond>(
      wanted.map((edge) => [data.bondOf(edge).people.join(), data.bondOf(edge)]),
    );
    await Promise.all([
      addUnknownPeople(wanted, { stores, data }),
      loadFriendships(stores, [...bondByPair.values()]),
    ]);
  }
}

async function addUnknownPeople(
  edges: readonly Edge[],
  { stores, data }: Pick<Options, "stores" | "data">,
): Promise<void> {
  const nodes = [...new Set(edges.flat())];
  const known = new Set((await stores.people.findByIds(nodes.map(data.personId))).map(({ _id }) => _id));
  const unknown = nodes.filter((node) => !known.has(data.personId(node)));
  if (unknown.length > 0)
    await stores.people.addMissing(unknown.map((node) => data.personOf({ node, interests: [] })));
}
