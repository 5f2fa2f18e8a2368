import { GraphQLError, Kind, type ValidationContext, type ValidationRule } from "graphql";
import { type OperationShape, operationShapeOf } from "./operation-shape.ts";

/** Lexical tokens of a document: what is longer is not parsed to its end. */
export const TOKENS_MAX = 5_000;

/** What an operation may have, measured with its fragments unfolded. */
export const OPERATION_LIMITS: Readonly<OperationShape> = {
  depth: 20,
  fields: 2_000,
  aliases: 100,
  rootFields: 20,
};

const MEASURES: Readonly<Record<keyof OperationShape, string>> = {
  depth: "levels of fields",
  fields: "fields",
  aliases: "aliases",
  rootFields: "fields at its root",
};

/** Refuses operations that are too large to be anybody's screen, before any work is spent on them. */
export const operationLimitsRule: ValidationRule = (context: ValidationContext) => ({
  [Kind.OPERATION_DEFINITION](operation) {
    if (context.getSchema().getRootType(operation.operation) == null)
      context.reportError(
        new GraphQLError(`This graph has no ${operation.operation}s.`, { nodes: operation }),
      );

    const fragments = new Map(
      context.getRecursivelyReferencedFragments(operation).map((fragment) => [fragment.name.value, fragment]),
    );
    const shape = operationShapeOf(operation.selectionSet, fragments);
    for (const [measure, countMax] of Object.entries(OPERATION_LIMITS) as [keyof OperationShape, number][])
      if (shape[measure] > countMax)
        context.reportError(
          new GraphQLError(
            `An operation may have at most ${countMax} ${MEASURES[measure]}, got ${shape[measure]}.`,
            { nodes: operation },
          ),
        );
  },
});
