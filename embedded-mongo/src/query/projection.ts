import { CommandError, failure } from "../errors.ts";
import { compileExpression, type Expression, refuseBadFieldPath, type Vars } from "../expressions/compile.ts";
import { compileRawInclusion } from "../values/raw.ts";
import { type Document, isDocument, isNumber, isTruthy, setField, toNumber } from "../values/types.ts";
import { projectElemMatch, projectPositional, projectSlice } from "./projection-find.ts";

export type Projector = (document: Document, vars: Vars) => Document;
export type Projection = {
  readonly project: Projector;
  /** Top-level fields the result is made of, when it can be made from them alone. */
  readonly wanted: readonly string[] | null;
  /** The same on stored bytes, where the projection only picks top-level fields. */
  readonly projectBytes: ((bytes: Uint8Array) => Uint8Array) | null;
};

/** One step of a projection at one field: keep, drop, compute, or go on below. */
type Tree = Map<string, "include" | "exclude" | Expression | Tree>;

const isFlag = (value: unknown): value is boolean => typeof value === "boolean" || isNumber(value);

function addPath(tree: Tree, path: string, leaf: "include" | "exclude" | Expression): void {
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
function* leaves(spec: Document, prefix: string): Generator<[path: string, value: unknown]> {
  for (const [name, value] of Object.entries(spec)) {
    const path = prefix + name;
    if (isDocument(value) && !Object.keys(value)[0]?.startsWith("$")) {
      if (Object.keys(value).length === 0)
        throw failure(51270, "An empty sub-projection is not a valid value. Found empty object at path");
      yield* leaves(value, `${path}.`);
    } else yield [path, value];
  }
}

function keep(document: Document, tree: Tree, root: Document, vars: Vars): Document {
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

/** Sets fields at paths, going into arrays and replacing what is no object on the way: `$addFields`. */
function setBelow(value: unknown, tree: Tree, root: Document, vars: Vars): unknown {
  if (Array.isArray(value)) return value.map((item) => setBelow(item, tree, root, vars));
  const out: Document = isDocument(value) ? { ...value } : {};
  for (const [name, step] of tree) {
    const now = typeof step === "function" ? step(root, vars) : setBelow(out[name], step as Tree, root, vars);
    if (now === undefined) delete out[name];
    else setField(out, name, now);
  }
  return out;
}

function drop(value: unknown, tree: Tree): unknown {
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

/** `$addFields`: computed values on top of the document. */
export function compileAddFields(spec: unknown, stage: string): Projector {
  if (!isDocument(spec))
    throw failure(40272, `${stage} specification stage must be an object, got ${typeof spec}`);
  if (Object.keys(spec).length === 0)
    throw failure(40177, `Invalid ${stage} :: caused by :: specification must have at least one field`);
  const tree: Tree = new Map();
  for (const [path, value] of leavesOfFields(spec, "")) {
    refuseBadFieldPath(path);
    try {
      addPath(tree, path, compileExpression(value));
    } catch (error) {
      if ((error as { code?: number }).code === 31250 || (error as { code?: number }).code === 31249)
        throw failure(
          40176,
          `Invalid ${stage} :: caused by :: specification contains two conflicting paths: '${path}'`,
        );
      throw error;
    }
  }
  return (document, vars) => setBelow(document, tree, document, vars) as Document;
}

function* leavesOfFields(spec: Document, prefix: string): Generator<[string, unknown]> {
  for (const [name, value] of Object.entries(spec)) {
    const path = prefix + name;
    const [first] = isDocument(value) ? Object.keys(value) : [];
    if (isDocument(value) && first !== undefined && !first.startsWith("$"))
      yield* leavesOfFields(value, `${path}.`);
    else yield [path, value];
  }
}

export function compileExclusion(paths: readonly string[]): Projector {
  const tree: Tree = new Map();
  for (const path of paths) {
    refuseBadFieldPath(path);
    addPath(tree, path, "exclude");
  }
  return (document) => drop(document, tree) as Document;
}

/** A projection has a code of its own for an operator that does not exist. */
function compileProjected(path: string, value: unknown): Expression {
  try {
    return compileExpression(value);
  } catch (error) {
    if (!(error instanceof CommandError) || error.code !== 168) throw error;
    throw failure(31325, `Invalid projection of ${path} :: caused by :: ${error.message}`);
  }
}

type Special = (source: Document, out: Document) => Document;

/**
 * A `find` projection or a `$project` stage.
 *
 * @param options.find Allows `$slice`, `$elemMatch` and the positional `$`, which only `find` has; the filter feeds the last.
 * @throws CommandError 31253, 31254 for a mix of inclusion and exclusion, and others.
 */
export function compileProjection(spec: Document, options: { find?: { filter: Document } } = {}): Projection {
  const tree: Tree = new Map();
  const specials: Special[] = [];
  let mode = null as "include" | "exclude" | null;
  let idFlag: boolean | null = null;
  let isComputed = false;
  let hasPositional = false;
  const setMode = (next: "include" | "exclude", path: string) => {
    if (mode !== null && mode !== next)
      throw next === "include"
        ? failure(31253, `Cannot do inclusion on field ${path} in exclusion projection`)
        : failure(31254, `Cannot do exclusion on field ${path} in inclusion projection`);
    mode = next;
  };
  for (const [path, value] of leaves(spec, "")) {
    const [operator] = isDocument(value) ? Object.keys(value) : [];
    if (options.find && isDocument(value) && operator === "$slice") {
      const special = projectSlice(path, value.$slice);
      if (special) {
        refuseBadFieldPath(path);
        specials.push(special);
        addPath(tree, path, "include");
        continue;
      }
    }
    if (options.find && isDocument(value) && operator === "$elemMatch") {
      setMode("include", path);
      if (path.includes(".")) throw failure(31275, "Cannot use $elemMatch projection on a nested field.");
      specials.push(projectElemMatch(path, value.$elemMatch));
      addPath(tree, path, "include");
      continue;
    }
    if (options.find && path.endsWith(".$") && isFlag(value)) {
      setMode("include", path);
      if (hasPositional)
        throw failure(31276, "Cannot specify more than one positional projection per query.");
      hasPositional = true;
      const field = path.slice(0, -2);
      specials.push(projectPositional(field, options.find.filter));
      addPath(tree, field, "include");
      continue;
    }
    refuseBadFieldPath(path);
    if (isFlag(value)) {
      const isIncluded = isTruthy(value);
      if (path === "_id") {
        idFlag = isIncluded;
        if (!isIncluded) addPath(tree, path, "exclude");
        else addPath(tree, path, "include");
        continue;
      }
      setMode(isIncluded ? "include" : "exclude", path);
      addPath(tree, path, isIncluded ? "include" : "exclude");
    } else {
      // A computed field makes an inclusion, unless the projection already is an exclusion.
      if (mode === "exclude")
        throw failure(31310, `Cannot use an expression ${path} in an exclusion projection`);
      mode = "include";
      isComputed = true;
      addPath(tree, path, compileProjected(path, value));
    }
  }
  const isOnlySpecial = mode === null && specials.length > 0 && idFlag !== true;
  const finalMode = mode ?? (idFlag === true ? "include" : "exclude");
  if (finalMode === "include") {
    if (idFlag === null && !tree.has("_id")) tree.set("_id", "include");
    if (idFlag === false) tree.delete("_id");
  }
  const apply = (source: Document, out: Document) =>
    specials.reduce((result, special) => special(source, result), out);
  if (finalMode === "exclude") {
    // `$slice` alone keeps everything else.
    if (isOnlySpecial || specials.length > 0)
      for (const [name, step] of tree) if (step === "include") tree.delete(name);
    clearIncludes(tree);
    return {
      project: (document) => apply(document, drop(document, tree) as Document),
      wanted: null,
      projectBytes: null,
    };
  }
  const names = [...tree.keys()];
  const isPlain =
    !isComputed && specials.length === 0 && [...tree.values()].every((step) => step === "include");
  return {
    project: (document, vars) => apply(document, keep(document, tree, document, vars)),
    wanted: isPlain ? names : null,
    projectBytes: isPlain ? compileRawInclusion(names) : null,
  };
}

function clearIncludes(tree: Tree): void {
  for (const [name, step] of tree) {
    if (step === "include") tree.delete(name);
    else if (step instanceof Map) {
      clearIncludes(step);
      if (step.size === 0) tree.delete(name);
    }
  }
}

/** Whether a `$project` value is a flag at all; used to tell it from an expression. */
export const flagOf = (value: unknown): number | null =>
  isFlag(value) ? (value === true ? 1 : value === false ? 0 : toNumber(value)) : null;
