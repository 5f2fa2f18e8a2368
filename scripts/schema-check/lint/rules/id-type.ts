import { isList, isNonNull, namedTypeOf } from "../lint-graph.ts";
import { type LintRule, mistakeAt } from "../lint-rule.ts";

const ONE = /^id$|[a-z0-9]Id$/;
const MANY = /^ids$|[a-z0-9]Ids$/;

/** An id is opaque to clients: as a String or an Int somebody would take it apart or count with it. */
export const idType: LintRule = {
  code: "ID_TYPE",
  wayOut: "Make it `ID`; the `id` of an object `ID!`; what ends in `Ids` a list of `ID!`.",
  mistakesIn: ({ fields, inputs }) =>
    [
      ...fields.map((field) => ({ ...field, isOwn: field.name === "id" })),
      ...inputs.map((input) => ({ ...input, isOwn: false })),
    ].flatMap((one) => {
      const { type } = one.node;
      if (!ONE.test(one.name) && !MANY.test(one.name)) return [];
      const isFit = namedTypeOf(type) === "ID" && isList(type) === MANY.test(one.name);
      if (!isFit) {
        const expected = MANY.test(one.name) ? "a list of ID" : "an ID";
        const given = `${isList(type) ? "a list of " : ""}${namedTypeOf(type)}`;
        return [mistakeAt(one, `${one.coordinate} must be ${expected}, is ${given}.`)];
      }
      return one.isOwn && !isNonNull(type)
        ? [mistakeAt(one, `${one.coordinate} must be ID!, may be null.`)]
        : [];
    }),
};
