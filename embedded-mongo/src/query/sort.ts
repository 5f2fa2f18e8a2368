import { CODES, failure } from "../errors.ts";
import { compare } from "../values/compare.ts";
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
  return Object.entries(spec).map(([path, direction]) => {
    if (isDocument(direction) && "$meta" in direction)
      throw failure("NotImplemented", "sorting by $meta is not supported");
    if (!isNumber(direction) || Math.abs(toNumber(direction)) !== 1)
      throw failure(15975, "$sort key ordering must be 1 (for ascending) or -1 (for descending)");
    if (path === "") throw failure(40352, "FieldPath cannot be constructed with empty string");
    if (path.endsWith(".")) throw failure(40353, "FieldPath must not end with a '.'.");
    if (path.split(".").includes("")) throw failure(15998, "FieldPath field names may not be empty strings.");
    if (path.startsWith("$")) throw failure(16410, `FieldPath field names may not start with '$': ${path}`);
    return { path, direction: toNumber(direction) as 1 | -1 };
  });
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

/** The key of a document whose sorted fields are no arrays and not nested: nearly always the case. */
function plainKeyOf(document: Document, paths: readonly string[][]): unknown[] | null {
  const key: unknown[] = [];
  for (const parts of paths) {
    const value = parts.length === 1 ? fieldOf(document, parts[0] as string) : [];
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
