import type { FetchStep, Step } from "./step.ts";

/** The fetches that every execution of a plan begins with; none when that depends on the request. */
export function startersOf(step: Step | null): readonly FetchStep[] {
  if (step === null) return [];
  switch (step.kind) {
    case "fetch":
      return step.representation === null && step.operation === "query" ? [step] : [];
    case "sequence":
      return startersOf(step.steps[0] ?? null);
    case "parallel": {
      const starters = step.steps.map(startersOf);
      return starters.every(({ length }) => length > 0) ? starters.flat() : [];
    }
    case "condition":
      return [];
  }
}
