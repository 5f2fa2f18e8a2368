import { BSONRegExp } from "bson";
import { failure } from "../errors.ts";
import { compileExpression } from "../expressions/compile.ts";
import { type Document, isDocument, isRegex, isTruthy, RANK, rankOf } from "../values/types.ts";
import { ALWAYS, compileNode, type FilterNode } from "./filter.ts";
import type { LeafMode, ValueTest } from "./path-match.ts";
import {
  bitTest,
  compareTest,
  inTest,
  isBitOperator,
  modTest,
  regexTest,
  sizeTest,
  typeListTest,
} from "./predicates.ts";

const and = (nodes: FilterNode[]): FilterNode =>
  nodes.length === 1 ? (nodes[0] as FilterNode) : { kind: "and", nodes };

/** Whether `{a: value}` means operators on `a` rather than equality with an object. */
export const isOperatorDocument = (value: unknown): value is Document => {
  if (!isDocument(value)) return false;
  const [first] = Object.keys(value);
  return first?.startsWith("$") === true && !["$ref", "$id", "$db"].includes(first);
};

/** @throws CommandError 2 and others, as MongoDB does for a filter it cannot parse. */
export function parseFilter(filter: Document): FilterNode {
  const nodes: FilterNode[] = [];
  for (const [name, value] of Object.entries(filter)) {
    if (!name.startsWith("$")) nodes.push(parseField(name, value));
    else {
      const node = parseLogical(name, value);
      if (node) nodes.push(node);
    }
  }
  // A nested $and is the same as its parts: the planner wants to see them side by side.
  return and(nodes.flatMap((node) => (node.kind === "and" ? node.nodes : [node])));
}

function parseLogical(name: string, value: unknown): FilterNode | null {
  switch (name) {
    case "$and":
    case "$or":
    case "$nor": {
      if (!Array.isArray(value)) throw failure("BadValue", `${name} must be an array`);
      if (value.length === 0) throw failure("BadValue", "$and/$or/$nor must be a nonempty array");
      const nodes = value.map((item) => {
        if (!isDocument(item)) throw failure("BadValue", "$or/$and/$nor entries need to be full objects");
        return parseFilter(item);
      });
      return name === "$and"
        ? and(nodes.flatMap((node) => (node.kind === "and" ? node.nodes : [node])))
        : { kind: name.slice(1) as "or" | "nor", nodes };
    }
    case "$expr": {
      const evaluate = compileExpression(value);
      return { kind: "expression", matches: (document, vars) => isTruthy(evaluate(document, vars ?? {})) };
    }
    case "$comment":
      return null;
    case "$alwaysTrue":
      return ALWAYS;
    case "$alwaysFalse":
      return { kind: "never" };
    case "$where":
    case "$text":
    case "$jsonSchema":
    case "$sampleRate":
      throw failure("NotImplemented", `${name} is not supported by this server`);
    default:
      throw failure(
        "BadValue",
        `unknown top level operator: ${name}. If you have a field name that starts with a '$' symbol, consider using $getField or $setField.`,
      );
  }
}

function parseField(path: string, value: unknown): FilterNode {
  if (isOperatorDocument(value)) return parseOperators(path, value);
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

function parseOperators(path: string, operators: Document): FilterNode {
  const nodes: FilterNode[] = [];
  for (const [name, value] of Object.entries(operators)) {
    if (name === "$options") {
      if (!("$regex" in operators)) throw failure("BadValue", "$options needs a $regex");
      continue;
    }
    nodes.push(parseOperator(path, name, value, operators));
  }
  return and(nodes);
}

const test = (path: string, valueTest: ValueTest, mode: LeafMode = "expand"): FilterNode => ({
  kind: "test",
  path,
  test: valueTest,
  mode,
});

function parseOperator(path: string, name: string, value: unknown, siblings: Document): FilterNode {
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
      return parseNot(path, value);
    case "$exists": {
      const exists: FilterNode = { kind: "exists", path, test: (found) => found !== undefined };
      return isTruthy(value) ? exists : { kind: "not", node: exists };
    }
    case "$type":
      return test(path, typeListTest(value));
    case "$regex":
      return parseRegex(path, value, siblings.$options);
    case "$size":
      return test(path, sizeTest(value), "whole");
    case "$mod":
      return test(path, modTest(value));
    case "$all":
      return parseAll(path, value);
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
      if (isBitOperator(name)) return test(path, bitTest(name, value));
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

function parseNot(path: string, value: unknown): FilterNode {
  if (isRegex(value)) return { kind: "not", node: regexNode(path, value) };
  if (!isDocument(value)) throw failure("BadValue", "$not needs a regex or a document");
  if (Object.keys(value).length === 0) throw failure("BadValue", "$not cannot be empty");
  if (!isOperatorDocument(value)) throw failure("BadValue", `unknown operator: ${Object.keys(value)[0]}`);
  return { kind: "not", node: parseOperators(path, value) };
}

function parseRegex(path: string, value: unknown, options: unknown): FilterNode {
  if (options !== undefined && typeof options !== "string")
    throw failure("BadValue", "$options has to be a string");
  if (isRegex(value)) {
    if (options !== undefined && value.options !== "")
      throw failure(51074, "options set in both $regex and $options");
    return regexNode(path, options === undefined ? value : new BSONRegExp(value.pattern, options));
  }
  if (typeof value !== "string") throw failure("BadValue", "$regex has to be a string");
  for (const flag of options ?? "")
    if (!"imsxu".includes(flag)) throw failure(51108, `invalid flag in regex options: ${flag}`);
  return regexNode(path, new BSONRegExp(value, options ?? ""));
}

function parseAll(path: string, value: unknown): FilterNode {
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
      return parseField(path, item);
    }),
  );
}

const LOGICAL = new Set(["$and", "$or", "$nor", "$where", "$expr"]);

function parseElemMatch(path: string, value: unknown): FilterNode {
  if (!isDocument(value)) throw failure("BadValue", "$elemMatch needs an Object");
  const [first] = Object.keys(value);
  if (isOperatorDocument(value) && !LOGICAL.has(first as string)) {
    // Operators on the elements themselves: parsed as if each element were the field of a little document.
    const matches = compileNode(parseElementOperators(value));
    return test(path, (found) => Array.isArray(found) && found.some((item) => matches({ item })), "whole");
  }
  const matches = compileNode(parseFilter(value));
  return test(
    path,
    (found) =>
      Array.isArray(found) &&
      found.some((item) =>
        isDocument(item)
          ? matches(item)
          : Array.isArray(item)
            ? matches(Object.fromEntries(item.entries()))
            : false,
      ),
    "whole",
  );
}

/** An element that is itself an array is one value here: `{$elemMatch: {$gt: 1}}` does not look into `[[2]]`. */
function parseElementOperators(operators: Document): FilterNode {
  return wholeLeaves(parseOperators("item", operators));
}

function wholeLeaves(node: FilterNode): FilterNode {
  switch (node.kind) {
    case "and":
    case "or":
    case "nor":
      return { ...node, nodes: node.nodes.map(wholeLeaves) };
    case "not":
      return { ...node, node: wholeLeaves(node.node) };
    case "compare":
      return test(node.path, compareTest(node.op, node.value), "whole");
    case "in":
    case "regex":
    case "exists":
      return test(node.path, node.test, "whole");
    case "test":
      return { ...node, mode: "whole" };
    default:
      return node;
  }
}

export const isNullRank = (value: unknown): boolean => rankOf(value) === RANK.null;
