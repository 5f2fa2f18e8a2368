import type { FetchNode, PlanNode, QueryPlan } from "@apollo/query-planner";
import { fetchQueryOf } from "../fetch/fetch-query.ts";
import { representationShape } from "../fetch/representation.ts";
import { splitByConditions } from "../mend/conditional-fetch.ts";
import type { Conditions } from "../mend/conditions.ts";
import { asked, splitByTwins } from "../mend/twin-fetch.ts";
import { renamedKeys } from "../merge/rewrite.ts";
import type { Graph } from "./graph.ts";
import type { DataPath, FetchStep, Step } from "./step.ts";

/** What a plan is compiled against. */
type Against = Pick<Graph, "supergraphSchema" | "twins">;

/**
 * Makes what is done with every request of an operation out of its plan.
 *
 * @returns Null when nothing is to be fetched.
 */
export function compilePlan({ node }: QueryPlan, against: Against): Step | null {
  if (node === undefined) return null;
  if (node.kind !== "Subscription") return stepOf(node, [], against);
  // The fetch that gives the event, then everything else.
  const nodes = [node.primary, ...(node.rest === undefined ? [] : [node.rest])];
  return { kind: "sequence", steps: nodes.map((one) => stepOf(one, [], against)) };
}

function stepOf(node: PlanNode, path: DataPath, against: Against): Step {
  switch (node.kind) {
    case "Sequence":
      return { kind: "sequence", steps: node.nodes.map((one) => stepOf(one, path, against)) };
    case "Parallel":
      return { kind: "parallel", steps: node.nodes.map((one) => stepOf(one, path, against)) };
    case "Flatten":
      return stepOf(node.node, [...path, ...node.path.map(String)], against);
    case "Condition":
      return {
        kind: "condition",
        variable: node.condition,
        ifTrue: node.ifClause ? stepOf(node.ifClause, path, against) : null,
        ifFalse: node.elseClause ? stepOf(node.elseClause, path, against) : null,
      };
    case "Fetch": {
      const steps = splitByConditions(node, against.twins, against.supergraphSchema).flatMap(
        ({ node: part, conditions }) =>
          splitByTwins(part, against.twins).map((one) => under(conditions, fetchStep(one, path, against))),
      );
      const [only] = steps;
      return steps.length === 1 && only !== undefined ? only : { kind: "parallel", steps };
    }
    case "Defer":
      throw new Error("The planner was told not to defer anything.");
  }
}

/** A step that is done under conditions only. */
const under = (conditions: Conditions, step: Step): Step =>
  [...conditions].reduceRight<Step>(
    (inner, [variable, value]) => ({
      kind: "condition",
      variable,
      ifTrue: value ? inner : null,
      ifFalse: value ? null : inner,
    }),
    step,
  );

const fetchStep = (node: FetchNode, path: DataPath, { supergraphSchema, twins }: Against): FetchStep => ({
  kind: "fetch",
  subgraph: node.serviceName,
  operation: node.operationKind,
  path,
  query: fetchQueryOf(asked(node, twins), supergraphSchema),
  whom: JSON.stringify([path, node.requires, node.inputRewrites]),
  representation: node.requires
    ? representationShape({
        requires: node.requires,
        inputRewrites: node.inputRewrites ?? [],
        schema: supergraphSchema,
        toldAs: (name) => twins.twinByName.get(name)?.field ?? name,
      })
    : null,
  mayBeOfInterface: (node.inputRewrites ?? []).some((rewrite) => rewrite.path.at(-1) === "__typename"),
  clientKeys: renamedKeys(node.outputRewrites ?? []),
  outputRewrites: node.outputRewrites ?? [],
});
