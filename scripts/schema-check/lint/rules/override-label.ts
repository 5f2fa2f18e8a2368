import { directiveOf } from "../lint-graph.ts";
import { type LintRule, mistakeAt } from "../lint-rule.ts";

/** The gateway would ignore the label, and send everybody to one of both subgraphs. */
export const overrideLabel: LintRule = {
  code: "OVERRIDE_LABEL",
  wayOut: "Move the field at once: `@override(from: …)` without `label`.",
  mistakesIn: ({ fields }) =>
    fields
      .filter(({ node }) =>
        directiveOf(node, "override")?.arguments?.some(({ name }) => name.value === "label"),
      )
      .map((field) => mistakeAt(field, `${field.coordinate} is overridden for a part of the requests only.`)),
};
