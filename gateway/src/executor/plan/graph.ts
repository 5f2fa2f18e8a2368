import { operationFromDocument, Supergraph } from "@apollo/federation-internals";
import type { QueryPlan } from "@apollo/query-planner";
import { QueryPlanner } from "@apollo/query-planner";
import type { DocumentNode, GraphQLSchema } from "graphql";

/** A supergraph that is ready to be asked. */
export type Graph = {
  readonly sdl: string;
  /** What clients see. */
  readonly apiSchema: GraphQLSchema;
  /** Every type, also what clients never see. */
  readonly supergraphSchema: GraphQLSchema;
  readonly planOf: (document: DocumentNode, operationName: string | undefined) => QueryPlan;
};

/** Loads a supergraph into Apollo's planner. @throws Error that says what is wrong with the SDL. */
export function loadGraph(sdl: string): Graph {
  const supergraph = Supergraph.build(sdl, { validateSupergraph: true });
  const apiSchema = supergraph.apiSchema();
  const planner = new QueryPlanner(supergraph);
  return {
    sdl,
    apiSchema: apiSchema.toGraphQLJSSchema(),
    supergraphSchema: supergraph.schema.toGraphQLJSSchema(),
    planOf: (document, operationName) =>
      planner.buildQueryPlan(
        operationFromDocument(apiSchema, document, operationName === undefined ? {} : { operationName }),
      ),
  };
}
