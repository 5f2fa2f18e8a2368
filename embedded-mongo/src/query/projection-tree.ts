import { failure } from "../errors.ts";
import type { Expression, Vars } from "../expressions/compile.ts";
import { type Document, fieldOf, isDocument, isNumber, setField } from "../values/types.ts";

/** One step of a projection at one field: keep, drop, compute, or go on below. */
export type Tree = Map<string, "include" | "exclude" | Expression | Tree>;

export const isFlag = (value: unknown): value is boolean => typeof value === "boolean" || isNumber(value);

export function addPath(tree: Tree, path: string, leaf: "include" | "exclude" | Expression): void {
  const parts = path.split(".");
  let at = tree;
  parts.forEach((part, i) => {
    const found = at.get(part);
    if (i === parts.length - 1) {
      if (found) throw failure(31250, `Path collision at ${path}`);
      at.set(part, leaf);
      return;
    }
    if (found !== undefined && !(found instanceof Map))
      throw failure(31249, `Path collision at ${path} remaining portion ${parts.slice(i + 1).join(".")}`);
    const next: Tree = (found as Tree | undefined) ?? new Map();
    at.set(part, next);
    at = next;
  });
}

/** Takes nested objects apart: `{a: {b: 1}}` is `{"a.b": 1}`, in `$project` as in `find`. */
export function* leaves(spec: Document, prefix: string): Generator<[path: string, value: unknown]> {
  for (const [name, value] of Object.entries(spec)) {
    const path = prefix + name;
    const names = isDocument(value) ? Object.keys(value) : [];
    if (isDocument(value) && !(names.length === 1 && names[0]?.startsWith("$"))) {
      if (names.length === 0)
        throw failure(51270, "An empty sub-projection is not a valid value. Found empty object at path");
      yield* leaves(value, `${path}.`);
    } else yield [path, value];
  }
}

export function keep(document: Document, tree: Tree, root: Document, vars: Vars): Document {
  const out: Document = {};
  // Included fields stay in the order of the document, computed ones come after them in the order of the projection.
  for (const name of Object.keys(document)) {
    const step = tree.get(name);
    if (step === "include") setField(out, name, document[name]);
    else if (step instanceof Map) {
      const value = keepBelow(document[name], step, root, vars);
      if (value !== undefined) setField(out, name, value);
    }
  }
  for (const [name, step] of tree) {
    if (typeof step === "function") {
      const value = step(root, vars);
      if (value !== undefined) setField(out, name, value);
    } else if (step instanceof Map && !Object.hasOwn(document, name) && hasComputed(step)) {
      const value = keep({}, step, root, vars);
      setField(out, name, value);
    }
  }
  return out;
}

const hasComputed = (tree: Tree): boolean =>
  [...tree.values()].some((step) => typeof step === "function" || (step instanceof Map && hasComputed(step)));

function keepBelow(value: unknown, tree: Tree, root: Document, vars: Vars): unknown {
  if (Array.isArray(value))
    return value.map((item) => keepBelow(item, tree, root, vars)).filter((item) => item !== undefined);
  if (isDocument(value)) return keep(value, tree, root, vars);
  return hasComputed(tree) ? keep({}, tree, root, vars) : undefined;
}

/**
 * Names of an object in order, with those that `$$REMOVE` took away: a later `$addFields` that sets one of them again
 * finds its place, as in MongoDB, instead of putting it at the end.
 */
const placesOf = new WeakMap<Document, readonly string[]>();

/** Sets fields at paths, going into arrays and replacing what is no object on the way: `$addFields`. */
export function setBelow(value: unknown, tree: Tree, root: Document, vars: Vars): unknown {
  if (Array.isArray(value)) return value.map((item) => setBelow(item, tree, root, vars));
  const source = isDocument(value) ? value : {};
  const places = placesOf.get(source);
  const out: Document = places
    ? Object.fromEntries(places.map((name) => [name, fieldOf(source, name)]))
    : { ...source };
  let hasGaps = places !== undefined;
  for (const [name, step] of tree) {
    const now =
      typeof step === "function" ? step(root, vars) : setBelow(fieldOf(out, name), step as Tree, root, vars);
    hasGaps ||= now === undefined;
    setField(out, name, now);
  }
  if (!hasGaps) return out;
  const names = Object.keys(out);
  for (const name of names) if (out[name] === undefined) delete out[name];
  placesOf.set(out, names);
  return out;
}

export function drop(value: unknown, tree: Tree): unknown {
  if (Array.isArray(value)) return value.map((item) => drop(item, tree));
  if (!isDocument(value)) return value;
  const out: Document = {};
  for (const name of Object.keys(value)) {
    const step = tree.get(name);
    if (step === "exclude") continue;
    setField(out, name, step instanceof Map ? drop(value[name], step) : value[name]);
  }
  return out;
}
