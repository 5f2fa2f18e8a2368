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
  const lastByViewer = latestOfViewers(viewersMax);
  const doubtUntilMsByViewer = latestOfViewers(viewersMax);
  let last = 0;

  return {
    note(viewerId) {
      last += 1;
      lastByViewer.set(viewerId, last);
    },
    noteDoubt: (viewerId) => doubtUntilMsByViewer.set(viewerId, now() + DOUBT_MS),
    isInDoubt: (viewerId) => doubtUntilMsByViewer.isAny && now() < doubtUntilMsByViewer.of(viewerId),
    lastOf: lastByViewer.of,
    get last() {
      return last;
    },
  };
}

/** A number that grows, as it was for each viewer last; of whom is forgotten, as it was for the last who was; 0: for nobody. */
function latestOfViewers(viewersMax: number) {
  // A Map iterates in the order of insertion: who is set anew goes to its end.
  const latestByViewer = new Map<string, number>();
  let latestForgotten = 0;
  return {
    set(viewerId: string, value: number): void {
      latestByViewer.delete(viewerId);
      latestByViewer.set(viewerId, value);
      if (latestByViewer.size <= viewersMax) return;
      const [oldest] = latestByViewer;
      if (oldest === undefined) return;
      latestByViewer.delete(oldest[0]);
      latestForgotten = oldest[1];
    },
    of: (viewerId: string): number => latestByViewer.get(viewerId) ?? latestForgotten,
    get isAny(): boolean {
      return latestByViewer.size > 0;
    },
  };
}
