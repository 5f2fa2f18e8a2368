import { operationFromDocument, Supergraph } from "@apollo/federation-internals";
import { type QueryPlan, QueryPlanner } from "@apollo/query-planner";
import { type DocumentNode, type GraphQLSchema, parse, print } from "graphql";
import { type Twins, withTwins } from "../mend/required-arguments.ts";
import { resolvableKeysFirst } from "../mend/resolvable-keys.ts";

/** A supergraph that is ready to be asked. */
export type Graph = {
  readonly sdl: string;
  /** What clients see. */
  readonly apiSchema: GraphQLSchema;
  /** Every type, also what clients never see. */
  readonly supergraphSchema: GraphQLSchema;
  readonly twins: Twins;
  readonly planOf: (document: DocumentNode, operationName: string | undefined) => QueryPlan;
};

/** Loads a supergraph into Apollo's planner. @throws Error that says what is wrong with the SDL. */
export function loadGraph(sdl: string): Graph {
  const document = resolvableKeysFirst(parse(sdl));
  const { document: mended, twins } = withTwins(document);
  const supergraph = Supergraph.build(print(mended), { validateSupergraph: true });
  const apiSchema = supergraph.apiSchema();
  // Clients do not see what was added for the planner.
  const shown = twins.twinByName.size === 0 ? supergraph : Supergraph.build(print(document));
  const planner = new QueryPlanner(supergraph);
  return {
    sdl,
    twins,
    apiSchema: shown.apiSchema().toGraphQLJSSchema(),
    supergraphSchema: supergraph.schema.toGraphQLJSSchema(),
    planOf: (document, operationName) =>
      planner.buildQueryPlan(
        operationFromDocument(apiSchema, document, operationName === undefined ? {} : { operationName }),
      ),
  };
}
