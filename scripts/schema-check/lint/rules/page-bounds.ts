import { type LintRule, mistakeAt } from "../lint-rule.ts";

const ROWS_MAX = 100;
const BOUNDS = /\b1 to (\d+)\b/;

/** How much may be asked for stands where it is asked for: a client does not learn it from an error. */
export const pageBounds: LintRule = {
  code: "PAGE_BOUNDS",
  wayOut: `Say in the description of \`first\` how many may be asked for: "How many: 1 to ${ROWS_MAX}."`,
  mistakesIn: ({ inputs }) =>
    inputs
      .filter(({ name, node }) => name === "first" && node.description !== undefined)
      .flatMap((input) => {
        const most = BOUNDS.exec(input.node.description?.value ?? "")?.[1];
        if (most !== undefined && Number(most) >= 1 && Number(most) <= ROWS_MAX) return [];
        const told = most === undefined ? "no bounds" : `1 to ${most}`;
        return [
          mistakeAt(input, `${input.coordinate} must tell bounds within 1 to ${ROWS_MAX}, tells ${told}.`),
        ];
      }),
};
