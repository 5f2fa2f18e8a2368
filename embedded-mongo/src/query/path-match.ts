import { type Document, fieldOf, isDocument } from "../values/types.ts";

/** Whether a value is what is looked for. `undefined` is tested where the path leads nowhere. */
export type ValueTest = (value: unknown) => boolean;

/** "expand": an array at the end is tested element by element, then itself. "whole": only the array itself. */
export type LeafMode = "expand" | "whole";

/**
 * Sees each value at a path until it says true.
 *
 * @param position Of the element the value was found in or under, in the outermost array that was gone through
 *   element by element; -1 when there was none.
 */
export type Visit = (value: unknown, position: number) => boolean;

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
      return Array.isArray(value) ? value.some((item) => test(item)) || test(value) : test(value);
    };
  }
  return (document) => visitPath(document, parts, test, mode);
}

/**
 * MongoDB's walk down a dotted path: an array on the way stands for each of its elements, and for the one that a number
 * in the path names. An array in which the path leads nowhere at all is like a missing field.
 *
 * @returns Whether a visit said true.
 */
export function visitPath(
  document: Document,
  parts: readonly string[],
  visit: Visit,
  mode: LeafMode,
  from = 0,
  position = -1,
): boolean {
  let value: unknown = document;
  for (let i = from; i < parts.length; i++) {
    if (!isDocument(value)) return visit(undefined, position);
    value = fieldOf(value, parts[i] as string);
    if (Array.isArray(value))
      return visitArray(value, parts, visit, mode, i + 1, position) ?? visit(undefined, position);
  }
  return visit(value, position);
}

/** @returns null when nothing in the array was visited. */
function visitArray(
  array: readonly unknown[],
  parts: readonly string[],
  visit: Visit,
  mode: LeafMode,
  from: number,
  position: number,
): boolean | null {
  const positionOf = (i: number) => (position < 0 ? i : position);
  const name = parts[from];
  if (name === undefined)
    return (
      (mode === "expand" && array.some((item, i) => visit(item, positionOf(i)))) || visit(array, position)
    );
  const named = IS_POSITION.test(name) ? Number(name) : -1;
  let found: boolean | null = null;
  for (let i = 0; i < array.length; i++) {
    const item = array[i];
    if (isDocument(item)) found = visitPath(item, parts, visit, mode, from, positionOf(i));
    // A plain value has no fields; but a number in the path asks for an element, not for a field of each.
    else if (!Array.isArray(item) && named < 0) found = visit(undefined, positionOf(i));
    if (found) return true;
    if (i !== named) continue;
    if (from === parts.length - 1) found = visit(item, position);
    else if (isDocument(item)) found = visitPath(item, parts, visit, mode, from + 1, position);
    else if (Array.isArray(item)) found = visitArray(item, parts, visit, mode, from + 1, position) ?? found;
    if (found) return true;
  }
  return found;
}
