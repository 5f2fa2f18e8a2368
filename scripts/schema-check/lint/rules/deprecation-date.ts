import { deprecationsIn } from "../deprecations.ts";
import { placeOf } from "../lint-graph.ts";
import type { LintRule } from "../lint-rule.ts";

/** A deprecation without an end is never acted on: the reason names what to take instead, and the day it is removed. */
export const deprecationDate: LintRule = {
  code: "DEPRECATION_DATE",
  wayOut:
    'Say what to use instead and when it goes: `@deprecated(reason: "Use `x`. Removed on 2027-06-30.")`.',
  mistakesIn: ({ subgraphs }) =>
    subgraphs
      .flatMap(deprecationsIn)
      .filter(({ removedOn }) => removedOn === null)
      .map(({ coordinate, subgraph, node }) => ({
        coordinate,
        message: `${coordinate} is deprecated without a day of removal: a date such as 2027-06-30 is expected in the reason.`,
        place: placeOf(subgraph, node),
      })),
};
