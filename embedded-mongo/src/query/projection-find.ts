import { failure } from "../errors.ts";
import { type Document, fieldOf, isDocument, isNumber, setField, toNumber } from "../values/types.ts";
import { compileFilter } from "./filter.ts";
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
export function projectElemMatch(path: string, argument: unknown): Special {
  if (!isDocument(argument)) throw failure(31274, "elemMatch: Invalid argument, object required");
  // Parsed as part of a filter, so that its mistakes are reported the same way.
  parseFilter({ [path]: { $elemMatch: argument } });
  const matches = compileFilter({ item: { $elemMatch: argument } });
  return (source, out) => {
    const array = fieldOf(source, path);
    const found = Array.isArray(array) ? array.find((item) => matches({ item: [item] })) : undefined;
    delete out[path];
    if (found !== undefined) setField(out, path, [found]);
    return out;
  };
}

/** `{"a.$": 1}`: the element of `a` that made the filter match. */
export function projectPositional(path: string, filter: Document): Special {
  const locate = findArrayMatch(parseFilter(filter));
  const parts = path.split(".");
  return (source, out) => {
    const position = locate(source);
    return mapArrayAt(out, parts, 0, (array) => {
      if (position === null || position >= array.length)
        throw failure(51246, "positional operator '.$' couldn't find a matching element in the array");
      return [array[position]];
    }) as Document;
  };
}
