import { isEnum } from "../lint-graph.ts";
import { type LintRule, mistakeOf } from "../lint-rule.ts";

const UPPER_SNAKE_CASE = /^[A-Z][A-Z0-9]*(_[A-Z0-9]+)*$/;

/** Values of enums look like what they are: a name for one of a few. */
export const enumValueName: LintRule = {
  code: "ENUM_VALUE_NAME",
  wayOut: "Call it in UPPER_SNAKE_CASE: `NOT_FRIENDS`.",
  mistakesIn: ({ types }) =>
    types.flatMap(({ subgraph, name, node }) =>
      (isEnum(node) ? (node.values ?? []) : [])
        .filter((value) => !UPPER_SNAKE_CASE.test(value.name.value))
        .map((value) => {
          const coordinate = `${name}.${value.name.value}`;
          return mistakeOf(subgraph, value, coordinate, `${coordinate} must be in UPPER_SNAKE_CASE.`);
        }),
    ),
};
