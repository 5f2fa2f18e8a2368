import { failure } from "../errors.ts";
import type { QueryContext } from "../plan/context.ts";
import { rowOf } from "../plan/row.ts";
import { type Collection, ID_INDEX_NAME } from "../store/catalog.ts";
import { integer } from "../values/arithmetic.ts";
import { type Document, int, isDocument } from "../values/types.ts";
import { readOptions } from "./specification.ts";
import type { Source } from "./stage.ts";

/** Sources that tell about a collection instead of reading it. */

function collectionOf({ engine }: QueryContext, ns: string | null): Collection {
  const collection = engine.catalog.find(ns as string);
  if (!collection) throw failure("NamespaceNotFound", `Collection [${ns}] not found.`);
  return collection;
}

const storageStats = ({ documentCount: count, dataBytes: size, indexes }: Collection): Document => ({
  size: integer(size),
  count: integer(count),
  avgObjSize: integer(count > 0 ? Math.round(size / count) : 0),
  storageSize: integer(size),
  nindexes: int(indexes.length + 1),
});

/** `count` and `storageStats`; this server keeps no latencies and counts no scans. */
export function compileCollStats(spec: unknown, name: string): Source {
  if (!isDocument(spec)) throw failure(40166, "$collStats must take a nested object");
  const object = ["object"];
  const options = readOptions(spec, name, {
    "latencyStats?": object,
    "storageStats?": object,
    "count?": object,
    "queryExecStats?": object,
  });
  for (const option of ["latencyStats", "queryExecStats"])
    if (option in options)
      throw failure("NotImplemented", `${name}.${option} is not supported by this server`);
  return {
    name,
    needsCollection: true,
    rows(context, ns) {
      const collection = collectionOf(context, ns);
      const out: Document = { ns, localTime: context.vars.NOW };
      if (options.storageStats) out.storageStats = storageStats(collection);
      if (options.count) out.count = integer(collection.documentCount);
      return [rowOf(out)];
    },
  };
}

/** The indexes by name; how often each was used is not counted, and so not told. */
export function compileIndexStats(spec: unknown, name: string): Source {
  if (!isDocument(spec) || Object.keys(spec).length > 0)
    throw failure(28803, "The $indexStats stage specification must be an empty object");
  return {
    name,
    needsCollection: true,
    rows(context, ns) {
      const collection = context.engine.catalog.find(ns as string);
      if (!collection) return [];
      const specs: Document[] = [
        { v: int(2), key: { _id: int(1) }, name: ID_INDEX_NAME },
        ...collection.indexes.map((index) => index.spec),
      ];
      return specs.map((index) => rowOf({ name: index.name, key: index.key, spec: index }));
    },
  };
}
