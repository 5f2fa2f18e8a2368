import { ApiError } from "@kith/kit/api-error.ts";

/** What is open, so that there is a bound to it and that it can be ended. */
export type Places = {
  /**
   * @param viewer Whoever is counted: a person, or the address of nobody in particular.
   * @param end Called when the process ends.
   * @returns What gives the place back.
   * @throws ApiError TOO_MANY_SUBSCRIPTIONS
   */
  take(viewer: string, end?: () => void): () => void;
  endAll(): void;
  /** How many are taken. */
  readonly count: number;
};

type Options = {
  /** What they are called to whoever has too many. */
  readonly called: string;
  readonly perViewerMax: number;
  readonly perProcessMax: number;
};

export function placesFor({ called, perViewerMax, perProcessMax }: Options): Places {
  const endings = new Set<() => void>();
  const countByViewer = new Map<string, number>();
  return {
    take(viewer, end) {
      const count = countByViewer.get(viewer) ?? 0;
      if (count >= perViewerMax)
        throw new ApiError(
          "TOO_MANY_SUBSCRIPTIONS",
          `A viewer may have at most ${perViewerMax} ${called} open: end one of them first.`,
        );
      if (endings.size >= perProcessMax)
        throw new ApiError("TOO_MANY_SUBSCRIPTIONS", `Too many ${called} are open: try again later.`);
      countByViewer.set(viewer, count + 1);
      const ending = () => end?.();
      endings.add(ending);
      return () => {
        if (!endings.delete(ending)) return;
        const left = (countByViewer.get(viewer) ?? 1) - 1;
        if (left > 0) countByViewer.set(viewer, left);
        else countByViewer.delete(viewer);
      };
    },
    endAll() {
      for (const end of [...endings]) end();
    },
    get count() {
      return endings.size;
    },
  };
}
