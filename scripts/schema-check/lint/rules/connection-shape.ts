import { print } from "graphql";
import { fieldsOfType, isComposite, type LintGraph, type LintType } from "../lint-graph.ts";
import { type LintRule, type Mistake, mistakeOf } from "../lint-rule.ts";

const PAGE_INFO = {
  hasNextPage: "Boolean!",
  hasPreviousPage: "Boolean!",
  startCursor: "String",
  endCursor: "String",
};

/**
 * Every list with pages looks the same, so that one piece of client code can page through all of them.
 *
 * @see https://relay.dev/graphql/connections.htm
 */
export const connectionShape: LintRule = {
  code: "CONNECTION_SHAPE",
  wayOut:
    "Take the shape of a connection: `edges: [XEdge!]!` of `node` and `cursor: String!`, `nodes: […!]!`, `pageInfo: PageInfo!`.",
  mistakesIn: ({ types }) => types.flatMap((type) => mistakesOf(type, types)),
};

function mistakesOf(type: LintType, types: LintGraph["types"]): readonly Mistake[] {
  if (!isComposite(type.node)) return [];
  if (type.name === "PageInfo") return missing(type, PAGE_INFO);
  if (type.name.endsWith("Edge"))
    return [...missing(type, { cursor: "String!" }), ...missing(type, { node: /^\w+!?$/ })];
  if (!type.name.endsWith("Connection")) return [];
  const edge = `${type.name.slice(0, -"Connection".length)}Edge`;
  const node = types.find(({ name, subgraph }) => name === edge && subgraph === type.subgraph);
  const nodeType = node && fieldsOfType(node).find(({ name }) => name === "node")?.node.type;
  return [
    ...missing(type, { edges: `[${edge}!]!`, pageInfo: "PageInfo!" }),
    ...(nodeType ? missing(type, { nodes: `[${print(nodeType).replace("!", "")}!]!` }) : []),
  ];
}

const missing = (type: LintType, expected: Record<string, string | RegExp>): readonly Mistake[] =>
  Object.entries(expected).flatMap(([name, wanted]) => {
    const field = fieldsOfType(type).find((one) => one.name === name)?.node;
    const given = field && print(field.type);
    if (typeof wanted === "string" ? given === wanted : given !== undefined && wanted.test(given)) return [];
    const what = typeof wanted === "string" ? `${name}: ${wanted}` : `${name} of one type`;
    const message = `${type.name} must have ${what}, has ${given === undefined ? "none" : given}.`;
    return [
      mistakeOf(type.subgraph, field ?? type.node, field ? `${type.name}.${name}` : type.name, message),
    ];
  });
