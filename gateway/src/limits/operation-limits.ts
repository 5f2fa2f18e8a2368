import { GraphQLError, Kind, type ValidationContext, type ValidationRule } from "graphql";
import { type OperationShape, operationShapeOf } from "./operation-shape.ts";

const MEASURES: Readonly<Record<keyof OperationShape, string>> = {
  depth: "levels of fields",
  fields: "fields",
  aliases: "aliases",
  directives: "directives",
  rootFields: "fields at its root",
};

/** It stands in the keys of all that is kept of the operation. */
const NAME_LENGTH_MAX = 256;

/**
 * Refuses operations that are too large to be anybody's screen, before any work is spent on them.
 *
 * @param limits What an operation may have, measured with its fragments unfolded.
 */
export const operationLimitsRule =
  (limits: Readonly<OperationShape>): ValidationRule =>
  (context: ValidationContext) => ({
    [Kind.OPERATION_DEFINITION](operation) {
      if (context.getSchema().getRootType(operation.operation) == null)
        context.reportError(
          new GraphQLError(`This graph has no ${operation.operation}s.`, { nodes: operation }),
        );

      const nameLength = operation.name?.value.length ?? 0;
      if (nameLength > NAME_LENGTH_MAX)
        context.reportError(
          new GraphQLError(
            `The name of an operation may have at most ${NAME_LENGTH_MAX} characters, got ${nameLength}.`,
          ),
        );

      const fragments = new Map(
        context
          .getRecursivelyReferencedFragments(operation)
          .map((fragment) => [fragment.name.value, fragment]),
      );
      const shape = operationShapeOf(operation, fragments);
      for (const measure of Object.keys(MEASURES) as (keyof OperationShape)[])
        if (shape[measure] > limits[measure])
          context.reportError(
            new GraphQLError(
              `An operation may have at most ${limits[measure]} ${MEASURES[measure]}, got ${shape[measure]}.`,
              { nodes: operation },
            ),
          );
    },
  });
