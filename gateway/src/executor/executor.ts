import { type DocumentNode, type GraphQLError, getVariableValues } from "graphql";
import type { Ask } from "./fetch/ask.ts";
import { entityBatches } from "./fetch/entity-batch.ts";
import type { JsonObject } from "./json.ts";
import type { Graph } from "./plan/graph.ts";
import { type OnPlanned, type OperationCacheCounts, operationCache } from "./plan/operation-cache.ts";
import { writeAnswer } from "./project/write-answer.ts";
import { runStep } from "./run-plan.ts";

/** An operation that was found valid, and on whose behalf subgraphs are asked. */
export type Execution = {
  readonly document: DocumentNode;
  /** The same for the same text. */
  readonly documentHash: string;
  readonly operationName?: string | undefined;
  readonly variables: JsonObject;
  readonly ask: Ask;
};

/** What an operation came to. */
export type Executed = {
  /** JSON of `data`; null: nothing was executed, and `errors` say why. */
  readonly text: string | null;
  /** What subgraphs complained of, at the client's paths. */
  readonly errors: readonly GraphQLError[];
  /** Where what subgraphs told does not fit the schema. */
  readonly misfits: readonly GraphQLError[];
};

/** Plans, fetches, merges and projects operations against one supergraph. */
export type Executor = {
  execute(execution: Execution): Promise<Executed>;
  /** Plans an operation before anybody asks for it. @throws GraphQLError when the planner cannot plan it. */
  prepare(operation: Pick<Execution, "document" | "documentHash" | "operationName">): Promise<void>;
  readonly counts: OperationCacheCounts;
};

/** Operations whose compiled plans are kept. */
const OPERATIONS_MAX = 1_000;

/** An executor that knows its operations by their hash: plans are made and compiled once. */
export function executorOf(graph: Graph, onPlanned?: OnPlanned): Executor {
  const operations = operationCache(graph, OPERATIONS_MAX, onPlanned);
  return {
    async execute({ document, documentHash, operationName, variables, ask }) {
      const kept = operations.get({ document, documentHash, operationName });
      const operation = kept instanceof Promise ? await kept : kept;
      const { variableDefinitions = [] } = operation.definition;
      const { coerced, errors: refusals } = getVariableValues(
        graph.apiSchema,
        variableDefinitions,
        variables,
      );
      if (coerced === undefined) return { text: null, errors: refusals ?? [], misfits: [] };

      const data: JsonObject = {};
      const shared = new Set<unknown>();
      const errors: GraphQLError[] = [];
      const batches = entityBatches(ask, variables);
      const { supergraphSchema } = graph;
      if (operation.step !== null)
        await runStep(operation.step, {
          data,
          shared,
          variables,
          coerced,
          errors,
          ask,
          batches,
          supergraphSchema,
        });
      const { shape, introspection } = operation.projectionFor(coerced);
      return { ...writeAnswer(data, { shape, ready: introspection(variables), shared }), errors };
    },
    prepare: async (operation) => void (await operations.get(operation)),
    counts: operations.counts,
  };
}
