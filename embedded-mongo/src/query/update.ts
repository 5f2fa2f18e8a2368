import { failure } from "../errors.ts";
import type { Vars } from "../expressions/compile.ts";
import { compileTransform } from "../stages/transform.ts";
import { encode } from "../values/codec.ts";
import { isEqual } from "../values/compare.ts";
import { type Document, isDocument, setField, typeNameOf } from "../values/types.ts";
import { compileArrayFilters, refuseUnusedFilters } from "./array-filters.ts";
import { equalitiesOf, type FilterNode, type Matcher } from "./filter.ts";
import { createPathClaims } from "./path-claims.ts";
import { findArrayMatch } from "./positional.ts";
import { UPDATE_OPERATORS } from "./update-operators.ts";
import {
  type Absence,
  applyAt,
  expandPath,
  type Leaf,
  type Placeholders,
  parseUpdatePath,
  REMOVED,
  valueAt,
} from "./update-path.ts";

export type Update = {
  readonly kind: "operators" | "replacement" | "pipeline";
  /**
   * The document afterwards.
   *
   * @param document A private copy: it is changed in place.
   * @param options.isInsert An upsert makes a new document: `$setOnInsert` counts.
   * @param options.onChange Called when an operator ran that counts as a modification even where it changes nothing.
   */
  apply(document: Document, options: { isInsert: boolean; vars: Vars; onChange?: () => void }): Document;
};

type Step = {
  parts: string[];
  leaf: Leaf;
  absence: Absence;
  isOnInsert: boolean;
  counts?: (current: unknown) => boolean;
};
type Rename = { from: string[]; to: string[] };

/** @throws CommandError 9, 40, 52 and others for an update that cannot be parsed. */
export function compileUpdate(
  spec: unknown,
  options: { filter: FilterNode; arrayFilters?: unknown },
): Update {
  const hasArrayFilters = Array.isArray(options.arrayFilters) && options.arrayFilters.length > 0;
  const refuseArrayFilters = (kind: string) => {
    if (hasArrayFilters)
      throw failure("FailedToParse", `arrayFilters may not be specified for ${kind} updates`);
  };
  if (Array.isArray(spec)) {
    refuseArrayFilters("pipeline-syntax");
    return compilePipelineUpdate(spec);
  }
  if (!isDocument(spec))
    throw failure("FailedToParse", "Update argument must be either an object or an array");
  const [first] = Object.keys(spec);
  if (first?.startsWith("$"))
    return compileOperators(spec, options.filter, compileArrayFilters(options.arrayFilters));
  refuseArrayFilters("replacement");
  for (const name of Object.keys(spec))
    if (name.startsWith("$"))
      throw failure(
        "DollarPrefixedFieldName",
        `The dollar ($) prefixed field '${name}' in '${name}' is not allowed in the context of an update's replacement document. Consider using an aggregation pipeline with $replaceWith.`,
      );
  return {
    kind: "replacement",
    apply: (document) => withId(document._id, spec, Object.hasOwn(document, "_id")),
  };
}

function compilePipelineUpdate(stages: readonly unknown[]): Update {
  const transforms = stages.map((stage) => {
    const [name] = isDocument(stage) ? Object.keys(stage) : [];
    const allowed = ["$addFields", "$set", "$project", "$unset", "$replaceRoot", "$replaceWith"];
    if (!isDocument(stage) || name === undefined || !allowed.includes(name))
      throw failure("InvalidOptions", `${name} is not allowed to be used within an update`);
    const transform = compileTransform(name, stage[name]);
    if (!transform) throw failure("InvalidOptions", `${name} is not allowed to be used within an update`);
    return transform;
  });
  return {
    kind: "pipeline",
    apply(document, { vars }) {
      const hadId = Object.hasOwn(document, "_id");
      const result = transforms.reduce((current, transform) => transform(current, vars), document);
      return withId(document._id, result, hadId);
    },
  };
}

const immutableId = () =>
  failure(
    "ImmutableField",
    "After applying the update, the (immutable) field '_id' was found to have been altered",
  );

/** The `_id` stays, and stands first. */
function withId(id: unknown, document: Document, hasId: boolean): Document {
  if (!hasId) return Object.hasOwn(document, "_id") ? { _id: document._id, ...document } : document;
  if (Object.hasOwn(document, "_id") && !isEqual(document._id, id)) throw immutableId();
  return { _id: Object.hasOwn(document, "_id") ? document._id : id, ...without(document, "_id") };
}

function without(document: Document, name: string): Document {
  const { [name]: _, ...rest } = document;
  return rest;
}

function compileOperators(spec: Document, filter: FilterNode, arrayFilters: Map<string, Matcher>): Update {
  const steps: Step[] = [];
  const renames: Rename[] = [];
  const paths: string[] = [];
  const claim = createPathClaims();
  for (const [name, fields] of Object.entries(spec)) {
    const operator = Object.hasOwn(UPDATE_OPERATORS, name) ? UPDATE_OPERATORS[name] : undefined;
    if (!operator && name !== "$rename")
      throw failure(
        "FailedToParse",
        `Unknown modifier: ${name}. Expected a valid update modifier or pipeline-style update specified as an array`,
      );
    if (!isDocument(fields))
      throw failure(
        "FailedToParse",
        `Modifiers operate on fields but we found type ${typeNameOf(fields)} instead. For example: {$mod: {<field>: ...}} not {${name}: ${typeNameOf(fields)}}`,
      );
    for (const [path, argument] of Object.entries(fields)) {
      const parts = parseUpdatePath(path);
      claim(path);
      paths.push(path);
      if (!operator) {
        renames.push(parseRename(path, parts, argument));
        claim(argument as string);
        continue;
      }
      steps.push({
        parts,
        leaf: operator.compile(argument, path),
        absence: operator.absence,
        isOnInsert: name === "$setOnInsert",
        ...(operator.counts
          ? { counts: (current: unknown) => operator.counts?.(argument, current) === true }
          : {}),
      });
    }
  }
  refuseUnusedFilters(arrayFilters, paths);
  // New fields appear in path order, whatever the order in the update.
  steps.sort(inPathOrder);
  const locate = findArrayMatch(filter, { inEngineOrder: true });
  const needsPosition = steps.some(({ parts }) => parts.includes("$"));
  const mayChangeId = [...paths, ...renames.map(({ to }) => to.join("."))].some((path) =>
    /^_id(\.|$)/.test(path),
  );
  const isDynamic = steps.some(({ parts }) => parts.some((part) => part.startsWith("$")));
  return {
    kind: "operators",
    apply(document, { isInsert, onChange }) {
      const hadId = Object.hasOwn(document, "_id");
      const idBefore = hadId && mayChangeId ? encode({ _id: document._id }) : null;
      const position = needsPosition && !isInsert ? locate(document) : null;
      const plain = isDynamic ? expandSteps(document, steps, { position, arrayFilters }) : steps;
      const moves = renames.flatMap((rename) => movesOf(document, rename));
      const all = moves.length > 0 || isDynamic ? [...plain, ...moves].sort(inPathOrder) : plain;
      for (const { parts, leaf, absence, isOnInsert, counts } of all) {
        if (isOnInsert && !isInsert) continue;
        const watched: Leaf = (current) => {
          if (counts?.(current)) onChange?.();
          return leaf(current);
        };
        applyAt(document, parts, counts ? watched : leaf, absence);
      }
      if (idBefore && Buffer.compare(idBefore, encode({ _id: document._id })) !== 0)
        throw failure(
          "ImmutableField",
          "Performing an update on the path '_id' would modify the immutable field '_id'",
        );
      return hadId ? document : withId(undefined, document, false);
    },
  };
}

/** Placeholders may make two paths meet in one place: that is a conflict like any other. */
function expandSteps(document: Document, steps: readonly Step[], placeholders: Placeholders): Step[] {
  const claim = createPathClaims();
  return steps.flatMap((step) =>
    expandPath(document, step.parts, placeholders).map((parts) => {
      claim(parts.join("."));
      return { ...step, parts };
    }),
  );
}

function parseRename(path: string, from: string[], argument: unknown): Rename {
  if (typeof argument !== "string")
    throw failure(
      "BadValue",
      `The 'to' field for $rename must be a string: ${path}: ${typeNameOf(argument)}`,
    );
  const to = parseUpdatePath(argument);
  if (path === argument)
    throw failure("BadValue", `The source and target field for $rename must differ: ${path}: "${argument}"`);
  for (const parts of [from, to])
    if (parts.some((part) => part.startsWith("$")))
      throw failure(
        "BadValue",
        `The source and destination fields for $rename may not be dynamic: ${parts.join(".")}`,
      );
  if (`${argument}.`.startsWith(`${path}.`) || `${path}.`.startsWith(`${argument}.`))
    throw failure(
      "BadValue",
      `The source and target field for $rename must not be on the same path: ${path}: "${argument}"`,
    );
  return { from, to };
}

/** A rename as two steps, one where the field goes and one where it comes to; none when there is no such field. */
function movesOf(document: Document, { from, to }: Rename): Step[] {
  const value = valueAt(document, from);
  if (value === undefined) return [];
  let target: unknown = document;
  for (const part of to.slice(0, -1)) {
    target = isDocument(target) ? target[part] : undefined;
    if (Array.isArray(target))
      throw failure("BadValue", `The destination field cannot be an array element, '${to.join(".")}'`);
  }
  const step = { isOnInsert: false };
  return [
    { ...step, parts: from, leaf: () => REMOVED, absence: "skip" },
    { ...step, parts: to, leaf: () => value, absence: "create" },
  ];
}

const inPathOrder = (a: Step, b: Step) => comparePaths(a.parts, b.parts);

/** Numbers in numeric order, names in text order. */
function comparePaths(a: readonly string[], b: readonly string[]): number {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const [x, y] = [a[i] as string, b[i] as string];
    if (x === y) continue;
    const areNumbers = /^\d+$/.test(x) && /^\d+$/.test(y);
    return areNumbers ? Number(x) - Number(y) : x < y ? -1 : 1;
  }
  return a.length - b.length;
}

/** What an upsert starts from: every equality the filter demands; of these a replacement takes only the `_id`. */
export function documentFromFilter(filter: FilterNode, isReplacement: boolean): Document {
  const document: Document = {};
  const claim = createPathClaims();
  for (const [path, value] of equalitiesOf(filter)) {
    if (isReplacement && path.startsWith("_id."))
      throw failure(111, `field at '_id' must be exactly specified, field at sub-path '${path}' found`);
    if (isReplacement && path !== "_id") continue;
    try {
      claim(path);
    } catch {
      throw failure(
        "NotSingleValueField",
        `cannot infer query fields to set, path '${path}' is matched twice`,
      );
    }
    if (path === "_id") setField(document, path, value);
    else applyAt(document, parseUpdatePath(path), () => value, "create");
  }
  return document;
}
