import type { Operation, Supergraph } from "@apollo/federation-internals";
import { type QueryPlan, QueryPlanner } from "@apollo/query-planner";
import { invariant } from "@kith/kit/invariant.ts";
import { GraphQLError } from "graphql";

/** Ways through the subgraphs that are held open for one path of fields. */
const WAYS_MAX = 1_000;
/** Plans that are compared with each other. Where there are more, one of them is taken that need not be the best. */
const PLANS_MAX = 1_000;
/**
 * Looks at what can be reached from a place in a subgraph: what planning spends its time with. The largest screens of a graph take
 * some hundreds; this many take about a second of processor time.
 */
const STEPS_MAX = 20_000;

/** What the planner itself refuses, by the words that it has for it. */
const PLANNER_LIMITS =
  /^(Too many options generated|Number of non-local selections|Exceeded maximum recursive selections)/;

/** The parts of Apollo's planner that it keeps to itself. */
type Insides = { readonly federatedQueryGraph?: { outEdges?: (...from: never[]) => unknown } };

type PlanOptions = NonNullable<Parameters<QueryPlanner["buildQueryPlan"]>[1]>;

/** A planner that gives up on an operation in time: Apollo's by itself can take minutes and gigabytes for a small one. */
export type BoundedPlanner = {
  /** @throws GraphQLError GRAPHQL_VALIDATION_FAILED when it gives up. */
  planOf(operation: Operation, options?: PlanOptions): QueryPlan;
  /** Of the operation that was planned last. */
  readonly stepCount: number;
};

export function boundedPlanner(supergraph: Supergraph): BoundedPlanner {
  const planner = new QueryPlanner(supergraph, {
    // They would be put where they ask for more, under variables that nobody declares, and in an order of their own.
    reuseQueryFragments: false,
    debug: { pathsLimit: WAYS_MAX, maxEvaluatedPlans: PLANS_MAX },
  });
  let stepCount = 0;
  onEachStep(planner, () => {
    stepCount += 1;
    if (stepCount > STEPS_MAX) throw tooComplex();
  });

  return {
    planOf(operation, options) {
      stepCount = 0;
      try {
        return planner.buildQueryPlan(operation, options);
      } catch (error) {
        throw PLANNER_LIMITS.test((error as Error).message) ? tooComplex(error as Error) : error;
      }
    },
    get stepCount() {
      return stepCount;
    },
  };
}

// Counted, not timed: the same operation is refused on every machine, or on none. The planner has no limit of its own for it.
function onEachStep(planner: QueryPlanner, act: () => void): void {
  const { federatedQueryGraph: graph } = planner as unknown as Insides;
  const outEdges = graph?.outEdges;
  invariant(
    graph !== undefined && outEdges !== undefined,
    "this version of the planner hides its graph elsewhere",
  );
  graph.outEdges = (...from) => {
    act();
    return outEdges.apply(graph, from);
  };
}

const tooComplex = (cause?: Error): GraphQLError =>
  new GraphQLError(
    "There are too many ways to ask subgraphs for this operation to find a good one in time: ask for less on interfaces, or split it.",
    {
      originalError: cause ?? null,
      extensions: { code: "GRAPHQL_VALIDATION_FAILED", http: { status: 400 } },
    },
  );
