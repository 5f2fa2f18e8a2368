import { failure } from "../errors.ts";
import { compare } from "../values/compare.ts";
import { type Document, fieldOf, isDocument, isNumber, toNumber } from "../values/types.ts";
import { IS_POSITION } from "./path-match.ts";

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
    if (path.split(".").includes("")) throw failure(15998, "FieldPath field names may not be empty strings.");
    if (path.startsWith("$")) throw failure(16410, `FieldPath field names may not start with '$': ${path}`);
    return { path, direction: toNumber(direction) as 1 | -1 };
  });
}

/** All values at a path, arrays expanded; null where there is nothing. */
function valuesAt(document: Document, parts: readonly string[]): unknown[] {
  const out: unknown[] = [];
  const visit = (value: unknown, i: number, isElement: boolean) => {
    if (Array.isArray(value) && !(isElement && i === parts.length)) {
      const name = parts[i];
      if (name !== undefined && IS_POSITION.test(name) && Number(name) < value.length) {
        visit(value[Number(name)], i + 1, false);
        return;
      }
      // An empty array sorts below null.
      if (value.length === 0) out.push(i === parts.length ? undefined : null);
      for (const item of value) visit(item, i, true);
      return;
    }
    if (i === parts.length) out.push(value ?? null);
    else visitField(value, i);
  };
  const visitField = (value: unknown, i: number) => {
    if (isDocument(value)) visit(fieldOf(value, parts[i] as string), i + 1, false);
    else out.push(null);
  };
  visit(document, 0, false);
  return out;
}

/** The value a document sorts by: the smallest (ascending) or largest of an array. */
function keyAt(document: Document, parts: readonly string[], direction: number): unknown {
  if (parts.length === 1) {
    const value = fieldOf(document, parts[0] as string);
    if (!Array.isArray(value)) return value ?? null;
  }
  let best: unknown;
  let isFirst = true;
  for (const value of valuesAt(document, parts)) {
    if (isFirst || compare(value, best) * direction < 0) best = value;
    isFirst = false;
  }
  return best;
}

/** Whether a path runs through an array, and which. */
function arrayOn(document: Document, parts: readonly string[]): unknown {
  let value: unknown = document;
  for (const part of parts) {
    if (!isDocument(value)) return undefined;
    value = fieldOf(value, part);
    if (Array.isArray(value)) return value;
  }
  return undefined;
}

export function compileSort(spec: unknown): Sort {
  const fields = parseSort(spec);
  const paths = fields.map(({ path }) => path.split("."));
  return {
    fields,
    keyOf(document) {
      if (fields.length > 1) {
        const arrays = new Set(
          paths.map((parts) => arrayOn(document, parts)).filter((array) => array !== undefined),
        );
        if (arrays.size > 1) throw failure("BadValue", "cannot sort with keys that are parallel arrays");
      }
      return fields.map(({ direction }, i) => keyAt(document, paths[i] as string[], direction));
    },
    compareKeys(a, b) {
      for (let i = 0; i < fields.length; i++) {
        const order = compare(a[i], b[i]);
        if (order !== 0) return order * (fields[i] as SortField).direction;
      }
      return 0;
    },
  };
}
