/** An operation that nobody has registered. */
export type Stranger = { readonly client: string | null; readonly documentId: string };

const TOLD_MAX = 1_000;
const FORGET_AFTER_MS = 60_000;
const NAME_LENGTH_MAX = 100;

/**
 * Tells of each unregistered operation of a client once in a while, and of a thousand a minute at most: whoever makes them up
 * fills neither memory nor log.
 *
 * @param hashOf Computed for what is not told of yet only where there is room.
 */
export function strangerLog(tell: (stranger: Stranger) => void, now: () => number = Date.now) {
  const told = new Set<string>();
  let forgottenAtMs = now();
  return (client: string | null, hashOf: () => string): void => {
    if (told.size >= TOLD_MAX) {
      if (now() - forgottenAtMs < FORGET_AFTER_MS) return;
      told.clear();
      forgottenAtMs = now();
    }
    const stranger = { client: client?.slice(0, NAME_LENGTH_MAX) ?? null, documentId: `sha256:${hashOf()}` };
    const key = `${stranger.client ?? ""}\n${stranger.documentId}`;
    if (told.has(key)) return;
    told.add(key);
    tell(stranger);
  };
}
