import { ApiError } from "@kith/kit/api-error.ts";
import type { Viewer } from "@kith/kit/viewer-header.ts";
import { networkOf } from "../rate-limit/client-network.ts";

/** What is open, so that there is a bound to it and that it can be ended. */
export type Places = {
  /**
   * @param viewer Whoever is counted, as `holderOf` has it.
   * @param end Called when the process ends.
   * @returns What gives the place back.
   * @throws ApiError TOO_MANY_SUBSCRIPTIONS; OVERLOADED after the end.
   */
  take(viewer: string, end?: () => void): () => void;
  /** The process ends: nobody gets a place any more. */
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

const ADDRESS = "address:";

/** Whoever holds a place: a person, or the network of somebody who is nobody in particular. */
export const holderOf = ({ viewerId, address = "" }: Pick<Viewer, "viewerId" | "address">): string =>
  viewerId === null ? `${ADDRESS}${networkOf(address)}` : `viewer:${viewerId}`;

export function placesFor({ called, perViewerMax, perProcessMax }: Options): Places {
  const endings = new Set<() => void>();
  const countByViewer = new Map<string, number>();
  let isOver = false;
  return {
    take(viewer, end) {
      // Whoever sent a request before the end may come after it, and would be waited for.
      if (isOver) throw new ApiError("OVERLOADED", "This gateway ends: ask again, another one answers.");
      const count = countByViewer.get(viewer) ?? 0;
      if (count >= perViewerMax)
        throw new ApiError(
          "TOO_MANY_SUBSCRIPTIONS",
          `${viewer.startsWith(ADDRESS) ? "An address" : "A viewer"} may have at most ${perViewerMax} ${called} open: end one of them first.`,
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
      isOver = true;
      for (const end of [...endings]) end();
    },
    get count() {
      return endings.size;
    },
  };
}
