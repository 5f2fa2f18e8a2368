import { type Db, type IndexDescription, MongoServerError } from "mongodb";
import type { GoldenCase, GoldenFile } from "./files.ts";
import type { Json } from "./values.ts";

/** Each makes indexes out of all paths that are asked for in a collection. */
export const INDEX_SETS: Readonly<Record<string, (paths: readonly string[]) => IndexDescription[]>> = {
  single: (paths) => paths.map((path, i) => ({ key: { [path]: i % 2 ? 1 : -1 } })),
  compound: (paths) =>
    paths.flatMap((path, i) =>
      paths
        .slice(i + 1, i + 4)
        .map((next, j) => ({ key: { [path]: j % 2 ? -1 : 1, [next]: (i + j) % 2 ? -1 : 1 } })),
    ),
  "sparse and partial": (paths) =>
    paths.map((path, i) => ({
      key: { [path]: 1 },
      ...(i % 2 ? { sparse: true } : { partialFilterExpression: { [path]: { $exists: true } } }),
    })),
};

const INDEXES_MAX = 60;
const PATH = /^[a-z]+(\.\w+)*$/i;

/** The paths that filters and sorts name, also within `$and`, `$or` and `$nor`. */
function pathsIn(json: Json | undefined): string[] {
  if (Array.isArray(json)) return json.flatMap(pathsIn);
  if (typeof json !== "object" || json === null) return [];
  return Object.entries(json).flatMap(([name, item]) => (name.startsWith("$") ? pathsIn(item) : [name]));
}

export type ReadCase = GoldenCase & { readonly coll: string; readonly filter?: Json; readonly sort?: Json };

/** Makes a set of indexes on every collection of a file. @returns How many could be made: of parallel arrays none can. */
export async function makeIndexes(
  db: Db,
  { cases, collections = {} }: GoldenFile<ReadCase>,
  indexesOf: (paths: readonly string[]) => IndexDescription[],
): Promise<number> {
  let made = 0;
  for (const name of Object.keys(collections)) {
    const asked = cases.filter(({ coll }) => coll === name);
    const named = asked.flatMap(({ filter, sort }) => [...pathsIn(filter), ...pathsIn(sort)]);
    const paths = [...new Set(named)].filter((path) => PATH.test(path) && path !== "_id").sort();
    for (const { key, ...options } of indexesOf(paths).slice(0, INDEXES_MAX)) {
      const isMade = await db
        .collection(name)
        .createIndex(key, options)
        .then(() => true, isParallelArrays);
      if (isMade) made++;
    }
  }
  return made;
}

function isParallelArrays(error: unknown): false {
  if (error instanceof MongoServerError && error.code === 171) return false;
  throw error;
}
