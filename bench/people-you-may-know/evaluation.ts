import {
  FRIENDS_OF_FRIEND_MAX,
  SAMPLE_MAX,
  SUGGESTIONS_MAX,
} from "../../subgraphs/social/src/suggestions/model.ts";
import {
  type Acquaintance,
  rankByAdamicAdar,
  sampleOf,
} from "../../subgraphs/social/src/suggestions/ranking.ts";

/** Friendships by node number, both ways. */
export type Graph = ReadonlyMap<number, ReadonlySet<number>>;

export type Edge = readonly [number, number];

/** Ranks whom a person may know, the likeliest first, at most 100. */
export type Ranking = (graph: Graph, person: number) => readonly number[];

export function graphOf(edges: readonly Edge[]): Graph {
  const graph = new Map<number, Set<number>>();
  for (const [one, other] of [...edges, ...edges.map(([one, other]) => [other, one] as const)])
    graph.set(one, (graph.get(one) ?? new Set()).add(other));
  return graph;
}

const friendsOf = (graph: Graph, person: number): ReadonlySet<number> => graph.get(person) ?? new Set();
const degreeIn = (graph: Graph) => (person: number) => friendsOf(graph, person).size;

const acquaintancesOf = (graph: Graph, friends: Iterable<number>, limit: number): Acquaintance<number>[] =>
  [...friends].flatMap((friend) =>
    [...friendsOf(graph, friend)].slice(0, limit).map((candidate) => ({ friend, candidate })),
  );

const isKnownTo = (graph: Graph, person: number) => {
  const friends = friendsOf(graph, person);
  return (candidate: number): boolean => candidate === person || friends.has(candidate);
};

type Sampling = (friends: readonly Friend[], size: number) => readonly number[];
type Friend = { readonly id: number; readonly degree: number };

/** Adamic–Adar through so many friends of a person, chosen by `sampling`. */
export const adamicAdarThrough =
  (size: number, sampling: Sampling): Ranking =>
  (graph, person) => {
    const degreeOf = degreeIn(graph);
    const friends = [...friendsOf(graph, person)].map((id) => ({ id, degree: degreeOf(id) }));
    const acquaintances = acquaintancesOf(graph, sampling(friends, size), FRIENDS_OF_FRIEND_MAX);
    const isKnown = isKnownTo(graph, person);
    return rankByAdamicAdar(acquaintances, { degreeOf, isKnown, limit: SUGGESTIONS_MAX }).map(
      ({ user }) => user,
    );
  };

export const mostSeenFirst: Sampling = (friends, size) =>
  sampleOf(friends, { size, friendsMax: FRIENDS_OF_FRIEND_MAX });

export const fewestFriendsFirst: Sampling = (friends, size) =>
  friends
    .toSorted((one, other) => one.degree - other.degree || one.id - other.id)
    .slice(0, size)
    .map(({ id }) => id);

/** What the graph serves. */
export const shipped: Ranking = adamicAdarThrough(SAMPLE_MAX, mostSeenFirst);

/** Ranks all friends of friends, without a cap, by a score of their own. */
const rankedBy =
  (scoreOf: (graph: Graph, candidate: number, sharedFriends: readonly number[]) => number): Ranking =>
  (graph, person) => {
    const isKnown = isKnownTo(graph, person);
    const all = acquaintancesOf(graph, friendsOf(graph, person), Number.POSITIVE_INFINITY);
    const sharedByCandidate = Map.groupBy(
      all.filter(({ candidate }) => !isKnown(candidate)),
      ({ candidate }) => candidate,
    );
    return [...sharedByCandidate]
      .map(([candidate, through]) => ({
        candidate,
        score: scoreOf(
          graph,
          candidate,
          through.map(({ friend }) => friend),
        ),
      }))
      .sort((one, other) => other.score - one.score || one.candidate - other.candidate)
      .slice(0, SUGGESTIONS_MAX)
      .map(({ candidate }) => candidate);
  };

/** Every shared friend counts the same. */
export const commonNeighbours = rankedBy((_graph, _candidate, shared) => shared.length);

/** A shared friend counts by one over the number of their friends. @see Zhou, Lü and Zhang (2009) */
export const resourceAllocation = rankedBy((graph, _candidate, shared) =>
  shared.reduce((sum, friend) => sum + 1 / friendsOf(graph, friend).size, 0),
);

/** Friends of friends, those with the most friends first. */
export const popularAmongFriendsOfFriends = rankedBy((graph, candidate) => friendsOf(graph, candidate).size);

/** The same people for everybody: those with the most friends. */
export function popularity(graph: Graph): Ranking {
  const best = [...graph.keys()].sort(
    (one, other) => friendsOf(graph, other).size - friendsOf(graph, one).size || one - other,
  );
  return (_graph, person) => {
    const isKnown = isKnownTo(graph, person);
    return best.filter((candidate) => !isKnown(candidate)).slice(0, SUGGESTIONS_MAX);
  };
}

/** How well a ranking finds what was hidden. */
export type Quality = {
  /** The share of people among whose first ten suggestions a hidden friend is. */
  readonly hitsAt10: number;
  /** The share of a person's hidden friends among their first fifty suggestions, on average over people. */
  readonly recallAt50: number;
};

/** @param hiddenByPerson At least one hidden friend each. */
export function qualityOf(
  ranking: Ranking,
  graph: Graph,
  hiddenByPerson: ReadonlyMap<number, ReadonlySet<number>>,
): Quality {
  let hits = 0;
  let recall = 0;
  for (const [person, hidden] of hiddenByPerson) {
    const ranked = ranking(graph, person);
    const found = (first: number) =>
      ranked.slice(0, first).filter((candidate) => hidden.has(candidate)).length;
    if (found(10) > 0) hits += 1;
    recall += found(50) / hidden.size;
  }
  return { hitsAt10: hits / hiddenByPerson.size, recallAt50: recall / hiddenByPerson.size };
}
