import { ApiError } from "@kith/kit/api-error.ts";

const PER_PROCESS_MAX = 5_000;
/** More than any person has screens with something live on them. */
const PER_VIEWER_MAX = 20;

/** What is open, so that there is a bound to it and that it can be ended. */
export type OpenSubscriptions = {
  /**
   * @param viewer Whoever is counted: a person, or an address.
   * @param end Called when the process ends.
   * @returns What gives the place back.
   * @throws ApiError TOO_MANY_SUBSCRIPTIONS
   */
  take(viewer: string, end: () => void): () => void;
  readonly count: number;
  endAll(): void;
};

export function openSubscriptions(): OpenSubscriptions {
  const endings = new Set<() => void>();
  const countByViewer = new Map<string, number>();
  return {
    take(viewer, end) {
      const count = countByViewer.get(viewer) ?? 0;
      if (count >= PER_VIEWER_MAX)
        throw new ApiError(
          "TOO_MANY_SUBSCRIPTIONS",
          `A viewer may have at most ${PER_VIEWER_MAX} subscriptions open: end one of them first.`,
        );
      if (endings.size >= PER_PROCESS_MAX)
        throw new ApiError("TOO_MANY_SUBSCRIPTIONS", "Too many subscriptions are open: try again later.");
      countByViewer.set(viewer, count + 1);
      endings.add(end);
      return () => {
        if (!endings.delete(end)) return;
        const left = (countByViewer.get(viewer) ?? 1) - 1;
        if (left > 0) countByViewer.set(viewer, left);
        else countByViewer.delete(viewer);
      };
    },
    get count() {
      return endings.size;
    },
    endAll() {
      for (const end of [...endings]) end();
    },
  };
}
