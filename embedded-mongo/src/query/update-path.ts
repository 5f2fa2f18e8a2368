import { CODES, CommandError, failure } from "../errors.ts";
import { showValue } from "../values/show.ts";
import { type Document, fieldOf, isDocument, setField } from "../values/types.ts";
import type { Matcher } from "./filter.ts";
import { IS_POSITION } from "./path-match.ts";

/** What an operator does with the value at its path. `undefined` is a missing field; `REMOVED` takes it away. */
export type Leaf = (current: unknown) => unknown;
export const REMOVED = Symbol("removed");

export type PathContext = {
  /** What `$` stands for. */
  position: number | null;
  /** What `$[name]` stands for. */
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

/** Positions of an array that a path part stands for; null when the part is an ordinary name. */
function positionsOf(array: unknown, part: string, context: PathContext, name: string): number[] | null {
  if (part === "$") {
    if (context.position === null)
      throw failure("BadValue", "The positional operator did not find the match needed from the query.");
    return [context.position];
  }
  if (!part.startsWith("$[")) return null;
  if (!Array.isArray(array)) {
    if (array === undefined)
      throw failure(
        "BadValue",
        `The path '${name}' must exist in the document in order to apply array updates.`,
      );
    throw failure("BadValue", `Cannot apply array updates to non-array element ${name}: ${showValue(array)}`);
  }
  const identifier = part.slice(2, -1);
  if (identifier === "") return [...array.keys()];
  const matches = context.arrayFilters.get(identifier);
  if (!matches)
    throw failure("BadValue", `No array filter found for identifier '${identifier}' in path '${name}'`);
  return [...array.keys()].filter((i) => matches({ [identifier]: array[i] }));
}

const cannotCreate = (name: string, part: string, value: unknown) =>
  new CommandError(
    CODES.PathNotViable,
    `Cannot create field '${part}' in element {${name}: ${showValue(value)}}`,
  );

/**
 * Applies a leaf at every place a path stands for, in place.
 *
 * @param isCreating Whether missing containers are made on the way; if not, a path that leads nowhere is left alone.
 */
export function applyAt(
  document: Document,
  parts: readonly string[],
  leaf: Leaf,
  context: PathContext,
  isCreating: boolean,
): void {
  step(document, parts, 0, leaf, context, isCreating, "");
}

function step(
  container: unknown,
  parts: readonly string[],
  i: number,
  leaf: Leaf,
  context: PathContext,
  isCreating: boolean,
  name: string,
): void {
  const part = parts[i] as string;
  const positions = positionsOf(container, part, context, name);
  if (positions) {
    for (const position of positions)
      stepInto(container, String(position), parts, i, leaf, context, isCreating, name);
    return;
  }
  stepInto(container, part, parts, i, leaf, context, isCreating, name);
}

function stepInto(
  container: unknown,
  part: string,
  parts: readonly string[],
  i: number,
  leaf: Leaf,
  context: PathContext,
  isCreating: boolean,
  name: string,
): void {
  const isArray = Array.isArray(container);
  if (isArray && !IS_POSITION.test(part)) {
    if (isCreating) throw cannotCreate(name, part, container);
    return;
  }
  if (!isArray && !isDocument(container)) {
    if (isCreating) throw cannotCreate(name, part, container);
    return;
  }
  const current = isArray ? container[Number(part)] : fieldOf(container, part);
  if (i === parts.length - 1) {
    const next = leaf(current);
    if (next === REMOVED) {
      // Removing an element would move the others: it becomes null.
      if (isArray) {
        if (Number(part) < container.length) container[Number(part)] = null;
      } else delete container[part];
    } else if (next !== undefined) store(container, part, next);
    return;
  }
  let next = current;
  if (next === undefined) {
    if ((parts[i + 1] as string).startsWith("$["))
      throw failure(
        "BadValue",
        `The path '${parts.slice(0, i + 1).join(".")}' must exist in the document in order to apply array updates.`,
      );
    if (!isCreating) return;
    // The operator may turn out to want no value: only then must the container not appear.
    next = {};
    const made = next as Document;
    step(made, parts, i + 1, leaf, context, isCreating, part);
    if (Object.keys(made).length > 0) store(container, part, made);
    return;
  }
  step(next, parts, i + 1, leaf, context, isCreating, part);
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

/** The value at a plain path, for `$rename`: it may not be an array element, nor lie below one. */
export function valueAt(document: Document, parts: readonly string[], path: string): unknown {
  let value: unknown = document;
  let isInArray = false;
  for (const part of parts) {
    if (Array.isArray(value)) {
      if (!IS_POSITION.test(part)) throw cannotCreate(path, part, value);
      isInArray = true;
      value = value[Number(part)];
    } else value = isDocument(value) ? fieldOf(value, part) : undefined;
  }
  if (isInArray && value !== undefined)
    throw failure(
      "BadValue",
      `The source field cannot be an array element, '${path}' in doc has an array field`,
    );
  return value;
}
