import { isNonNull, namedTypeOf } from "../lint-graph.ts";
import { type LintRule, mistakeAt } from "../lint-rule.ts";

const GUARDED = /^(Money|Wallet|GroupWallet|CreditLine|Consent|ConsentConnection)$/;

/** Who may not see money or a consent sees nothing, and the rest of the answer; an error would tell that there is something. */
export const nullableMoneyAndConsent: LintRule = {
  code: "NULLABLE_MONEY_AND_CONSENT",
  wayOut: "Make it nullable: take off the outer `!`.",
  mistakesIn: ({ fields }) =>
    fields
      .filter(({ node, parent }) => {
        const isOnPage = /(Connection|Edge)$/.test(parent.name);
        return isNonNull(node.type) && GUARDED.test(namedTypeOf(node.type)) && !isOnPage;
      })
      .map((field) =>
        mistakeAt(
          field,
          `${field.coordinate} is of type ${namedTypeOf(field.node.type)}, and must be nullable.`,
        ),
      ),
};
