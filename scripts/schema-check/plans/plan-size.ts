import type { Step } from "../../../gateway/src/executor/plan/step.ts";

/** How much work a query plan is, in the worst way in which its conditions can fall out. */
export type PlanSize = {
  /** Questions to subgraphs. */
  readonly fetches: number;
  /** Waves: how many questions wait for each other. */
  readonly depth: number;
};

const NOTHING: PlanSize = { fetches: 0, depth: 0 };

/** @param step Null where nothing is to be fetched. */
export function planSizeOf(step: Step | null): PlanSize {
  if (step === null) return NOTHING;
  switch (step.kind) {
    case "fetch":
      return { fetches: 1, depth: 1 };
    case "sequence":
      return sizesOf(step.steps).reduce(
        (sum, { fetches, depth }) => ({ fetches: sum.fetches + fetches, depth: sum.depth + depth }),
        NOTHING,
      );
    case "parallel":
      return sizesOf(step.steps).reduce(
        (sum, { fetches, depth }) => ({ fetches: sum.fetches + fetches, depth: Math.max(sum.depth, depth) }),
        NOTHING,
      );
    case "condition":
      return sizesOf([step.ifTrue, step.ifFalse]).reduce((worst, { fetches, depth }) => ({
        fetches: Math.max(worst.fetches, fetches),
        depth: Math.max(worst.depth, depth),
      }));
  }
}

const sizesOf = (steps: readonly (Step | null)[]): readonly PlanSize[] => steps.map(planSizeOf);
