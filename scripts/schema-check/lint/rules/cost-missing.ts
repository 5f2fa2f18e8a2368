import { directiveOf, isComposite, namedTypeOf } from "../lint-graph.ts";
import { type LintRule, mistakeAt } from "../lint-rule.ts";

/** What an operation costs is weighed before it runs; what says nothing of itself weighs 1, whatever it does. */
export const costMissing: LintRule = {
  code: "COST_MISSING",
  wayOut: "Add `@cost(weight: …)`: 1 for a batched look-up, 2 for a page, 10 and more for a write.",
  mistakesIn: ({ fields, types }) => {
    const composites = new Set(types.filter(({ node }) => isComposite(node)).map(({ name }) => name));
    return fields
      .filter(({ node, parent }) => {
        const type = namedTypeOf(node.type);
        const isRoot = ["Mutation", "Subscription"].includes(parent.name) && composites.has(type);
        return (isRoot || type.endsWith("Connection")) && directiveOf(node, "cost") === undefined;
      })
      .map((field) => mistakeAt(field, `${field.coordinate} has no @cost.`));
  },
};
