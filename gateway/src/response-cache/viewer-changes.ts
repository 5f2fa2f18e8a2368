/**
 * What viewers have done, in the order in which it was done: an answer that was begun before a viewer's last change is not given
 * to that viewer after it.
 */
export type ViewerChanges = {
  /** Takes note that something was done on behalf of a viewer. */
  note(viewerId: string): void;
  /** The number of what a viewer has done last, or of something later where that is forgotten; 0: nothing. */
  lastOf(viewerId: string): number;
  /** The number of what anybody has done last. */
  readonly last: number;
};

/** Viewers of whom is kept what they have done last. */
const VIEWERS_MAX = 100_000;

/** @param viewersMax Beyond it those who have not done anything for longest are taken to have done something as late as the last one of them. */
export function viewerChanges(viewersMax = VIEWERS_MAX): ViewerChanges {
  // A Map iterates in the order of insertion: who has done something goes to its end.
  const lastByViewer = new Map<string, number>();
  let last = 0;
  let lastForgotten = 0;

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
    lastOf: (viewerId) => lastByViewer.get(viewerId) ?? lastForgotten,
    get last() {
      return last;
    },
  };
}
