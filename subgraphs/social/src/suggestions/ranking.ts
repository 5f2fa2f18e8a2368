/** A friendship of one of a person's friends: `friend` knows `candidate`. */
export type Acquaintance<Id> = { readonly friend: Id; readonly candidate: Id };

/** Somebody whom a person may know, and how much speaks for it. */
export type Ranked<Id> = { readonly user: Id; readonly score: number };

type Options<Id> = {
  /** How many friends a friend has. */
  readonly degreeOf: (friend: Id) => number;
  /** Whom not to suggest: the person and their friends. */
  readonly isKnown: (candidate: Id) => boolean;
  readonly limit: number;
};

/**
 * Ranks friends of friends by Adamic–Adar: each shared friend counts, and counts the more the fewer friends they have.
 *
 * @returns The highest score first, equal ones by id, at most `limit`.
 * @see Adamic and Adar, "Friends and neighbors on the Web" (2003)
 */
export function rankByAdamicAdar<Id extends string | number>(
  acquaintances: Iterable<Acquaintance<Id>>,
  { degreeOf, isKnown, limit }: Options<Id>,
): Ranked<Id>[] {
  const scoreByCandidate = new Map<Id, number>();
  for (const { friend, candidate } of acquaintances) {
    if (isKnown(candidate)) continue;
    scoreByCandidate.set(candidate, (scoreByCandidate.get(candidate) ?? 0) + weightOf(degreeOf(friend)));
  }
  return [...scoreByCandidate]
    .map(([user, score]) => ({ user, score }))
    .sort((one, other) => other.score - one.score || (one.user < other.user ? -1 : 1))
    .slice(0, limit);
}

// Whoever is shared by two people has two friends at least; a counter that is read a moment later may say otherwise.
const weightOf = (degree: number): number => 1 / Math.log(Math.max(2, degree));

type Friend<Id> = { readonly id: Id; readonly degree: number };

/**
 * Those of a person's friends through whom others are sought: the ones of whose friends most are looked at, and of these the
 * ones with the fewest friends, who count most. On a real graph with a tight cap it finds more than the fewest friends first
 * (docs/friend-graph.md).
 *
 * @param friendsMax How many friends of each are looked at.
 */
export function sampleOf<Id extends string | number>(
  friends: readonly Friend<Id>[],
  { size, friendsMax }: { readonly size: number; readonly friendsMax: number },
): Id[] {
  const seenOf = ({ degree }: Friend<Id>): number => Math.min(degree, friendsMax);
  return friends
    .toSorted(
      (one, other) =>
        seenOf(other) - seenOf(one) || one.degree - other.degree || (one.id < other.id ? -1 : 1),
    )
    .slice(0, size)
    .map(({ id }) => id);
}
