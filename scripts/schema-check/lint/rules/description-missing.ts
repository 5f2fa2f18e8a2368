import { visit } from "graphql";
import { coordinateBelow, isDefinitionWithName } from "../coordinates.ts";
import { type LintRule, type Mistake, mistakeOf } from "../lint-rule.ts";

/** The roots and the one input of a mutation speak for themselves: the input's type is described. */
const SELF_EVIDENT = /^(Query|Mutation|Subscription|Mutation\.\w+\(input:\))$/;

/** Types, fields, arguments, enum values and input fields: the explorer shows them to whoever has never seen the graph. */
export const descriptionMissing: LintRule = {
  code: "DESCRIPTION_MISSING",
  wayOut:
    "Say in a sentence what it is for, and what its type does not tell: the unit, the range, when it is null.",
  mistakesIn: ({ subgraphs }) =>
    subgraphs.flatMap((subgraph) => {
      const mistakes: Mistake[] = [];
      const path: string[] = [];
      visit(subgraph.document, {
        enter(node) {
          if (!isDefinitionWithName(node)) return;
          const coordinate = coordinateBelow(path.at(-1), node.kind, node.name.value);
          path.push(coordinate);
          const isDescribed = "description" in node && node.description?.value.trim();
          if (isDescribed || node.kind.endsWith("Extension") || SELF_EVIDENT.test(coordinate)) return;
          mistakes.push(mistakeOf(subgraph, node, coordinate, `${coordinate} is not described.`));
        },
        leave(node) {
          if (isDefinitionWithName(node)) path.pop();
        },
      });
      return mistakes;
    }),
};
