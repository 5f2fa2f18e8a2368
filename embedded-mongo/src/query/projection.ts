import { CommandError, failure } from "../errors.ts";
import { compileExpression, type Expression, refuseBadFieldPath, type Vars } from "../expressions/compile.ts";
import { compileRawProjection } from "../values/raw.ts";
import { type Document, isDocument, isTruthy, setField } from "../values/types.ts";
import { projectElemMatch, projectPositional, projectSlice } from "./projection-find.ts";
import { addPath, drop, isFlag, keep, leaves, setBelow, type Tree } from "./projection-tree.ts";

export type Projector = (document: Document, vars: Vars) => Document;
export type Projection = {
  readonly project: Projector;
  /** Paths of the fields the result is made of, when it can be made from them alone. */
  readonly wanted: readonly string[] | null;
  /** The same on stored bytes, where the projection only picks top-level fields. */
  readonly projectBytes: ((bytes: Uint8Array) => Uint8Array) | null;
};

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

/** What a projection has met so far: which fields decide whether it keeps or drops the others. */
type Reading = {
  readonly tree: Tree;
  /** Applied to the finished result, in the order written. */
  readonly specials: Special[];
  mode: "include" | "exclude" | null;
  idFlag: boolean | null;
  hasSlice: boolean;
  hasElemMatch: boolean;
  hasPositional: boolean;
};

function setMode(reading: Reading, next: "include" | "exclude", path: string): void {
  if (reading.mode !== null && reading.mode !== next)
    throw next === "include"
      ? failure(31253, `Cannot do inclusion on field ${path} in exclusion projection`)
      : failure(31254, `Cannot do exclusion on field ${path} in inclusion projection`);
  reading.mode = next;
}

/** `$slice`, `$elemMatch` and the positional `$`, which only `find` has; false for anything else. */
function readFindOperator(reading: Reading, path: string, value: unknown, filter: Document): boolean {
  const { tree, specials } = reading;
  if (path.includes(".$."))
    throw failure(31394, "As of 4.4, it's illegal to specify positional operator in the middle of a path.");
  if (path.endsWith(".$")) {
    if (isDocument(value))
      throw failure(31271, "positional projection cannot be used with an expression or sub object");
    if (!isFlag(value)) throw failure(31308, "positional projection cannot be used with a literal");
    if (!isTruthy(value)) throw failure(31395, "positional projection cannot be used with exclusion");
    if (reading.hasPositional)
      throw failure(31276, "Cannot specify more than one positional projection per query.");
    if (reading.hasElemMatch) throw failure(31256, "Cannot specify positional operator and $elemMatch.");
    const field = path.slice(0, -2);
    refuseBadFieldPath(field);
    specials.push(projectPositional(field, filter));
    addPath(tree, field, "include");
    setMode(reading, "include", path);
    reading.hasPositional = true;
    return true;
  }
  if (!isDocument(value)) return false;
  if ("$elemMatch" in value) {
    if (reading.hasPositional) throw failure(31255, "Cannot specify positional operator and $elemMatch.");
    if (path.includes(".")) throw failure(31275, "Cannot use $elemMatch projection on a nested field.");
    addPath(tree, path, projectElemMatch(path, value.$elemMatch));
    reading.hasElemMatch = true;
    return true;
  }
  const special = "$slice" in value ? projectSlice(path, value.$slice) : null;
  if (!special) return false;
  refuseBadFieldPath(path);
  specials.push(special);
  addPath(tree, path, "include");
  reading.hasSlice = true;
  return true;
}

function readField(reading: Reading, path: string, value: unknown): void {
  refuseBadFieldPath(path);
  if (isFlag(value)) {
    const isIncluded = isTruthy(value);
    addPath(reading.tree, path, isIncluded ? "include" : "exclude");
    if (path === "_id") reading.idFlag = isIncluded;
    else setMode(reading, isIncluded ? "include" : "exclude", path);
    return;
  }
  // A computed field makes an inclusion, unless the projection already is an exclusion.
  if (reading.mode === "exclude")
    throw isDocument(value)
      ? failure(31252, "Cannot use expression other than $meta in exclusion projection")
      : failure(31310, `Cannot use an expression ${path} in an exclusion projection`);
  addPath(reading.tree, path, compileProjected(path, value));
  reading.mode = "include";
}

/**
 * A `find` projection or a `$project` stage.
 *
 * @param options.find Allows what only `find` has; the filter feeds the positional `$`.
 * @throws CommandError 31253, 31254 for a mix of inclusion and exclusion, and others.
 */
export function compileProjection(spec: Document, options: { find?: { filter: Document } } = {}): Projection {
  const tree: Tree = new Map();
  const specials: Special[] = [];
  const reading: Reading = {
    tree,
    specials,
    mode: null,
    idFlag: null,
    hasSlice: false,
    hasElemMatch: false,
    hasPositional: false,
  };
  for (const [path, value] of leaves(spec, "")) {
    if (!options.find && path.endsWith(".$"))
      throw failure(31324, "Cannot use positional projection in aggregation projection");
    const isRead = options.find && readFindOperator(reading, path, value, options.find.filter);
    if (!isRead) readField(reading, path, value);
  }
  const { idFlag, hasSlice, hasElemMatch } = reading;
  const isInclusion =
    reading.mode === "include" || (reading.mode === null && (idFlag === true || (hasElemMatch && !hasSlice)));
  const apply = (source: Document, out: Document) =>
    specials.reduce((result, special) => special(source, result), out);
  if (isInclusion) {
    if (idFlag === null && !tree.has("_id")) tree.set("_id", "include");
    if (idFlag === false) tree.delete("_id");
    const wanted = specials.length === 0 ? includedPaths(tree, "") : null;
    const isFlat = wanted !== null && wanted.length === tree.size && wanted.every((path) => tree.has(path));
    return {
      project: (document, vars) => apply(document, keep(document, tree, document, vars)),
      wanted,
      projectBytes: isFlat ? compileRawProjection(wanted, "include") : null,
    };
  }
  const matched = [...tree].filter((entry): entry is [string, Expression] => typeof entry[1] === "function");
  for (const [path, pick] of matched) specials.push((source, out) => setOrDrop(out, path, pick(source, {})));
  clearIncludes(tree);
  const isPlain = specials.length === 0 && [...tree.values()].every((step) => step === "exclude");
  return {
    project: (document) => apply(document, drop(document, tree) as Document),
    wanted: null,
    projectBytes: isPlain ? compileRawProjection([...tree.keys()], "exclude") : null,
  };
}

/** Null when something is computed. */
function includedPaths(tree: Tree, prefix: string): string[] | null {
  const paths = [...tree].map(([name, step]) =>
    step === "include"
      ? [prefix + name]
      : step instanceof Map
        ? includedPaths(step, `${prefix}${name}.`)
        : null,
  );
  return paths.includes(null) ? null : (paths as string[][]).flat();
}

function setOrDrop(document: Document, name: string, value: unknown): Document {
  if (value === undefined) delete document[name];
  else setField(document, name, value);
  return document;
}

/** Leaves of an exclusion what drops something. */
function clearIncludes(tree: Tree): void {
  for (const [name, step] of tree) {
    if (step instanceof Map) clearIncludes(step);
    if (step === "include" || typeof step === "function" || (step instanceof Map && step.size === 0))
      tree.delete(name);
  }
}
