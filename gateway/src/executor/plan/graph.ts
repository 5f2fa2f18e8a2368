import { randomBytes } from "node:crypto";
import { operationFromDocument, Supergraph } from "@apollo/federation-internals";
import type { QueryPlan } from "@apollo/query-planner";
import { type DocumentNode, type GraphQLSchema, parse, print } from "graphql";
import { type PlannerKeys, plannerKeysOf } from "../mend/data-keys.ts";
import { withNarrowedTypes } from "../mend/narrowed-types.ts";
import { plannedDocument } from "../mend/planned-document.ts";
import { type Twins, withTwins } from "../mend/required-arguments.ts";
import { resolvableKeysFirst } from "../mend/resolvable-keys.ts";
import { boundedPlanner } from "./bounded-planner.ts";

/**
 * Plans one operation of a document.
 *
 * @param activeLabels Of `@override(label:)`.
 * @throws GraphQLError when the planner cannot plan it.
 */
export type PlanOf = (
  document: DocumentNode,
  operationName: string | undefined,
  activeLabels?: readonly string[],
) => Promise<QueryPlan>;

/** A supergraph that is ready to be asked. */
export type Graph = {
  /** What clients see. */
  readonly apiSchema: GraphQLSchema;
  /** Every type, also what clients never see. */
  readonly supergraphSchema: GraphQLSchema;
  readonly twins: Twins;
  readonly plannerKeys: PlannerKeys;
  readonly planOf: PlanOf;
  /** Gives back what the planner holds. */
  close(): Promise<void>;
};

/** What Apollo's loader and planner make of a supergraph. */
export type Planner = Pick<Graph, "twins" | "plannerKeys"> & {
  readonly apiSchema: ReturnType<Supergraph["apiSchema"]>;
  readonly supergraphSchema: Supergraph["schema"];
  /** @throws GraphQLError that says what is wrong with the operation, or that it is too complex to be planned. */
  readonly plan: (...asked: Parameters<PlanOf>) => QueryPlan;
  /** What it took to plan the last one. */
  readonly planningSteps: () => number;
};

/** What makes names in a graph that no client can guess. */
export const newGraphSecret = (): string => randomBytes(4).toString("hex");

/** Loads a supergraph into Apollo's planner. @throws Error that says what is wrong with the SDL. */
export function loadPlanner(sdl: string, secret: string): Planner {
  const document = resolvableKeysFirst(parse(sdl));
  const { document: mended, twins } = withTwins(document, secret);
  const supergraph = Supergraph.build(print(mended), { validateSupergraph: true });
  const apiSchema = supergraph.apiSchema();
  // Clients do not see what was added for the planner.
  const shown = twins.twinByName.size === 0 ? supergraph : Supergraph.build(print(document));
  const planner = boundedPlanner(supergraph);
  const plannerKeys = plannerKeysOf(mended);
  const planned = (document: DocumentNode, operationName: string | undefined, labels: readonly string[]) =>
    planner.planOf(
      operationFromDocument(
        apiSchema,
        plannedDocument(document, plannerKeys, operationName),
        operationName === undefined ? {} : { operationName },
      ),
      { overrideConditions: new Map(labels.map((label) => [label, true])) },
    );
  return {
    twins,
    plannerKeys,
    apiSchema: shown.apiSchema(),
    supergraphSchema: supergraph.schema,
    planningSteps: () => planner.stepCount,
    plan(document, operationName, activeLabels = []) {
      try {
        return planned(document, operationName, activeLabels);
      } catch (error) {
        const narrowed = isLostAmongTypes(error)
          ? withNarrowedTypes(document, apiSchema.toGraphQLJSSchema())
          : null;
        if (narrowed === null) throw error;
        return planned(narrowed, operationName, activeLabels);
      }
    },
  };
}

/** What the planner says where it finds no type name on the object that a subgraph has for an interface. */
const isLostAmongTypes = (error: unknown): boolean =>
  error instanceof Error && /^We should have an edge from .* for __typename$/.test(error.message);

/** A graph that is planned in this thread. @throws Error that says what is wrong with the SDL. */
export function loadGraph(sdl: string): Graph {
  const { twins, plannerKeys, apiSchema, supergraphSchema, plan } = loadPlanner(sdl, newGraphSecret());
  return {
    twins,
    plannerKeys,
    apiSchema: apiSchema.toGraphQLJSSchema(),
    supergraphSchema: supergraphSchema.toGraphQLJSSchema(),
    planOf: async (...asked) => plan(...asked),
    close: async () => {},
  };
}
