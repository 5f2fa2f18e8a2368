import { type LintRule, mistakeOf } from "../lint-rule.ts";

const PASCAL_CASE = /^[A-Z][A-Za-z0-9]*$/;
const HUNGARIAN = /(Type|Enum|Interface|Union|Scalar|Object|Model|DTO|Dto|Response)$/;

/** A type is a noun in Pascal case; what kind of type it is says the SDL, not the name. */
export const typeName: LintRule = {
  code: "TYPE_NAME",
  wayOut:
    "Call it for the noun it is, in PascalCase: `RedEnvelope`, not `red_envelope` or `RedEnvelopeType`.",
  mistakesIn: ({ types }) =>
    types
      .filter(
        ({ name, node }) =>
          node.kind.endsWith("Definition") && (!PASCAL_CASE.test(name) || HUNGARIAN.test(name)),
      )
      .map(({ subgraph, node, name }) =>
        mistakeOf(
          subgraph,
          node,
          name,
          `${name} must be a noun in PascalCase that does not tell the kind of type.`,
        ),
      ),
};
