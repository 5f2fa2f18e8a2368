import { failure } from "../errors.ts";
import { type Document, isDocument } from "../values/types.ts";
import { compileNode, type Matcher } from "./filter.ts";
import { parseFilter } from "./filter-parse.ts";

/** `arrayFilters` of an update: which elements `$[name]` stands for. */
export function compileArrayFilters(spec: unknown): Map<string, Matcher> {
  const filters = new Map<string, Matcher>();
  if (spec === undefined) return filters;
  if (!Array.isArray(spec)) throw failure("TypeMismatch", "arrayFilters must be an array");
  for (const filter of spec) {
    if (!isDocument(filter)) throw failure("TypeMismatch", "Expected array filters to be objects");
    const names = new Set(rootsOf(filter));
    const [name] = names;
    if (name === undefined)
      throw failure(
        "FailedToParse",
        "Cannot use an expression without a top-level field name in arrayFilters",
      );
    if (names.size > 1)
      throw failure(
        "FailedToParse",
        `Error parsing array filter :: caused by :: Expected a single top-level field name, found ${[...names].map((n) => `'${n}'`).join(" and ")}`,
      );
    if (!/^[a-z][a-zA-Z0-9]*$/.test(name))
      throw failure(
        "BadValue",
        `Error parsing array filter :: caused by :: The top-level field name must be an alphanumeric string beginning with a lowercase letter, found '${name}'`,
      );
    if (filters.has(name))
      throw failure(
        "FailedToParse",
        `Found multiple array filters with the same top-level field name ${name}`,
      );
    filters.set(name, compileNode(parseFilter(filter, "bare")));
  }
  return filters;
}

const rootsOf = (filter: Document): string[] =>
  Object.entries(filter).flatMap(([name, value]) =>
    name.startsWith("$")
      ? Array.isArray(value)
        ? value.filter(isDocument).flatMap(rootsOf)
        : []
      : [name.split(".")[0] as string],
  );

/** Every filter must be used by some path, and every `$[name]` must have its filter. */
export function refuseUnusedFilters(filters: ReadonlyMap<string, Matcher>, paths: readonly string[]): void {
  for (const name of filters.keys())
    if (!paths.some((path) => path.includes(`$[${name}]`)))
      throw failure("FailedToParse", `The array filter for identifier '${name}' was not used in the update`);
  for (const path of paths)
    for (const [, name] of path.matchAll(/\$\[([^\]]+)\]/g))
      if (!filters.has(name as string))
        throw failure("BadValue", `No array filter found for identifier '${name}' in path '${path}'`);
}
