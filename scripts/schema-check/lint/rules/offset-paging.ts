import { namedTypeOf } from "../lint-graph.ts";
import { type LintRule, mistakeAt } from "../lint-rule.ts";

const OFFSETS = new Set(["offset", "skip", "page", "pageNumber", "pageSize", "perPage", "limit", "take"]);
const CURSORS = new Set(["after", "before", "cursor", "startCursor", "endCursor"]);

/** Pages go by keyset: by a cursor that is the place of a row, so that page 500 costs what page 1 does. */
export const offsetPaging: LintRule = {
  code: "OFFSET_PAGING",
  wayOut: "Page by `first` and `after`, a cursor of type String that only the server understands.",
  mistakesIn: ({ inputs, fields }) => [
    ...inputs
      .filter(({ name }) => OFFSETS.has(name))
      .map((input) =>
        mistakeAt(input, `${input.coordinate} pages by an offset, a keyset cursor is expected.`),
      ),
    ...[...inputs, ...fields]
      .filter(({ name, node }) => CURSORS.has(name) && namedTypeOf(node.type) !== "String")
      .map((one) =>
        mistakeAt(one, `${one.coordinate} must be a String, is of type ${namedTypeOf(one.node.type)}.`),
      ),
  ],
};
