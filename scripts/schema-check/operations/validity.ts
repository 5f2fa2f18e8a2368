import { type DocumentNode, GraphQLError, type GraphQLSchema, Kind, validate } from "graphql";

/**
 * Why an API does not answer an operation. The rules of validation say nothing of an operation whose kind the schema has no
 * root for: only who executes it would find out.
 */
export function errorsIn(document: DocumentNode, api: GraphQLSchema): readonly GraphQLError[] {
  const rootless = document.definitions
    .filter((node) => node.kind === Kind.OPERATION_DEFINITION)
    .filter(({ operation }) => api.getRootType(operation) == null)
    .map((node) => new GraphQLError(`The API has no ${node.operation}.`, { nodes: node }));
  return [...rootless, ...validate(api, document)];
}
