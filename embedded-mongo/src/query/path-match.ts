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
  document: Document,
  parts: readonly string[],
  from: number,
  test: ValueTest,
  mode: LeafMode,
): boolean {
  let value: unknown = document;
  for (let i = from; i < parts.length; i++) {
    value = fieldOf(value as Document, parts[i] as string);
    const isLast = i === parts.length - 1;
    if (Array.isArray(value)) {
      if (isLast) return (mode === "expand" && value.some(test)) || test(value);
      const outcome = lookInArray(value, parts, i + 1, test, mode);
      // An array in which the path leads nowhere at all is like a missing field.
      return outcome === "nothing" ? test(undefined) : outcome === "match";
    }
    if (isLast) return test(value);
    if (!isDocument(value)) return test(undefined);
  }
  return test(value);
}

type Outcome = "match" | "no match" | "nothing";

function lookInArray(
  array: readonly unknown[],
  parts: readonly string[],
  from: number,
  test: ValueTest,
  mode: LeafMode,
): Outcome {
  const name = parts[from] as string;
  let outcome: Outcome = "nothing";
  for (const item of array) {
    if (Array.isArray(item)) continue;
    // A plain value has no fields; but a number in the path asks for an element, not for a field of each.
    if (!isDocument(item) && IS_POSITION.test(name)) continue;
    if (isDocument(item) ? anyInDocument(item, parts, from, test, mode) : test(undefined)) return "match";
    outcome = "no match";
  }
  if (!IS_POSITION.test(name) || Number(name) >= array.length) return outcome;
  const item = array[Number(name)];
  if (from === parts.length - 1) return test(item) ? "match" : "no match";
  if (isDocument(item)) return anyInDocument(item, parts, from + 1, test, mode) ? "match" : "no match";
  if (!Array.isArray(item)) return outcome;
  const below = lookInArray(item, parts, from + 1, test, mode);
  return below === "nothing" ? outcome : below;
}
