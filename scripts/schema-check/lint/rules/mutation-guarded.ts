import { directiveOf } from "../lint-graph.ts";
import { type LintRule, mistakeAt } from "../lint-rule.ts";

/** By these somebody says who they are. */
const OPEN_MUTATIONS = new Set(["signUp", "signIn", "refreshSession"]);

/** Nobody changes anything without having said who they are, and a connection that nobody answers for is one that anybody may hold. */
export const mutationGuarded: LintRule = {
  code: "MUTATION_GUARDED",
  wayOut: "Add `@authenticated`.",
  mistakesIn: ({ fields }) =>
    fields
      .filter(
        ({ parent, name }) =>
          parent.name === "Subscription" || (parent.name === "Mutation" && !OPEN_MUTATIONS.has(name)),
      )
      .filter(({ node }) => directiveOf(node, "authenticated") === undefined)
      .map((field) => mistakeAt(field, `${field.coordinate} is not @authenticated.`)),
};
