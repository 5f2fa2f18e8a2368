import { type GlobalId, idOfName } from "@kith/kit/global-id.ts";
import { randomOf } from "../../scripts/town/random.ts";
import { FRIENDS_MAX, USER_PREFIX } from "../../subgraphs/social/src/friendships/model.ts";

type Random = () => number;

const SEED = 20_260_217;
const JOINED_FROM_MS = Date.UTC(2016, 0, 1);
const JOINED_WITHIN_MS = 9 * 365 * 86_400_000;

/** Of somebody's friends, those in the neighbourhood, many of whom know each other; all others may be anybody. */
const NEAR_SHARE = 0.7;
const NEAR_MAX = 12;
const NEIGHBOURHOOD_ENDS = 300;

/** People at the cap: as many as a graph of this size has room for, at most three. */
const PEOPLE_PER_CAPPED = 8_000;
const CAPPED_MAX = 3;

/** Whose friend everybody is. People are numbered in the order of their ids. */
export type Graph = {
  readonly ids: readonly GlobalId[];
  /** Where the friends of each person begin in `friends`; one more entry at the end. */
  readonly offsets: Int32Array;
  /** Numbers of people, ascending within a person. */
  readonly friends: Int32Array;
};

export const degreeOf = ({ offsets }: Graph, person: number): number =>
  (offsets[person + 1] ?? 0) - (offsets[person] ?? 0);

export const friendsOf = ({ offsets, friends }: Graph, person: number): Int32Array =>
  friends.subarray(offsets[person], offsets[person + 1]);

/**
 * A random graph with given numbers of friends, the same one each time: ends of friendships are drawn for each person and
 * joined in pairs, most of them within a small neighbourhood, so that friends share friends as they do among real people.
 *
 * @param rows About how many directed rows, two a friendship: what is drawn twice is dropped.
 * @param degrees Numbers of friends, as often as they occur. A few people get 5,000 friends besides.
 * @see Newman, "Networks" (2018), chapter 12: the configuration model
 */
export function graphOf(rows: number, degrees: readonly number[]): Graph {
  const random = randomOf(SEED);
  const degreeMean = degrees.reduce((sum, degree) => sum + degree, 0) / degrees.length;
  const capped = Math.min(CAPPED_MAX, Math.floor(rows / degreeMean / PEOPLE_PER_CAPPED));
  const people = Math.round((rows - 2 * capped * FRIENDS_MAX) / degreeMean);

  const { ids, rankOf } = peopleOf(people, random);
  const { near, far } = drawEnds({ from: capped, to: people }, degrees, random);
  for (let start = 0; start < near.length; start += NEIGHBOURHOOD_ENDS)
    shuffle(near.subarray(start, start + NEIGHBOURHOOD_ENDS), random);
  shuffle(far, random);

  const keys = new Float64Array(near.length + far.length + 2 * capped * FRIENDS_MAX);
  let size = 0;
  const join = (one = 0, other = 0): void => {
    if (one === other) return;
    const [low = 0, high = 0] = [rankOf[one], rankOf[other]];
    keys[size++] = low * people + high;
    keys[size++] = high * people + low;
  };
  for (const ends of [near, far])
    for (let end = 0; end + 1 < ends.length; end += 2) join(ends[end], ends[end + 1]);
  for (let person = 0; person < capped; person += 1)
    for (const friend of drawFriends({ from: capped, to: people }, random)) join(person, friend);
  return { ids, ...adjacencyOf(keys.subarray(0, size).sort(), people) };
}

// Whoever lives near each other has signed up at different times: places among the ids tell nothing of the graph.
function peopleOf(people: number, random: Random) {
  const idByPerson = Array.from({ length: people }, (_, person) =>
    idOfName(USER_PREFIX, `bench:${person}`, JOINED_FROM_MS + Math.floor(random() * JOINED_WITHIN_MS)),
  );
  const byId = Uint32Array.from(idByPerson, (_, person) => person);
  byId.sort((one, other) => ((idByPerson[one] ?? "") < (idByPerson[other] ?? "") ? -1 : 1));
  const rankOf = new Int32Array(people);
  byId.forEach((person, rank) => {
    rankOf[person] = rank;
  });
  return { ids: Array.from(byId, (person) => idByPerson[person] ?? ""), rankOf };
}

type People = { readonly from: number; readonly to: number };

function drawEnds({ from, to }: People, degrees: readonly number[], random: Random) {
  const near: number[] = [];
  const far: number[] = [];
  for (let person = from; person < to; person += 1) {
    const degree = degrees[Math.floor(random() * degrees.length)] ?? 0;
    const neighbours = Math.min(NEAR_MAX, Math.round(degree * NEAR_SHARE));
    for (let end = 0; end < degree; end += 1) (end < neighbours ? near : far).push(person);
  }
  return { near: Int32Array.from(near), far: Int32Array.from(far) };
}

/** Fisher–Yates, in place. */
function shuffle(items: Int32Array, random: Random): void {
  for (let last = items.length - 1; last > 0; last -= 1) {
    const other = Math.floor(random() * (last + 1));
    [items[last], items[other]] = [items[other] ?? 0, items[last] ?? 0];
  }
}

function drawFriends({ from, to }: People, random: Random): Set<number> {
  const friends = new Set<number>();
  while (friends.size < FRIENDS_MAX) friends.add(from + Math.floor(random() * (to - from)));
  return friends;
}

/** @param keys Ascending, one for each direction of a friendship, perhaps more than once. */
function adjacencyOf(keys: Float64Array, people: number) {
  const offsets = new Int32Array(people + 1);
  const friends = new Int32Array(keys.length);
  let size = 0;
  let last = -1;
  for (const key of keys) {
    if (key === last) continue;
    last = key;
    const person = Math.floor(key / people);
    friends[size++] = key - person * people;
    offsets[person + 1] = size;
  }
  for (let person = 1; person <= people; person += 1)
    offsets[person] = Math.max(offsets[person] ?? 0, offsets[person - 1] ?? 0);
  return { offsets, friends: friends.slice(0, size) };
}
