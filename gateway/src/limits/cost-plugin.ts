import { HeaderMap } from "@apollo/server";
import { boundedCache } from "../bounded-cache.ts";
import { documentBytes } from "../documents/document-store.ts";
import { fragmentsOf } from "../fragments.ts";
import type { OperationPlugin } from "../pipeline/operation-plugin.ts";
import type { Supergraph } from "../supergraph/supergraph.ts";
import { type CompiledEstimate, compileEstimate } from "./cost/compile-estimate.ts";
import { costModelOf } from "./cost/cost-model.ts";
import { INPUT_DEPTH_MAX } from "./cost/input-cost.ts";
import type { Estimate } from "./cost/sum.ts";
import type { Limits } from "./limits.ts";

type Options = { readonly supergraph: Supergraph; readonly limits: Limits };

/** Operations whose estimates are kept, and what their documents may take, on which estimates hang. */
const OPERATIONS_MAX = 1_000;
const BYTES_MAX = 64 * 1024 * 1024;

/**
 * Refuses an operation that could come to more rows, or to a higher cost, than anybody needs for a screen, before it is planned.
 * That takes the variables, so it is no validation rule; what does not take them is done once an operation.
 */
export function costPlugin({ supergraph, limits }: Options): OperationPlugin {
  const { schema } = supergraph;
  const model = costModelOf(schema, supergraph.costNames);
  const estimates = boundedCache<CompiledEstimate>(OPERATIONS_MAX, BYTES_MAX);
  const { listSizeAssumed } = limits;

  return {
    requestDidStart() {
      return {
        responseForOperation({ operation, document, request, queryHash, contextValue }) {
          const compiled = estimates.get(
            `${queryHash}/${request.operationName ?? ""}`,
            () =>
              compileEstimate({
                operation,
                fragments: fragmentsOf(document),
                schema,
                model,
                listSizeAssumed,
              }),
            () => documentBytes(document),
          );
          const variables = request.variables ?? {};
          const estimate = compiled.estimateFor(variables);
          contextValue.client.cost.estimated = estimate.cost;
          const mistakes = [...compiled.mistakesIn(variables), ...excessesOf(estimate, limits)];
          if (mistakes.length === 0) return null;
          return {
            http: { status: 400, headers: new HeaderMap() },
            body: {
              kind: "single",
              singleResult: {
                errors: mistakes
                  .slice(0, MISTAKES_MAX)
                  .map((message) => ({ message, extensions: { code: "GRAPHQL_VALIDATION_FAILED" } })),
              },
            },
          };
        },
      };
    },
  };
}

const MISTAKES_MAX = 20;

function excessesOf({ cost, rows }: Estimate, limits: Limits): readonly string[] {
  const smaller = 'ask for smaller pages with "first"';
  if (cost === Number.POSITIVE_INFINITY)
    return [
      `A value may be nested ${INPUT_DEPTH_MAX} levels deep and a page must have an end: this operation has no bound.`,
    ];
  if (rows > limits.rows)
    return [
      `An operation may ask for at most ${limits.rows} rows of lists, this one could come to ${rows}: ${smaller}.`,
    ];
  if (cost > limits.cost)
    return [
      `An operation may cost at most ${limits.cost}, this one could cost ${cost}: ask for less of it, or ${smaller}.`,
    ];
  return [];
}
