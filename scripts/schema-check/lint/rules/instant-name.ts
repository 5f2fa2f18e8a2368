import { namedTypeOf } from "../lint-graph.ts";
import { type LintRule, mistakeAt } from "../lint-rule.ts";

const OF_AN_INSTANT = /(^at|At|Since|since|Until|until|From|from|Before|After)$/;

/** Whether something is an instant or a calendar day can be read from its name. */
export const instantName: LintRule = {
  code: "INSTANT_NAME",
  wayOut: "Let it end in `At` (`createdAt`), or `since` and `until` where it bounds something.",
  mistakesIn: ({ fields, inputs }) =>
    [...fields, ...inputs]
      .filter(({ name, node }) => namedTypeOf(node.type) === "DateTime" && !OF_AN_INSTANT.test(name))
      .map((one) => mistakeAt(one, `${one.coordinate} is a DateTime, and must end in At, since or until.`)),
};
