import { print } from "graphql";
import { type LintRule, mistakeAt } from "../lint-rule.ts";
import { capitalized } from "../names.ts";

/** One variable carries all that a mutation needs, and a field can be added to it without breaking anybody. */
export const mutationInput: LintRule = {
  code: "MUTATION_INPUT",
  wayOut:
    "Give the mutation one argument, `input`, of a type that is called like it: `joinGroup(input: JoinGroupInput!)`.",
  mistakesIn: ({ fields }) =>
    fields
      .filter(({ parent }) => parent.name === "Mutation")
      .flatMap((field) => {
        const expected = `input: ${capitalized(field.name)}Input!`;
        const taken = (field.node.arguments ?? [])
          .map(({ name, type }) => `${name.value}: ${print(type)}`)
          .join(", ");
        return taken === expected
          ? []
          : [mistakeAt(field, `${field.coordinate} must take (${expected}), takes (${taken}).`)];
      }),
};
