import { failure } from "../errors.ts";
import { showValue } from "../values/show.ts";
import { type Document, fieldOf, isDocument, setField } from "../values/types.ts";
import type { Matcher } from "./filter.ts";
import { IS_POSITION } from "./path-match.ts";

/** What an operator does with the value at its path. `undefined` is a missing field; `REMOVED` takes it away. */
export type Leaf = (current: unknown) => unknown;
export const REMOVED = Symbol("removed");

/**
 * What becomes of a path that is not there: "create" makes the field and its containers; "skip" leaves it alone, but
 * refuses it when it leads through something without fields; "ignore" leaves that alone too.
 */
export type Absence = "create" | "skip" | "ignore";
export type UpdateOperator = {
  absence: Absence;
  compile(argument: unknown, path: string): Leaf;
  /** Whether it counts as a modification even where it leaves the very same value. */
  counts?(argument: unknown, current: unknown): boolean;
};

/** What the placeholders in a path stand for. */
export type Placeholders = {
  /** Of `$`: the element that made the filter match. */
  position: number | null;
  /** Of `$[name]`. */
  arrayFilters: ReadonlyMap<string, Matcher>;
};

/** Padding an array with nulls stops here, as in MongoDB. */
const ARRAY_PADDING_MAX_ITEMS = 1_500_000;

/** @throws CommandError 56 for an empty part, 52 for a `$` where none may stand. */
export function parseUpdatePath(path: string): string[] {
  if (path === "") throw failure("EmptyFieldName", "An empty update path is not valid.");
  const parts = path.split(".");
  parts.forEach((part, i) => {
    if (part === "")
      throw failure(
        "EmptyFieldName",
        `The update path '${path}' contains an empty field name, which is not allowed.`,
      );
    if (!part.startsWith("$")) return;
    if (part === "$" && parts.indexOf(part) < i)
      throw failure("BadValue", `Too many positional (i.e. '$') elements found in path '${path}'`);
    const isPlaceholder = part === "$" || part.startsWith("$[");
    if (!isPlaceholder && i > 0) return;
    if (["$ref", "$id", "$db"].includes(part))
      throw failure(55, `The DBRef field '${part}' cannot stand alone in '${path}'`);
    if (!isPlaceholder)
      throw failure(
        "DollarPrefixedFieldName",
        `The dollar ($) prefixed field '${part}' in '${path}' is not allowed in the context of an update's replacement document. Consider using an aggregation pipeline with $replaceWith.`,
      );
    if (i === 0)
      throw failure(
        "BadValue",
        `Cannot have array filter identifier or positional operator in the first position of path '${path}'`,
      );
  });
  return parts;
}

/**
 * The places in a document that a path with placeholders stands for, as plain paths.
 *
 * @throws CommandError 2 when there is no array where the path needs one.
 */
export function expandPath(
  document: Document,
  parts: readonly string[],
  { position, arrayFilters }: Placeholders,
): string[][] {
  const expanded: string[][] = [];
  const walk = (container: unknown, path: readonly string[]): void => {
    const part = parts[path.length];
    if (part === undefined) {
      expanded.push([...path]);
      return;
    }
    const into = (name: string) => {
      const isReachable = Array.isArray(container) ? IS_POSITION.test(name) : isDocument(container);
      walk(isReachable ? fieldOf(container as Document, name) : undefined, [...path, name]);
    };
    if (part === "$") {
      if (position === null)
        throw failure("BadValue", "The positional operator did not find the match needed from the query.");
      into(String(position));
    } else if (!part.startsWith("$[")) into(part);
    else for (const i of elementsOf(container, part.slice(2, -1), path.join("."))) into(String(i));
  };
  const elementsOf = (container: unknown, identifier: string, path: string): number[] => {
    if (container === undefined)
      throw failure(
        "BadValue",
        `The path '${path}' must exist in the document in order to apply array updates.`,
      );
    if (!Array.isArray(container))
      throw failure(
        "BadValue",
        `Cannot apply array updates to non-array element ${path}: ${showValue(container)}`,
      );
    const matches = arrayFilters.get(identifier);
    const all = [...container.keys()];
    return matches ? all.filter((i) => matches({ [identifier]: container[i] })) : all;
  };
  walk(document, []);
  return expanded;
}

const notViable = (path: string, part: string, value: unknown) =>
  failure(
    "PathNotViable",
    `Cannot create field '${part}' in element {${path.slice(path.lastIndexOf(".") + 1)}: ${showValue(value)}}`,
  );

/** Applies a leaf at a plain path, in place. @throws CommandError 28 for a path that cannot be, unless it is ignored. */
export function applyAt(document: Document, parts: readonly string[], leaf: Leaf, absence: Absence): void {
  const walk = (container: unknown, i: number): void => {
    const part = parts[i] as string;
    const isArray = Array.isArray(container);
    if (isArray ? !IS_POSITION.test(part) : !isDocument(container)) {
      if (absence !== "ignore") throw notViable(parts.slice(0, i).join("."), part, container);
      return;
    }
    const current = fieldOf(container as Document, part);
    if (i === parts.length - 1) change(container as unknown[] | Document, part, leaf(current));
    else if (current !== undefined) walk(current, i + 1);
    else if (absence === "create") {
      // The operator may turn out to want no value: only then must the container not appear.
      const made: Document = {};
      walk(made, i + 1);
      if (Object.keys(made).length > 0) store(container as unknown[] | Document, part, made);
    }
  };
  walk(document, 0);
}

function change(container: unknown[] | Document, part: string, next: unknown): void {
  if (next === undefined) return;
  if (next !== REMOVED) store(container, part, next);
  else if (!Array.isArray(container)) delete container[part];
  // Removing an element would move the others: it becomes null.
  else if (Number(part) < container.length) container[Number(part)] = null;
}

function store(container: unknown[] | Document, part: string, value: unknown): void {
  if (!Array.isArray(container)) {
    setField(container, part, value);
    return;
  }
  const position = Number(part);
  if (position - container.length > ARRAY_PADDING_MAX_ITEMS)
    throw failure("CannotBackfillArray", "can't backfill more than 1500000 elements");
  while (container.length < position) container.push(null);
  container[position] = value;
}

/**
 * The value at a plain path, for `$rename`: it may not be an array element, nor lie below one.
 *
 * @throws CommandError 28 when the path leads through something that has no fields.
 */
export function valueAt(document: Document, parts: readonly string[]): unknown {
  let value: unknown = document;
  let isInArray = false;
  for (const [i, part] of parts.entries()) {
    if (value === undefined) return undefined;
    if (Array.isArray(value) ? !IS_POSITION.test(part) : !isDocument(value))
      throw notViable(parts.slice(0, i).join("."), part, value);
    isInArray ||= Array.isArray(value);
    value = Array.isArray(value) ? value[Number(part)] : fieldOf(value as Document, part);
  }
  if (isInArray && value !== undefined)
    throw failure(
      "BadValue",
      `The source field cannot be an array element, '${parts.join(".")}' in doc has an array field`,
    );
  return value;
}
