import { deprecationsIn } from "../deprecations.ts";
import { placeOf } from "../lint-graph.ts";
import type { LintRule } from "../lint-rule.ts";

/** A day of removal that passes without a removal teaches clients that such days mean nothing. */
export const deprecationOverdue: LintRule = {
  code: "DEPRECATION_OVERDUE",
  wayOut: "Remove it, where no active client uses it any more; else set a later day and tell the clients.",
  mistakesIn: ({ subgraphs, today }) =>
    subgraphs
      .flatMap(deprecationsIn)
      .filter(({ removedOn }) => removedOn !== null && removedOn < today)
      .map(({ coordinate, subgraph, node, removedOn }) => ({
        coordinate,
        message: `${coordinate} was to be removed on ${removedOn}, and is still there on ${today}.`,
        place: placeOf(subgraph, node),
      })),
};
