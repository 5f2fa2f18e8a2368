import { type DocumentNode, GraphQLError } from "graphql";
import { boundedCache } from "../../bounded-cache.ts";
import { documentBytes } from "../../documents/document-store.ts";
import type { ClosedDocument } from "./closed-document.ts";
import type { Graph } from "./graph.ts";
import { compileOperation, type Operation } from "./operation.ts";

/** What the cache of compiled operations has come to so far. */
export type OperationCacheCounts = {
  readonly size: number;
  readonly hits: number;
  /** Each of them took the planner. */
  readonly misses: number;
};

/** Is told of each operation that the planner was asked for. */
export type OnPlanned = (tookMs: number, isPlanned: boolean) => void;

type Key = {
  readonly document: DocumentNode;
  readonly documentHash: string;
  readonly operationName?: string | undefined;
  /** What of it is not to be executed. */
  readonly closed?: ClosedDocument | undefined;
  /** Labels of `@override` that are active, of those that matter to the operation, in a fixed order. */
  readonly activeLabels?: readonly string[] | undefined;
};

export type OperationCache = {
  /** Compiled, or a promise of it while it is planned: once, however many ask for it meanwhile. */
  get(key: Key): Operation | Promise<Operation>;
  readonly counts: OperationCacheCounts;
};

/** What operations may take together with their documents: a thousand that are larger than any screen's would be gigabytes. */
const BYTES_MAX = 128 * 1024 * 1024;

/**
 * Operations by the hash of their text and their name, planned and compiled once. What the planner refuses is kept
 * too; that it ended is not.
 */
export function operationCache(graph: Graph, sizeMax: number, onPlanned?: OnPlanned): OperationCache {
  const kept = boundedCache<Operation | Promise<Operation>>(sizeMax, BYTES_MAX);
  let [asked, misses] = [0, 0];

  const plan = async (key: string, { document, ...asked }: Key): Promise<Operation> => {
    misses += 1;
    const startedAtMs = performance.now();
    let isPlanned = false;
    try {
      const operation = await compileOperation(graph, document, asked);
      kept.replace(key, operation, operation.bytes);
      isPlanned = true;
      return operation;
    } catch (error) {
      // To find out that an operation cannot be planned is the most expensive thing that a client can ask for: once.
      if (!(error instanceof GraphQLError) || error.extensions.code === "OVERLOADED") kept.delete(key);
      throw error;
    } finally {
      onPlanned?.(performance.now() - startedAtMs, isPlanned);
    }
  };

  return {
    get(operation) {
      asked += 1;
      const { documentHash, operationName = "", closed, activeLabels } = operation;
      const labels = activeLabels === undefined || activeLabels.length === 0 ? "" : `/${activeLabels.join()}`;
      const key = `${closed?.key ?? `${documentHash}/${operationName}`}${labels}`;
      return kept.get(
        key,
        () => plan(key, operation),
        () => documentBytes(operation.document),
      );
    },
    counts: {
      get size() {
        return kept.size;
      },
      get hits() {
        return asked - misses;
      },
      get misses() {
        return misses;
      },
    },
  };
}
