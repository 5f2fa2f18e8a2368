import { print } from "graphql";
import { type LintRule, mistakeAt } from "../lint-rule.ts";
import { capitalized } from "../names.ts";

/** A refusal that the client must handle is data; and the payload is nullable, so that one mutation of several can fail alone. */
export const mutationPayload: LintRule = {
  code: "MUTATION_PAYLOAD",
  wayOut:
    "Let it give a nullable type that is called like it, `JoinGroupPayload`, with `userErrors: [UserError!]!`.",
  mistakesIn: ({ fields }) =>
    fields
      .filter(({ parent }) => parent.name === "Mutation")
      .flatMap((field) => {
        const expected = `${capitalized(field.name)}Payload`;
        const given = print(field.node.type);
        if (given !== expected)
          return [mistakeAt(field, `${field.coordinate} must give ${expected}, gives ${given}.`)];
        const errors = fields.find(({ coordinate }) => coordinate === `${expected}.userErrors`);
        const type = errors === undefined ? "none" : print(errors.node.type);
        return type === "[UserError!]!"
          ? []
          : [mistakeAt(errors ?? field, `${expected} must have userErrors: [UserError!]!, has ${type}.`)];
      }),
};
