import { type DocumentNode, Kind, parse, visit } from "graphql";
import { directiveOf, type LintField, type LintGraph, namedTypeOf } from "../lint-graph.ts";
import { type LintRule, mistakeAt } from "../lint-rule.ts";

/** The planner of `@apollo/gateway` gets fields with arguments in `@requires` wrong in four ways. */
export const requiresWithArgument: LintRule = {
  code: "REQUIRES_WITH_ARGUMENT",
  wayOut: "Require a field without arguments that its subgraph has for this, `@inaccessible` to clients.",
  mistakesIn: (graph) =>
    graph.fields.flatMap((field) =>
      requiredWithArguments(field, graph).map((name) =>
        mistakeAt(field, `${field.coordinate} requires ${name}, which takes arguments.`),
      ),
    ),
};

function requiredWithArguments({ node, parent }: LintField, graph: LintGraph): readonly string[] {
  const value = directiveOf(node, "requires")?.arguments?.[0]?.value;
  const fields = value?.kind === Kind.STRING ? parsed(value.value) : null;
  if (fields === null) return [];
  const found: string[] = [];
  const types: string[] = [parent.name];
  const definitionsOf = (name: string) =>
    graph.fields.filter(({ coordinate }) => coordinate === `${types.at(-1)}.${name}`);
  visit(fields, {
    [Kind.FIELD]: {
      enter({ name, arguments: given = [] }) {
        const definitions = definitionsOf(name.value);
        const takes = definitions.some((one) => (one.node.arguments ?? []).length > 0);
        if (given.length > 0 || takes) found.push(`${types.at(-1)}.${name.value}`);
        types.push(definitions[0] ? namedTypeOf(definitions[0].node.type) : "");
      },
      leave() {
        types.pop();
      },
    },
    [Kind.INLINE_FRAGMENT]: {
      enter({ typeCondition }) {
        types.push(typeCondition?.name.value ?? types.at(-1) ?? "");
      },
      leave() {
        types.pop();
      },
    },
  });
  return found;
}

// What is no set of fields does not compose, which is told elsewhere.
function parsed(fields: string): DocumentNode | null {
  try {
    return parse(`{${fields}}`);
  } catch {
    return null;
  }
}
