import { failure } from "../errors.ts";
import { type Document, fieldOf, isDocument, isNumber, setField, toNumber } from "../values/types.ts";
import { parseFilter } from "./filter-parse.ts";
import { findArrayMatch } from "./positional.ts";

/** Projection operators that only `find` and `findAndModify` have. */
type Special = (source: Document, out: Document) => Document;

/** Replaces the array at a path in a copy; other values stay. */
function mapArrayAt(
  value: unknown,
  parts: readonly string[],
  i: number,
  map: (array: unknown[]) => unknown[],
): unknown {
  if (i === parts.length) return Array.isArray(value) ? map(value) : value;
  if (Array.isArray(value)) return value.map((item) => mapArrayAt(item, parts, i, map));
  if (!isDocument(value)) return value;
  const name = parts[i] as string;
  if (!Object.hasOwn(value, name)) return value;
  const out = { ...value };
  setField(out, name, mapArrayAt(value[name], parts, i + 1, map));
  return out;
}

/** @returns null when the argument makes it the expression `$slice` rather than the projection. */
export function projectSlice(path: string, argument: unknown): Special | null {
  const parts = path.split(".");
  if (isNumber(argument)) {
    const count = Math.trunc(toNumber(argument));
    const cut = (array: unknown[]) => (count >= 0 ? array.slice(0, count) : array.slice(count));
    return (_source, out) => mapArrayAt(out, parts, 0, cut) as Document;
  }
  if (!Array.isArray(argument))
    throw failure(
      28667,
      "Invalid $slice syntax. The given syntax { $slice: … } did not match the find() syntax",
    );
  if (argument.length !== 2 || !argument.every(isNumber)) return null;
  const [skip, limit] = argument.map((value) => Math.trunc(toNumber(value))) as [number, number];
  if (limit <= 0) throw failure(28724, `First argument to $slice must be an array, but is of type: int`);
  const cut = (array: unknown[]) => {
    const start = skip < 0 ? Math.max(array.length + skip, 0) : skip;
    return array.slice(start, start + limit);
  };
  return (_source, out) => mapArrayAt(out, parts, 0, cut) as Document;
}

/** The first element that matches, or no field at all. */
export function projectElemMatch(path: string, argument: unknown): (document: Document) => unknown {
  if (!isDocument(argument)) throw failure(31274, "elemMatch: Invalid argument, object required");
  // Parsed as part of a filter, so that its mistakes are reported the same way.
  const filter = parseFilter({ [path]: { $elemMatch: argument } }, "bare");
  const matches = filter.kind === "elemMatch" ? filter.matches : () => false;
  return (document) => {
    const array = fieldOf(document, path);
    const found = Array.isArray(array) ? array.find((item) => matches(item)) : undefined;
    return found === undefined ? undefined : [found];
  };
}

/** `{"a.$": 1}`: of the first array on the path, the element that made the filter match. */
export function projectPositional(path: string, filter: Document): Special {
  const locate = findArrayMatch(parseFilter(filter));
  const parts = path.split(".");
  const cut = (value: unknown, i: number, position: number | null): unknown => {
    if (Array.isArray(value)) {
      if (position === null)
        throw failure(51246, "positional operator '.$' couldn't find a matching element in the array");
      if (position >= value.length) throw failure(51247, "positional operator '.$' element mismatch");
      return [value[position]];
    }
    const name = parts[i];
    if (name === undefined || !isDocument(value) || !Object.hasOwn(value, name)) return value;
    const out = { ...value };
    setField(out, name, cut(value[name], i + 1, position));
    return out;
  };
  return (source, out) => cut(out, 0, locate(source)) as Document;
}
