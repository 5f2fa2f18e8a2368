import { type DocumentNode, GraphQLError } from "graphql";
import type { AnswerText } from "../answer-text.ts";
import { endless, type Life, RequestOver, whileWanted } from "../resilience/request-life.ts";
import { coerceVariables } from "./coerce-variables.ts";
import type { Ask } from "./fetch/ask.ts";
import { questionsOf } from "./fetch/questions.ts";
import type { JsonObject } from "./json.ts";
import type { ClosedDocument } from "./plan/closed-document.ts";
import type { Graph } from "./plan/graph.ts";
import { type OnPlanned, type OperationCacheCounts, operationCache } from "./plan/operation-cache.ts";
import { refuseUnmet } from "./plan/refusals.ts";
import { atShownPath } from "./project/shown-path.ts";
import { writeAnswer } from "./project/write-answer.ts";
import { repeats } from "./repeat/repeats.ts";
import { runStep } from "./run-plan.ts";

/** An operation that was found valid, and on whose behalf subgraphs are asked. */
export type Execution = {
  readonly document: DocumentNode;
  /** The same for the same text. */
  readonly documentHash: string;
  readonly operationName?: string | undefined;
  /** What of the document is not to be executed: all of it is, unless it is given. */
  readonly closed?: ClosedDocument | undefined;
  /** Labels of `@override` that are active, of those that matter to the operation, in a fixed order. */
  readonly activeLabels?: readonly string[] | undefined;
  readonly variables: JsonObject;
  readonly ask: Ask;
  /** How long the plan is waited for: what is asked by it has its own. For ever, unless it is given. */
  readonly life?: Life | undefined;
};

/** What an operation came to. */
export type Executed = {
  /** JSON of `data`; null: nothing was executed, and `errors` say why. */
  readonly text: string | null;
  /** The same, where it has gone out before. */
  readonly ready?: AnswerText;
  /** What subgraphs complained of, at the client's paths. */
  readonly errors: readonly GraphQLError[];
  /** Where what subgraphs told does not fit the schema. */
  readonly misfits: readonly GraphQLError[];
};

/** Plans, fetches, merges and projects operations against one supergraph. */
export type Executor = {
  execute(execution: Execution): Promise<Executed>;
  /** Plans an operation before anybody asks for it. @throws GraphQLError when the planner cannot plan it. */
  prepare(
    operation: Pick<Execution, "document" | "documentHash" | "operationName" | "activeLabels">,
  ): Promise<void>;
  readonly counts: OperationCacheCounts;
};

/** Operations whose compiled plans are kept. */
const OPERATIONS_MAX = 1_000;

/** The planner goes on for others. @throws ApiError DEADLINE_EXCEEDED */
async function inTime<Result>(planned: Promise<Result>, life: Life): Promise<Result> {
  try {
    return await whileWanted(planned, life);
  } catch (error) {
    if (!(error instanceof RequestOver)) throw error;
    throw new GraphQLError("The time of the request is over: its operation had not been planned yet.", {
      originalError: error,
      extensions: { code: "DEADLINE_EXCEEDED", http: { status: 503 } },
    });
  }
}

const NONE: readonly GraphQLError[] = [];

/** An executor that knows its operations by their hash: plans are made and compiled once. */
export function executorOf(graph: Graph, onPlanned?: OnPlanned): Executor {
  const operations = operationCache(graph, OPERATIONS_MAX, onPlanned);
  const repeated = repeats();
  return {
    async execute({
      document,
      documentHash,
      operationName,
      closed,
      activeLabels,
      variables,
      ask,
      life = endless(),
    }) {
      const kept = operations.get({ document, documentHash, operationName, closed, activeLabels });
      const operation = kept instanceof Promise ? await inTime(kept, life) : kept;
      const { variableDefinitions = [] } = operation.definition;
      const { coerced, refusals } = coerceVariables(graph.apiSchema, variableDefinitions, variables);
      if (coerced === undefined) return { text: null, errors: refusals, misfits: [] };

      refuseUnmet(operation.refusals, coerced);
      const questions = questionsOf(ask, variables);
      const execution = { operation, variables, coerced, questions };
      const known = await repeated.knownTo(execution);
      if (known !== null) return { text: known.text, ready: known, errors: NONE, misfits: NONE };

      const data: JsonObject = {};
      const shared = new Set<unknown>();
      const errors: GraphQLError[] = [];
      const { supergraphSchema } = graph;
      if (operation.step !== null)
        await runStep(operation.step, {
          data,
          shared,
          copies: new Map(),
          coerced,
          errors,
          questions,
          lastFound: null,
          supergraphSchema,
        });
      const { shape, introspection } = operation.projectionFor(coerced);
      const written = writeAnswer(data, { shape, introspect: introspection(variables), shared });
      const { text, misfits, refusals: refused } = written;
      if (errors.length === 0 && misfits.length === 0 && refused.length === 0) repeated.keep(execution, text);
      const shown = errors.map((error) => atShownPath(error, { shape, data, twins: graph.twins }));
      return { text, misfits, errors: refused.length > 0 ? [...shown, ...refused] : shown };
    },
    prepare: async (operation) => void (await operations.get(operation)),
    counts: operations.counts,
  };
}
