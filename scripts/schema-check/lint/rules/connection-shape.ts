import { print } from "graphql";
import { fieldsOfType, isComposite, type LintGraph, type LintType } from "../lint-graph.ts";
import type { LintRule, Mistake } from "../lint-rule.ts";
import { missingFields } from "../missing-fields.ts";

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
  if (type.name === "PageInfo") return missingFields(type, PAGE_INFO);
  if (type.name.endsWith("Edge"))
    return [...missingFields(type, { cursor: "String!" }), ...missingFields(type, { node: /^\w+!?$/ })];
  if (!type.name.endsWith("Connection")) return [];
  const edge = `${type.name.slice(0, -"Connection".length)}Edge`;
  const node = types.find(({ name, subgraph }) => name === edge && subgraph === type.subgraph);
  const nodeType = node && fieldsOfType(node).find(({ name }) => name === "node")?.node.type;
  return [
    ...missingFields(type, { edges: `[${edge}!]!`, pageInfo: "PageInfo!" }),
    ...(nodeType ? missingFields(type, { nodes: `[${print(nodeType).replace("!", "")}!]!` }) : []),
  ];
}
