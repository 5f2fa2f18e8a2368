import { randomOf } from "../../scripts/town/random.ts";

/** One command of the load, and the person whose rows it is about. People are numbered in the order of their ids. */
export type Act =
  | { readonly kind: "page"; readonly user: number }
  | { readonly kind: "befriend"; readonly people: readonly [number, number] };

export type LoadOptions = {
  readonly people: number;
  readonly acts: number;
  readonly seed: number;
};

/** Of all acts, those that begin a friendship; all others read a page of somebody's friends. */
const WRITES_SHARE = 0.05;
/** Of all pages, those of whoever is known to many: visits fall on people as one over their rank. */
const VISITS_SHARE = 0.2;
/** Of all friendships, those of people who have just signed up, and how many people of all count as such. */
const NEWCOMERS_SHARE = 0.5;
const NEWCOMERS_MEAN = 0.0002;
/** How unequally people use the app: the standard deviation of the logarithm of what they do. */
const ACTIVITY_DEVIATION = 1.5;

/** A skewed load, the same one for the same seed. */
export function* loadOf({ people, acts, seed }: LoadOptions): Generator<Act> {
  const random = randomOf(seed);
  const active = activePersonOf(people, random);
  const famousScale = Math.log(people);
  // Fame and activity have nothing to do with the order of ids.
  const famous = () => scattered(Math.floor(Math.exp(random() * famousScale)) - 1, people);
  const newcomer = () => {
    const age = Math.floor(-Math.log(1 - random()) * NEWCOMERS_MEAN * people);
    return people - 1 - Math.min(people - 1, age);
  };

  for (let act = 0; act < acts; act += 1) {
    if (random() < WRITES_SHARE) {
      const asker = random() < NEWCOMERS_SHARE ? newcomer() : active();
      yield { kind: "befriend", people: [asker, active()] };
    } else yield { kind: "page", user: random() < VISITS_SHARE ? famous() : active() };
  }
}

// Whoever a draw from the sum of all activities falls on.
function activePersonOf(people: number, random: () => number): () => number {
  const activity = Float64Array.from({ length: people }, () =>
    Math.exp(ACTIVITY_DEVIATION * normalOf(random)),
  );
  const sums = activity.slice();
  for (let person = 1; person < people; person += 1)
    sums[person] = (sums[person] ?? 0) + (sums[person - 1] ?? 0);
  const total = sums.at(-1) ?? 0;
  return () => firstAtLeast(sums, random() * total);
}

/** @see Box and Muller, "A note on the generation of random normal deviates" (1958) */
const normalOf = (random: () => number): number =>
  Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());

function firstAtLeast(ascending: Float64Array, value: number): number {
  let [low, high] = [0, ascending.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ascending[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Another number below `size` for each, in no order. */
export const scattered = (number: number, size: number): number =>
  Number((BigInt(number) * 2_654_435_761n + 40_503n) % BigInt(size));
