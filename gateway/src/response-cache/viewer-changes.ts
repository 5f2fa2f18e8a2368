/**
 * What viewers have done, in the order in which it was done: an answer that was begun before a viewer's last change is not given
 * to that viewer after it.
 */
export type ViewerChanges = {
  /** Takes note that something was done on behalf of a viewer. */
  note(viewerId: string): void;
  /** Takes note that something may still be done on behalf of a viewer, since nobody waits for it any more. */
  noteDoubt(viewerId: string): void;
  /** Whether something that nobody waits for may be done yet, or have been done since the last change. */
  isInDoubt(viewerId: string): boolean;
  /** The number of what a viewer has done last, or of something later where that is forgotten; 0: nothing. */
  lastOf(viewerId: string): number;
  /** The number of what anybody has done last. */
  readonly last: number;
};

/** Viewers of whom is kept what they have done last. */
const VIEWERS_MAX = 100_000;

/** How long a subgraph is taken to be at something that it was given up on: twelve times as long as it is waited for by default. */
export const DOUBT_MS = 60_000;

/**
 * @param viewersMax Beyond it those who have not done anything for longest are taken to have done something as late as the last one
 * of them.
 * @param now Milliseconds on a clock that is never set.
 */
export function viewerChanges(viewersMax = VIEWERS_MAX, now = () => performance.now()): ViewerChanges {
  // A Map iterates in the order of insertion: who has done something goes to its end.
  const lastByViewer = new Map<string, number>();
  const doubtUntilMsByViewer = new Map<string, number>();
  let last = 0;
  let lastForgotten = 0;
  let doubtForgottenUntilMs = 0;

  return {
    note(viewerId) {
      last += 1;
      lastByViewer.delete(viewerId);
      lastByViewer.set(viewerId, last);
      if (lastByViewer.size <= viewersMax) return;
      const [oldest] = lastByViewer;
      if (oldest === undefined) return;
      lastByViewer.delete(oldest[0]);
      lastForgotten = oldest[1];
    },
    noteDoubt(viewerId) {
      doubtUntilMsByViewer.delete(viewerId);
      doubtUntilMsByViewer.set(viewerId, now() + DOUBT_MS);
      if (doubtUntilMsByViewer.size <= viewersMax) return;
      const [oldest] = doubtUntilMsByViewer;
      if (oldest === undefined) return;
      doubtUntilMsByViewer.delete(oldest[0]);
      doubtForgottenUntilMs = oldest[1];
    },
    isInDoubt(viewerId) {
      if (doubtUntilMsByViewer.size === 0) return false;
      const untilMs = doubtUntilMsByViewer.get(viewerId) ?? doubtForgottenUntilMs;
      if (now() < untilMs) return true;
      doubtUntilMsByViewer.delete(viewerId);
      return false;
    },
    lastOf: (viewerId) => lastByViewer.get(viewerId) ?? lastForgotten,
    get last() {
      return last;
    },
  };
}
