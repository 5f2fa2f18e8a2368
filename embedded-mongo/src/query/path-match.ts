import { type Document, fieldOf, isDocument } from "../values/types.ts";

/**
 * Whether any value at a dotted path passes a test, with MongoDB's implicit walk through arrays:
 * an array on the way stands for each of its object elements (and for the element a number in the path names), an array
 * at the end for its elements and itself. `undefined` is tested where the path leads nowhere.
 */
export type ValueTest = (value: unknown) => boolean;

/** "expand": an array at the end is also tested element by element. "whole": only the array itself. */
export type LeafMode = "expand" | "whole";

export const IS_POSITION = /^(0|[1-9]\d*)$/;

export function compilePathTest(
  path: string,
  test: ValueTest,
  mode: LeafMode,
): (document: Document) => boolean {
  const parts = path.split(".");
  const first = parts[0] as string;
  if (parts.length === 1) {
    if (mode === "whole") return (document) => test(fieldOf(document, first));
    return (document) => {
      const value = fieldOf(document, first);
      return Array.isArray(value) ? value.some(test) || test(value) : test(value);
    };
  }
  return (document) => anyInDocument(document, parts, 0, test, mode);
}

function anyInDocument(
  document: Document | readonly unknown[],
  parts: readonly string[],
  from: number,
  test: ValueTest,
  mode: LeafMode,
): boolean {
  let value: unknown = document;
  for (let i = from; i < parts.length; i++) {
    const name = parts[i] as string;
    // Inside an array reached by its position, the next part is looked up like a field of an object.
    value = Array.isArray(value)
      ? IS_POSITION.test(name)
        ? value[Number(name)]
        : undefined
      : fieldOf(value as Document, name);
    const isLast = i === parts.length - 1;
    if (Array.isArray(value)) {
      if (!isLast) return anyInArray(value, parts, i + 1, test, mode);
      return (mode === "expand" && value.some(test)) || test(value);
    }
    if (isLast) return test(value);
    if (!isDocument(value)) return test(undefined);
  }
  return test(value);
}

function anyInArray(
  array: readonly unknown[],
  parts: readonly string[],
  from: number,
  test: ValueTest,
  mode: LeafMode,
): boolean {
  for (const item of array) if (isDocument(item) && anyInDocument(item, parts, from, test, mode)) return true;
  const name = parts[from] as string;
  if (!IS_POSITION.test(name) || Number(name) >= array.length) return false;
  const item = array[Number(name)];
  if (from === parts.length - 1) return test(item);
  return (isDocument(item) || Array.isArray(item)) && anyInDocument(item, parts, from + 1, test, mode);
}
