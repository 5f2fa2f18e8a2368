import type { FetchNode, PlanNode, QueryPlan } from "@apollo/query-planner";
import type { GraphQLSchema } from "graphql";
import { fetchQueryOf } from "../fetch/fetch-query.ts";
import { representationShape } from "../fetch/representation.ts";
import type { DataPath, FetchStep, Step } from "./step.ts";

/**
 * Makes what is done with every request of an operation out of its plan.
 *
 * @param supergraphSchema Every type, also what clients never see.
 * @returns Null when nothing is to be fetched.
 */
export function compilePlan({ node }: QueryPlan, supergraphSchema: GraphQLSchema): Step | null {
  if (node === undefined) return null;
  if (node.kind !== "Subscription") return stepOf(node, [], supergraphSchema);
  // The fetch that gives the event, then everything else.
  const nodes = [node.primary, ...(node.rest === undefined ? [] : [node.rest])];
  return { kind: "sequence", steps: nodes.map((one) => stepOf(one, [], supergraphSchema)) };
}

function stepOf(node: PlanNode, path: DataPath, schema: GraphQLSchema): Step {
  switch (node.kind) {
    case "Sequence":
      return { kind: "sequence", steps: node.nodes.map((one) => stepOf(one, path, schema)) };
    case "Parallel":
      return { kind: "parallel", steps: node.nodes.map((one) => stepOf(one, path, schema)) };
    case "Flatten":
      return stepOf(node.node, [...path, ...node.path.map(String)], schema);
    case "Condition":
      return {
        kind: "condition",
        variable: node.condition,
        ifTrue: node.ifClause ? stepOf(node.ifClause, path, schema) : null,
        ifFalse: node.elseClause ? stepOf(node.elseClause, path, schema) : null,
      };
    case "Fetch":
      return fetchStep(node, path, schema);
    case "Defer":
      throw new Error("The planner was told not to defer anything.");
  }
}

const fetchStep = (node: FetchNode, path: DataPath, schema: GraphQLSchema): FetchStep => ({
  kind: "fetch",
  subgraph: node.serviceName,
  operation: node.operationKind,
  path,
  query: fetchQueryOf(node),
  representation: node.requires
    ? representationShape({ requires: node.requires, inputRewrites: node.inputRewrites ?? [], schema })
    : null,
  mayBeOfInterface: (node.inputRewrites ?? []).some(({ path }) => path.at(-1) === "__typename"),
  outputRewrites: node.outputRewrites ?? [],
});
