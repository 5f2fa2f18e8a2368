import { type FieldDefinitionNode, print } from "graphql";
import { namedTypeOf } from "../lint-graph.ts";
import { type LintRule, mistakeAt } from "../lint-rule.ts";

/** Where a page does not say how large it is: one screen. */
const FIRST = "first: Int = 20";
const AFTER = "after: String";

/** A page is asked for by how many and by where the one before it ended. */
export const pageArguments: LintRule = {
  code: "PAGE_ARGUMENTS",
  wayOut: `Give the field the arguments \`${FIRST}\` and \`${AFTER}\`.`,
  mistakesIn: ({ fields }) =>
    fields
      .filter(({ node }) => namedTypeOf(node.type).endsWith("Connection"))
      .flatMap((field) => {
        const taken = argumentsOf(field.node);
        return [FIRST, AFTER]
          .filter((expected) => !taken.includes(expected))
          .map((expected) =>
            mistakeAt(
              field,
              `${field.coordinate} must take ${expected}, takes ${taken.join(", ") || "nothing"}.`,
            ),
          );
      }),
};

const argumentsOf = ({ arguments: args = [] }: FieldDefinitionNode): readonly string[] =>
  args.map(({ name, type, defaultValue }) =>
    [`${name.value}: ${print(type)}`, ...(defaultValue ? [print(defaultValue)] : [])].join(" = "),
  );
