import { BSONRegExp } from "bson";
import { failure } from "../errors.ts";
import { compileExpression } from "../expressions/compile.ts";
import { type Document, isDocument, isNumber, isRegex, isTruthy, toNumber } from "../values/types.ts";
import { equalitiesInExpr } from "./expr-equality.ts";
import { ALWAYS, compileNode, ELEMENT, type FilterNode, leafTest } from "./filter.ts";
import { compileJsonSchema } from "./json-schema.ts";
import type { LeafMode, ValueTest } from "./path-match.ts";
import { bitTest, inTest, isBitOperator, modTest, regexTest, sizeTest, typeListTest } from "./predicates.ts";

/**
 * Where a filter stands. `$expr` needs the document of a "query"; below `$elemMatch` ("element") and in arrayFilters,
 * `$pull` and projections ("bare") there is none.
 */
type Place = "query" | "element" | "bare";

const and = (nodes: FilterNode[]): FilterNode =>
  nodes.length === 1 ? (nodes[0] as FilterNode) : { kind: "and", nodes };

/** A nested $and is the same as its parts: the planner wants to see them side by side. */
const flatAnd = (nodes: FilterNode[]): FilterNode =>
  and(nodes.flatMap((node) => (node.kind === "and" ? node.nodes : [node])));

/** Whether `{a: value}` means operators on `a` rather than equality with an object. */
export const isOperatorDocument = (value: unknown): value is Document => {
  if (!isDocument(value)) return false;
  const [first] = Object.keys(value);
  return first?.startsWith("$") === true && !["$ref", "$id", "$db"].includes(first);
};

/** @throws CommandError 2 and others, as MongoDB does for a filter it cannot parse. */
export function parseFilter(filter: Document, place: Place = "query"): FilterNode {
  return flatAnd(
    Object.entries(filter).map(([name, value]) =>
      name.startsWith("$") ? parseLogical(name, value, place) : parseField(name, value, place),
    ),
  );
}

function parseLogical(name: string, value: unknown, place: Place): FilterNode {
  switch (name) {
    case "$and":
    case "$or":
    case "$nor": {
      if (!Array.isArray(value)) throw failure("BadValue", `${name} must be an array`);
      if (value.length === 0) throw failure("BadValue", "$and/$or/$nor must be a nonempty array");
      const nodes = value.map((item) => {
        if (!isDocument(item)) throw failure("BadValue", "$or/$and/$nor entries need to be full objects");
        return parseFilter(item, place);
      });
      if (name === "$and") return flatAnd(nodes);
      return (name === "$or" && equalityList(nodes)) || { kind: name.slice(1) as "or" | "nor", nodes };
    }
    case "$expr": {
      if (place === "bare") throw failure(224, "$expr is not allowed in this context");
      if (place === "element")
        throw failure("BadValue", "$expr can only be applied to the top-level document");
      const evaluate = compileExpression(value);
      return {
        kind: "expression",
        matches: (document, vars) => isTruthy(evaluate(document, vars ?? {})),
        equalities: equalitiesInExpr(value),
      };
    }
    case "$jsonSchema":
      return { kind: "expression", matches: compileJsonSchema(value) };
    case "$sampleRate": {
      const rate = isNumber(value) ? toNumber(value) : Number.NaN;
      if (!(rate >= 0 && rate <= 1))
        throw failure("BadValue", "numeric argument to $sampleRate must be in [0, 1]");
      return { kind: "expression", matches: () => Math.random() < rate };
    }
    case "$comment":
    case "$alwaysTrue":
      return ALWAYS;
    case "$alwaysFalse":
      return { kind: "never" };
    case "$where":
    case "$text":
      throw failure("NotImplemented", `${name} is not supported by this server`);
    default:
      throw failure(
        "BadValue",
        `unknown top level operator: ${name}. If you have a field name that starts with a '$' symbol, consider using $getField or $setField.`,
      );
  }
}

/** `$or` of equalities on one path is `$in`: one list of points for the planner, and for `$` an array match. */
function equalityList(nodes: readonly FilterNode[]): FilterNode | null {
  const [first] = nodes;
  if (nodes.length < 2 || (first?.kind !== "compare" && first?.kind !== "in")) return null;
  const values: unknown[] = [];
  for (const node of nodes) {
    if (node.kind === "in" && node.path === first.path) for (const value of node.values) values.push(value);
    else if (node.kind !== "compare" || node.op !== "$eq" || node.path !== first.path || isRegex(node.value))
      return null;
    else values.push(node.value);
  }
  return { kind: "in", path: first.path, values, ...inTest(values) };
}

function parseField(path: string, value: unknown, place: Place): FilterNode {
  if (isOperatorDocument(value)) return parseOperators(path, value, place);
  if (isRegex(value)) return regexNode(path, value);
  return { kind: "compare", path, op: "$eq", value };
}

const regexNode = (path: string, regex: BSONRegExp): FilterNode => ({
  kind: "regex",
  path,
  pattern: regex.pattern,
  options: regex.options,
  test: regexTest(regex),
});

const parseOperators = (path: string, operators: Document, place: Place): FilterNode =>
  flatAnd(
    Object.entries(operators).map(([name, value]) => parseOperator(path, name, value, operators, place)),
  );

function parseOperator(
  path: string,
  name: string,
  value: unknown,
  siblings: Document,
  place: Place,
): FilterNode {
  const test = (valueTest: ValueTest, mode: LeafMode = "expand"): FilterNode => ({
    kind: "test",
    op: name,
    path,
    test: valueTest,
    mode,
  });
  switch (name) {
    case "$eq":
      return { kind: "compare", path, op: name, value };
    case "$gt":
    case "$gte":
    case "$lt":
    case "$lte":
      if (isRegex(value))
        throw failure("BadValue", `Can't have RegEx as arg to predicate over field '${path}'.`);
      return { kind: "compare", path, op: name, value };
    case "$ne":
      if (isRegex(value)) throw failure("BadValue", "Can't have regex as arg to $ne.");
      return { kind: "not", node: { kind: "compare", path, op: "$eq", value } };
    case "$in":
      return parseIn(path, name, value);
    case "$nin":
      return { kind: "not", node: parseIn(path, name, value) };
    case "$not":
      return parseNot(path, value, place);
    case "$exists": {
      const exists: FilterNode = { kind: "exists", path, test: (found) => found !== undefined };
      return isTruthy(value) ? exists : { kind: "not", node: exists };
    }
    case "$type":
      return test(typeListTest(value));
    case "$regex":
      return regexNode(path, readRegex(siblings));
    case "$options":
      if (!("$regex" in siblings)) throw failure("BadValue", "$options needs a $regex");
      return ALWAYS;
    case "$size":
      return test(sizeTest(value), "whole");
    case "$mod":
      return test(modTest(value));
    case "$all":
      return parseAll(path, value, place);
    case "$elemMatch":
      return parseElemMatch(path, value);
    case "$geoWithin":
    case "$geoIntersects":
    case "$near":
    case "$nearSphere":
      throw failure("NotImplemented", `${name} is not supported by this server`);
    case "$comment":
      return ALWAYS;
    default:
      if (isBitOperator(name)) return test(bitTest(name, value));
      throw failure("BadValue", `unknown operator: ${name}`);
  }
}

function parseIn(path: string, name: string, value: unknown): FilterNode {
  if (!Array.isArray(value)) throw failure("BadValue", `${name} needs an array`);
  for (const item of value)
    if (isOperatorDocument(item)) throw failure("BadValue", `cannot nest $ under ${name}`);
  if (value.length === 0) return { kind: "never" };
  return { kind: "in", path, values: value, ...inTest(value) };
}

function parseNot(path: string, value: unknown, place: Place): FilterNode {
  if (isRegex(value)) return { kind: "not", node: regexNode(path, value) };
  if (!isDocument(value)) throw failure("BadValue", "$not needs a regex or a document");
  if (Object.keys(value).length === 0) throw failure("BadValue", "$not cannot be empty");
  if (!isOperatorDocument(value)) throw failure("BadValue", `unknown operator: ${Object.keys(value)[0]}`);
  return { kind: "not", node: parseOperators(path, value, place) };
}

/** `$regex` and `$options` as one regular expression; options may stand in one of them only. */
function readRegex(operators: Document): BSONRegExp {
  let pattern = "";
  let options = "";
  for (const [name, value] of Object.entries(operators)) {
    if (name === "$options") {
      if (typeof value !== "string") throw failure("BadValue", "$options has to be a string");
      if (options !== "") throw failure(51075, "options set in both $regex and $options");
      for (const flag of value)
        if (!"imsxu".includes(flag)) throw failure(51108, `invalid flag in regex options: ${flag}`);
      options = value;
    } else if (name === "$regex") {
      if (!isRegex(value) && typeof value !== "string")
        throw failure("BadValue", "$regex has to be a string");
      pattern = isRegex(value) ? value.pattern : value;
      if (!isRegex(value) || value.options === "") continue;
      if (options !== "") throw failure(51074, "options set in both $regex and $options");
      options = value.options;
    }
  }
  if (pattern.includes("\0"))
    throw failure("BadValue", "Regular expression cannot contain an embedded null byte");
  return new BSONRegExp(pattern, options);
}

function parseAll(path: string, value: unknown, place: Place): FilterNode {
  if (!Array.isArray(value)) throw failure("BadValue", "$all needs an array");
  if (value.length === 0) return { kind: "never" };
  const isElemMatch = (item: unknown) => isDocument(item) && Object.keys(item)[0] === "$elemMatch";
  const hasElemMatch = isElemMatch(value[0]);
  return and(
    value.map((item) => {
      if (hasElemMatch !== isElemMatch(item))
        throw failure(
          "BadValue",
          hasElemMatch ? "$all/$elemMatch has to be consistent" : "no $ expressions in $all",
        );
      if (isElemMatch(item)) return parseElemMatch(path, (item as Document).$elemMatch);
      if (isOperatorDocument(item)) throw failure("BadValue", "no $ expressions in $all");
      return parseField(path, item, place);
    }),
  );
}

/** Operators that make the argument of `$elemMatch` a filter on objects, though it starts with `$`. */
const PATHLESS = [
  "$and",
  "$or",
  "$nor",
  "$expr",
  "$where",
  "$text",
  "$jsonSchema",
  "$sampleRate",
  "$comment",
  "$alwaysTrue",
  "$alwaysFalse",
];

function parseElemMatch(path: string, value: unknown): FilterNode {
  if (!isDocument(value)) throw failure("BadValue", "$elemMatch needs an Object");
  const [first] = Object.keys(value);
  if (isOperatorDocument(value) && !PATHLESS.includes(first as string)) {
    const element = parseOperators(ELEMENT, value, "element");
    return { kind: "elemMatch", path, element, matches: elementTest(element) };
  }
  const element = parseFilter(value, "element");
  const matches = compileNode(element);
  return {
    kind: "elemMatch",
    path,
    element,
    matches: (item) =>
      isDocument(item) ? matches(item) : Array.isArray(item) && matches(Object.fromEntries(item.entries())),
  };
}

/** An element that is itself an array is one value here: `{$elemMatch: {$gt: 1}}` does not look into `[[2]]`. */
function elementTest(node: FilterNode): ValueTest {
  switch (node.kind) {
    case "and": {
      const tests = node.nodes.map(elementTest);
      return (value) => tests.every((test) => test(value));
    }
    case "not": {
      const test = elementTest(node.node);
      return (value) => !test(value);
    }
    case "never":
      return () => false;
    case "or":
    case "nor":
    case "expression":
      throw new Error(`${node.kind} is not asked of plain values`);
    default:
      return leafTest(node).test;
  }
}
