import { type DocumentNode, getOperationAST, Kind, type OperationDefinitionNode, visit } from "graphql";
import { boundedCache } from "../../bounded-cache.ts";
import { documentBytes } from "../../documents/document-store.ts";
import { fragmentsOf } from "../../fragments.ts";
import type { JsonObject } from "../json.ts";
import type { Unmet } from "../mend/unmet-requirement.ts";
import { type Introspect, introspectionOf } from "../project/introspection.ts";
import { type ObjectShape, rootShape } from "../project/value-shape.ts";
import type { ClosedDocument } from "./closed-document.ts";
import { compilePlan } from "./compile-plan.ts";
import type { Graph } from "./graph.ts";
import { refusalsOf } from "./refusals.ts";
import { startersOf } from "./starters.ts";
import { type FetchStep, type Step, stepBytes } from "./step.ts";

/** How the answer to an operation is written while its conditions have certain values. */
export type Projection = {
  readonly shape: ObjectShape;
  readonly introspection: (variables: JsonObject) => Introspect;
};

/** An operation with all of its work that does not depend on the request done. */
export type Operation = {
  readonly definition: OperationDefinitionNode;
  /** What it would be answered wrongly because of, while its conditions have certain values. */
  readonly refusals: readonly Unmet[];
  readonly step: Step | null;
  /** Of no other operation that was compiled in this process. */
  readonly key: string;
  /** What it takes to keep it, roughly. */
  readonly bytes: number;
  /** The fetches that it always begins with. */
  readonly starters: readonly FetchStep[];
  /** @param coerced Variables with their defaults. */
  readonly projectionFor: (coerced: JsonObject) => Projection;
};

/** Ways that one operation's conditions may fall out whose projections are kept. */
const PROJECTIONS_MAX = 16;

let operationCount = 0;

/** Which operation of a document, how much of it, and for whom. */
type Asked = {
  readonly operationName?: string | undefined;
  /** What of it is not to be executed. */
  readonly closed?: ClosedDocument | undefined;
  /** Of `@override(label:)`. */
  readonly activeLabels?: readonly string[] | undefined;
};

/** Plans an operation and compiles the plan. @throws GraphQLError when the planner cannot plan it. */
export async function compileOperation(
  graph: Graph,
  whole: DocumentNode,
  { operationName, closed, activeLabels }: Asked,
): Promise<Operation> {
  const document = closed?.document ?? whole;
  const definition = getOperationAST(document, operationName);
  if (definition == null) throw new Error("The document does not say which operation to run.");
  const projections = boundedCache<Projection>(PROJECTIONS_MAX);
  const variables = conditionVariables(document);
  const fragments = fragmentsOf(document);

  const plan = await graph.planOf(closed?.open ?? document, operationName, activeLabels);
  const refusals = refusalsOf(plan, graph);
  const step = compilePlan(plan, graph);
  operationCount += 1;

  return {
    definition,
    refusals,
    step,
    key: String(operationCount),
    bytes: documentBytes(document) + stepBytes(step),
    starters: startersOf(step),
    projectionFor: (coerced) =>
      projections.get(variables.map((name) => Number(coerced[name] === true)).join(""), () => {
        const conditions = new Map(variables.map((name) => [name, coerced[name] === true]));
        const selecting = {
          schema: graph.apiSchema,
          fragments,
          conditions,
          refusalByField: closed?.refusalByField,
          plannerKeys: graph.plannerKeys,
        };
        return {
          shape: rootShape(definition, selecting),
          introspection: introspectionOf(definition, selecting),
        };
      }),
  };
}

function conditionVariables(document: DocumentNode): readonly string[] {
  const names = new Set<string>();
  visit(document, {
    [Kind.DIRECTIVE]({ name, arguments: given = [] }) {
      if (name.value !== "skip" && name.value !== "include") return;
      for (const { value } of given) if (value.kind === Kind.VARIABLE) names.add(value.name.value);
    },
  });
  return [...names];
}
