import { type InputValueDefinitionNode, print } from "graphql";
import { inputFieldsOf, type LintGraph, namedTypeOf } from "../lint-graph.ts";
import { type LintRule, mistakeOf } from "../lint-rule.ts";
import { wordsOf } from "../names.ts";

/** What is counted when money, goods or seats change hands. */
const COUNTED = /^(amountMinor|quantity|seats|seatCount)$/;
const MOVING_VERBS = new Set([
  ...["pay", "repay", "transfer", "spend", "contribute", "fund", "refund", "top"],
  ...["buy", "order", "purchase", "book", "reserve", "redeem", "gift", "draw"],
]);

/**
 * What moves money, goods or seats can be sent again after a lost answer without happening twice. An input that is nothing but
 * the id of one thing needs no key: what it asks for can happen to that thing once.
 */
export const idempotencyKey: LintRule = {
  code: "IDEMPOTENCY_KEY",
  wayOut: "Add `idempotencyKey: UUID!` to the input, and keep what came of each key.",
  mistakesIn: (graph) =>
    graph.fields
      .filter(({ parent }) => parent.name === "Mutation")
      .flatMap(({ name, node }) => {
        const input = (node.arguments ?? [])[0];
        const type = graph.types.find((one) => input && one.name === namedTypeOf(input.type));
        if (type === undefined) return [];
        const fields = inputFieldsOf(type.node);
        const given = fields.find((field) => field.name.value === "idempotencyKey");
        if (given && print(given.type) === "UUID!") return [];
        const moves =
          (given !== undefined ||
            isCounted(fields, graph, new Set()) ||
            MOVING_VERBS.has(wordsOf(name)[0] ?? "")) &&
          !isOneId(fields);
        const coordinate = given ? `${type.name}.idempotencyKey` : type.name;
        const message = `${type.name} must have idempotencyKey: UUID!, has ${given ? print(given.type) : "none"}.`;
        return moves ? [mistakeOf(type.subgraph, given ?? type.node, coordinate, message)] : [];
      }),
};

// An input may hold money in an input within it.
function isCounted(
  fields: readonly InputValueDefinitionNode[],
  graph: LintGraph,
  seen: Set<string>,
): boolean {
  return fields.some(({ name, type }) => {
    const named = namedTypeOf(type);
    if (COUNTED.test(name.value) || named === "MoneyInput") return true;
    if (seen.has(named)) return false;
    seen.add(named);
    const nested = graph.types.filter((one) => one.name === named).flatMap(({ node }) => inputFieldsOf(node));
    return isCounted(nested, graph, seen);
  });
}

const isOneId = (fields: readonly InputValueDefinitionNode[]): boolean =>
  fields.length === 1 && fields.every(({ type }) => print(type) === "ID!");
