import { Kind } from "graphql";
import { type LintRule, mistakeOf } from "../lint-rule.ts";

const OF_INPUT = /(Input|Filter|Order)$/;

/** Input types and output types are never taken for each other: by their name already. */
export const inputName: LintRule = {
  code: "INPUT_NAME",
  wayOut: "Let the names of input types, and only theirs, end in `Input`, `Filter` where they narrow a list.",
  mistakesIn: ({ types }) =>
    types
      .filter(({ node }) => node.kind.endsWith("Definition"))
      .filter(({ name, node }) =>
        node.kind === Kind.INPUT_OBJECT_TYPE_DEFINITION ? !OF_INPUT.test(name) : name.endsWith("Input"),
      )
      .map(({ subgraph, node, name }) => {
        const isInput = node.kind === Kind.INPUT_OBJECT_TYPE_DEFINITION;
        const message = isInput
          ? `${name} is an input type, and its name must end in Input or Filter.`
          : `${name} is no input type, and its name must not end in Input.`;
        return mistakeOf(subgraph, node, name, message);
      }),
};
