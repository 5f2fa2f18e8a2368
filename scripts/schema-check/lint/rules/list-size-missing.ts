import { type ConstDirectiveNode, Kind, type ValueNode } from "graphql";
import { directiveOf, isComposite, isList, type LintField, namedTypeOf } from "../lint-graph.ts";
import { type LintRule, mistakeAt } from "../lint-rule.ts";

/** How long a list can get is known before it is asked for: the gateway weighs an operation before it runs. */
export const listSizeMissing: LintRule = {
  code: "LIST_SIZE_MISSING",
  wayOut:
    'Add `@listSize(slicingArguments: ["first"], sizedFields: ["edges", "nodes"], requireOneSlicingArgument: false)`, or `@listSize(assumedSize: …)` where nothing slices it.',
  mistakesIn: ({ fields, types }) => {
    const composites = new Set(types.filter(({ node }) => isComposite(node)).map(({ name }) => name));
    const isShown = ({ node, parent }: LintField) =>
      ![node, parent.node].some((one) => directiveOf(one, "inaccessible") !== undefined);
    return fields.filter(isShown).flatMap((field) => {
      const expected = sizingOf(field, composites);
      const directive = directiveOf(field.node, "listSize");
      return expected === null || isSizedBy(directive, expected)
        ? []
        : [
            mistakeAt(
              field,
              `${field.coordinate} must be @listSize(${expected}: …), is ${saidOf(directive)}.`,
            ),
          ];
    });
  },
};

type Sizing = "slicingArguments" | "assumedSize";

function sizingOf({ node, parent }: LintField, composites: ReadonlySet<string>): Sizing | null {
  const isSliced = (node.arguments ?? []).some(({ name }) => name.value === "first");
  if (namedTypeOf(node.type).endsWith("Connection") || (isList(node.type) && isSliced))
    return "slicingArguments";
  // Pages are sized by what gives them, user errors by the input.
  if (/(Connection|Payload)$/.test(parent.name)) return null;
  return isList(node.type) && composites.has(namedTypeOf(node.type)) ? "assumedSize" : null;
}

function isSizedBy(directive: ConstDirectiveNode | undefined, sizing: Sizing): boolean {
  const given = argumentOf(directive, sizing);
  if (sizing === "assumedSize") return given?.kind === Kind.INT;
  return (
    given?.kind === Kind.LIST && given.values.some((one) => one.kind === Kind.STRING && one.value === "first")
  );
}

const argumentOf = (directive: ConstDirectiveNode | undefined, wanted: string): ValueNode | undefined =>
  directive?.arguments?.find(({ name }) => name.value === wanted)?.value;

const saidOf = (directive: ConstDirectiveNode | undefined): string =>
  directive === undefined
    ? "not"
    : `@listSize(${(directive.arguments ?? []).map(({ name }) => name.value).join(", ")})`;
