import { CODES, failure } from "../errors.ts";
import { refuseBadFieldPath } from "../expressions/compile.ts";
import { SORT_FIELDS_MAX } from "../limits.ts";
import { compare } from "../values/compare.ts";
import { showValue } from "../values/show.ts";
import { type Document, fieldOf, isDocument, isNumber, toNumber } from "../values/types.ts";
import { EMPTY_ARRAY, tuplesOf } from "./tuples.ts";

export type SortField = { readonly path: string; readonly direction: 1 | -1 };

export type Sort = {
  readonly fields: readonly SortField[];
  keyOf(document: Document): unknown[];
  compareKeys(a: readonly unknown[], b: readonly unknown[]): number;
};

/** @throws CommandError 15973 and others for a sort that is not `{path: 1 | -1}`. */
export function parseSort(spec: unknown): SortField[] {
  if (!isDocument(spec)) throw failure(15973, "the $sort key specification must be an object");
  const fields = Object.entries(spec).map(([path, direction]): SortField => {
    if (isDocument(direction)) {
      if (!("$meta" in direction))
        throw failure(17312, "$meta is the only expression supported by $sort right now");
      throw failure("NotImplemented", "sorting by $meta is not supported by this server");
    }
    if (!isNumber(direction))
      throw failure(15974, `Illegal key in $sort specification: ${path}: ${showValue(direction)}`);
    const way = Math.trunc(toNumber(direction));
    if (way !== 1 && way !== -1)
      throw failure(15975, "$sort key ordering must be 1 (for ascending) or -1 (for descending)");
    refuseBadFieldPath(path);
    return { path, direction: way };
  });
  if (fields.length > SORT_FIELDS_MAX)
    throw failure(13103, `too many compound keys, at most ${SORT_FIELDS_MAX} are possible`);
  return fields;
}

export function compileSort(spec: unknown): Sort {
  const fields = parseSort(spec);
  const paths = fields.map(({ path }) => path.split("."));
  const compareKeys = (a: readonly unknown[], b: readonly unknown[]) => {
    for (let i = 0; i < fields.length; i++) {
      const order = compare(a[i], b[i]);
      if (order !== 0) return order * (fields[i] as SortField).direction;
    }
    return 0;
  };
  const keyOf = (document: Document) =>
    plainKeyOf(document, paths) ?? smallestKeyOf(document, paths, compareKeys);
  return { fields, keyOf, compareKeys };
}

/** The key of a document without arrays on the sorted paths: nearly always the case. */
function plainKeyOf(document: Document, paths: readonly string[][]): unknown[] | null {
  const key: unknown[] = [];
  for (const parts of paths) {
    let value: unknown = document;
    for (const part of parts)
      value = isDocument(value) ? fieldOf(value, part) : Array.isArray(value) ? value : undefined;
    if (Array.isArray(value)) return null;
    key.push(value ?? null);
  }
  return key;
}

/** With arrays a document has several keys, like in an index, and sorts by the one that comes first. */
function smallestKeyOf(
  document: Document,
  paths: readonly string[][],
  compareKeys: Sort["compareKeys"],
): unknown[] {
  try {
    const { tuples } = tuplesOf(document, paths);
    // An empty array sorts below null: as the missing value of `compare`.
    const keys = tuples.map((tuple) =>
      tuple.map((value) => (value === EMPTY_ARRAY ? undefined : (value ?? null))),
    );
    return keys.reduce((best, key) => (compareKeys(key, best) < 0 ? key : best));
  } catch (error) {
    if ((error as { code?: number }).code !== CODES.CannotIndexParallelArrays) throw error;
    throw failure("BadValue", "cannot sort with keys that are parallel arrays");
  }
}
