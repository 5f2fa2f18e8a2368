import { boundedCache } from "../bounded-cache.ts";
import type { OperationPlugin } from "../pipeline/operation-plugin.ts";
import { type OperationUsage, operationUsage } from "./operation-usage.ts";
import type { UsageCounter } from "./usage-counter.ts";
import { usedBy } from "./used-by.ts";

/** Operations of which is kept what they use. */
const OPERATIONS_MAX = 1_000;

/** Counts what every valid operation uses, whatever becomes of it. One plugin for each graph: what an operation uses is of its API. */
export function usagePlugin(counter: UsageCounter): OperationPlugin {
  const usages = boundedCache<OperationUsage>(OPERATIONS_MAX);
  // At most as many as the API has.
  const coordinates = new Map<string, string>();
  const once = (coordinate: string): string => {
    const known = coordinates.get(coordinate);
    if (known === undefined) coordinates.set(coordinate, coordinate);
    return known ?? coordinate;
  };
  return {
    requestDidStart() {
      return {
        didResolveOperation({ request, queryHash, operationName, document, schema, contextValue }) {
          // A subscription counts when it is opened, not with each of its events.
          if (contextValue.stage?.kind === "event") return;
          const key = `${queryHash}/${operationName ?? ""}`;
          counter.count({
            key,
            name: operationName ?? null,
            client: usedBy(contextValue.client.identity),
            variables: request.variables ?? {},
            usage: () => usages.get(key, () => operationUsage(document, operationName ?? null, schema, once)),
          });
        },
      };
    },
  };
}
