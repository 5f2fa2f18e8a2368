import { GraphQLError, type ValidationRule } from "graphql";

/**
 * Refuses an operation for which the schema has no root type. graphql-js 16 validates it and throws when it is to be run.
 *
 * @see https://spec.graphql.org/September2025/#sec-Operation-Type-Existence
 */
export const rootTypeRule: ValidationRule = (context) => ({
  OperationDefinition(node) {
    const kind = node.operation;
    if (context.getSchema().getRootType(kind) == null)
      context.reportError(
        new GraphQLError(`This graph has no type for operations of the kind ${kind}.`, { nodes: node }),
      );
    return false;
  },
});
