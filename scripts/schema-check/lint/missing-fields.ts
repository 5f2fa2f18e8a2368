import { print } from "graphql";
import { fieldsOfType, inputFieldsOf, type LintType } from "./lint-graph.ts";
import { type Mistake, mistakeOf } from "./lint-rule.ts";

/** What a type lacks of the fields that it must have: of exactly that type, or of one that is printed so. */
export const missingFields = (
  type: LintType,
  expected: Readonly<Record<string, string | RegExp>>,
): readonly Mistake[] =>
  Object.entries(expected).flatMap(([name, wanted]) => {
    const fields = [...fieldsOfType(type).map(({ node }) => node), ...inputFieldsOf(type.node)];
    const field = fields.find((one) => one.name.value === name);
    const given = field && print(field.type);
    if (typeof wanted === "string" ? given === wanted : given !== undefined && wanted.test(given)) return [];
    const what = typeof wanted === "string" ? `${name}: ${wanted}` : `${name} of one type`;
    const message = `${type.name} must have ${what}, has ${given === undefined ? "none" : given}.`;
    return [
      mistakeOf(type.subgraph, field ?? type.node, field ? `${type.name}.${name}` : type.name, message),
    ];
  });
