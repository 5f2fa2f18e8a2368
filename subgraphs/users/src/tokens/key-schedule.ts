/** When a key's time to sign begins. Keys are numbered in that order; each signs until the next one does. */
export type ScheduledKey = { readonly _id: number; readonly signsFrom: Date };

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** How long a key signs. */
export const SIGNING_MAX_MS = 30 * DAY_MS;
/** How long before that a key is published. */
export const PUBLISHED_AHEAD_MS = DAY_MS;
/**
 * The same for a key that comes late, after nobody asked for any for a while. Longer than verifiers hold what they have
 * read: a minute here, five in caches on the way, ten in a gateway.
 */
export const PUBLISHED_AHEAD_MIN_MS = 20 * MINUTE_MS;
/** How long a key is published after it has signed: longer than any token, those of `npm run token` included. */
export const PUBLISHED_AFTER_MS = 25 * HOUR_MS;

/**
 * The key that signs: of those whose time has come, the last one. Where a clock is behind the one by which the first key was made,
 * none's has come: then that key, since there is none before it. @param keys In the order of their numbers.
 */
export const signingAt = <Key extends ScheduledKey>(keys: readonly Key[], at: Date): Key | undefined =>
  keys.findLast(({ signsFrom }) => signsFrom <= at) ?? keys[0];

/** The keys that may verify a token: all but those that have stopped signing so long ago that none is good any more. */
export const publishedAt = <Key extends ScheduledKey>(keys: readonly Key[], at: Date): readonly Key[] =>
  keys.filter((_key, index) => {
    const next = keys[index + 1];
    return next === undefined || next.signsFrom.getTime() + PUBLISHED_AFTER_MS > at.getTime();
  });

/** When the next key begins to sign, if it is time to publish one; null when it is not. The first one signs at once. */
export function nextKeyAt(keys: readonly ScheduledKey[], at: Date): ScheduledKey | null {
  const last = keys.at(-1);
  if (last === undefined) return { _id: 1, signsFrom: at };
  const dueMs = last.signsFrom.getTime() + SIGNING_MAX_MS;
  if (at.getTime() < dueMs - PUBLISHED_AHEAD_MS) return null;
  return { _id: last._id + 1, signsFrom: new Date(Math.max(dueMs, at.getTime() + PUBLISHED_AHEAD_MIN_MS)) };
}
