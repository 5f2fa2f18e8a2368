import { failure } from "../errors.ts";
import { type Document, Double, fieldOf, isDocument, setField } from "../values/types.ts";
import { isBulky, spending } from "./allowance.ts";
import { arithmetic } from "./arithmetic.ts";
import { arrayForms } from "./array-forms.ts";
import { arrays } from "./arrays.ts";
import { bits } from "./bits.ts";
import { constant, isConstant } from "./constant.ts";
import { conversionForms, conversions } from "./conversions.ts";
import { dateForms } from "./dates.ts";
import { conditionals, logic, logicForms } from "./logic.ts";
import { objectForms, objects } from "./objects.ts";
import type { Operator } from "./operator.ts";
import { percentileForms } from "./percentile.ts";
import { regexForms } from "./regex-find.ts";
import { rounding } from "./rounding.ts";
import { sets } from "./sets.ts";
import { stringForms, strings } from "./strings.ts";
import { trigonometry } from "./trigonometry.ts";
import { refuseUnsupported } from "./unsupported.ts";

/** Values of `$$name`; inner scopes inherit from outer ones through the prototype chain. */
export type Vars = Record<string, unknown>;
/** Evaluates against a document; `undefined` is "missing". */
export type Expression = (root: Document, vars: Vars) => unknown;
export type Compile = (spec: unknown) => Expression;

/** An operator that reads its own specification: named arguments, new variables, lazy branches. */
export type Form = (spec: unknown, compile: Compile, name: string) => Expression;

const OPERATORS: Record<string, Operator> = {
  ...arithmetic,
  ...rounding,
  ...trigonometry,
  ...bits,
  ...arrays,
  ...logic,
  ...objects,
  ...sets,
  ...strings,
  ...conversions,
};
const FORMS: Record<string, Form> = {
  ...arrayForms,
  ...conditionals,
  ...logicForms,
  ...objectForms,
  ...stringForms,
  ...regexForms,
  ...percentileForms,
  ...conversionForms,
  ...dateForms,
  $literal: constant,
  $const: constant,
  $let: compileLet,
  $rand: (spec) => {
    if (!isDocument(spec) || Object.keys(spec).length > 0)
      throw failure(3040501, "$rand does not currently accept arguments");
    return () => new Double(Math.random());
  },
};

export const EXPRESSION_NAMES: readonly string[] = [...Object.keys(OPERATORS), ...Object.keys(FORMS)].sort();

/** @throws CommandError 168, 16020 and others, as MongoDB does for an expression it cannot parse. */
export function compileExpression(spec: unknown): Expression {
  if (typeof spec === "string") return compileString(spec);
  if (Array.isArray(spec)) {
    const items = spec.map(compileExpression);
    return folded(items, (root, vars) => items.map((item) => item(root, vars) ?? null));
  }
  if (!isDocument(spec)) return constant(spec);
  const names = Object.keys(spec);
  const [first] = names;
  if (first?.startsWith("$")) {
    if (names.length !== 1)
      throw failure(
        15983,
        `an object representing an expression must have exactly one field: ${names.join(", ")}`,
      );
    return compileOperator(first, spec[first]);
  }
  const fields = names.map((name) => {
    refuseBadFieldName(name);
    if (name.includes("."))
      throw failure(
        16412,
        `FieldPath field names may not contain '.'. Consider using $getField or $setField: ${name}`,
      );
    return [name, compileExpression(spec[name])] as const;
  });
  return folded(
    fields.map(([, evaluate]) => evaluate),
    (root, vars) => {
      const out: Document = {};
      for (const [name, evaluate] of fields) {
        const value = evaluate(root, vars);
        if (value !== undefined) setField(out, name, value);
      }
      return out;
    },
  );
}

/** What depends on constants alone is computed once, when it is compiled: its errors show even if no document comes by. */
const folded = (parts: readonly Expression[], evaluate: Expression): Expression =>
  parts.every(isConstant) ? constant(evaluate({}, {})) : evaluate;

/** These look at more than their arguments, or bind variables; MongoDB leaves them to run time as well. */
const UNFOLDED = new Set([
  "$filter",
  "$getField",
  "$let",
  "$map",
  "$rand",
  "$reduce",
  "$sampleRate",
  "$setField",
  "$sortArray",
  "$unsetField",
]);

function compileOperator(name: string, spec: unknown): Expression {
  const form = Object.hasOwn(FORMS, name) ? FORMS[name] : undefined;
  if (form) {
    const parts: Expression[] = [];
    const compilePart = (part: unknown) => {
      const expression = compileExpression(part);
      parts.push(expression);
      return expression;
    };
    const evaluate = form(spec, compilePart, name);
    return UNFOLDED.has(name) ? evaluate : folded(parts, evaluate);
  }
  const operator = Object.hasOwn(OPERATORS, name) ? OPERATORS[name] : undefined;
  if (!operator) refuseUnsupported(name, spec);
  if (!operator) throw failure("InvalidPipelineOperator", `Unrecognized expression '${name}'`);
  const specs = Array.isArray(spec) ? spec : [spec];
  if (specs.length < operator.min || specs.length > operator.max) {
    const { min, max, countCode } = operator;
    if (countCode) throw failure(countCode, `${name} got ${specs.length} arguments`);
    if (min === max)
      throw failure(
        16020,
        `Expression ${name} takes exactly ${min} arguments. ${specs.length} were passed in.`,
      );
    throw failure(
      28667,
      `Expression ${name} takes at least ${min} arguments, and at most ${max}, but ${specs.length} were passed in.`,
    );
  }
  const { run } = operator;
  const args = specs.map(compileExpression);
  const [first, second] = args;
  const compute: Expression =
    args.length === 1 && first
      ? (root, vars) => run(first(root, vars))
      : args.length === 2 && first && second
        ? (root, vars) => run(first(root, vars), second(root, vars))
        : (root, vars) => run(...args.map((arg) => arg(root, vars)));
  const evaluate = isBulky(name) ? spending(compute) : compute;
  return UNFOLDED.has(name) ? evaluate : folded(args, evaluate);
}

function compileString(text: string): Expression {
  if (!text.startsWith("$")) return constant(text);
  if (text === "$") throw failure(16872, "'$' by itself is not a valid FieldPath");
  if (!text.startsWith("$$")) return compileFieldPath(text.slice(1));
  const [name = "", ...rest] = text.slice(2).split(".");
  const walk = pathWalker(rest);
  switch (name) {
    case "ROOT":
      // Where `$redact` or `$let` look at a part of the document, they say what the whole is.
      return (root, vars) => walk(vars.ROOT ?? root);
    case "CURRENT":
      return (root, vars) => walk("CURRENT" in vars ? vars.CURRENT : root);
    case "REMOVE":
      return constant(undefined);
    case "NOW":
      return (_root, vars) => walk(vars.NOW ?? new Date());
    case "CLUSTER_TIME":
      return (_root, vars) => walk(vars.CLUSTER_TIME);
  }
  if (name === "") throw failure(16869, "empty variable names are not allowed");
  if (!/^[A-Za-z\u0080-\uffff]/.test(name))
    throw failure(16870, `'${name}' starts with an invalid character for a user variable name`);
  if (!/^[A-Za-z0-9_\u0080-\uffff]*$/.test(name))
    throw failure(16871, `'${name}' contains an invalid character for a variable name`);
  if (/^[A-Z]/.test(name) && !["DESCEND", "PRUNE", "KEEP"].includes(name))
    throw failure(17276, `Use of undefined variable: ${name}`);
  return (_root, vars) => {
    if (!(name in vars)) throw failure(17276, `Use of undefined variable: ${name}`);
    return walk(vars[name]);
  };
}

export function refuseBadFieldPath(path: string): void {
  if (path === "") throw failure(40352, "FieldPath cannot be constructed with empty string");
  if (path.endsWith(".")) throw failure(40353, "FieldPath must not end with a '.'.");
  path.split(".").forEach(refuseBadFieldName);
}

function refuseBadFieldName(name: string): void {
  if (name === "") throw failure(15998, "FieldPath field names may not be empty strings.");
  if (name.startsWith("$"))
    throw failure(
      16410,
      "FieldPath field names may not start with '$'. Consider using $getField or $setField.",
    );
  if (name.includes("\0")) throw failure(16411, "FieldPath field names may not contain '\\0'.");
}

export function compileFieldPath(path: string): Expression {
  refuseBadFieldPath(path);
  const parts = path.split(".");
  if (parts.length === 1) return (root) => fieldOf(root, path);
  return pathWalker(parts);
}

/** Follows field names; an array on the way gives the array of what its elements have there. */
function pathWalker(parts: readonly string[]): (value: unknown) => unknown {
  const walk = (value: unknown, from: number): unknown => {
    let at = value;
    for (let i = from; i < parts.length; i++) {
      // Only objects in the array count: an array within the array is not gone into.
      if (Array.isArray(at))
        return at
          .filter(isDocument)
          .map((item) => walk(item, i))
          .filter((item) => item !== undefined);
      if (!isDocument(at)) return undefined;
      at = fieldOf(at, parts[i] as string);
    }
    return at;
  };
  return (value) => walk(value, 0);
}

function compileLet(spec: unknown): Expression {
  if (!isDocument(spec)) throw failure(16874, "$let only supports an object as its argument");
  for (const name of Object.keys(spec))
    if (name !== "vars" && name !== "in") throw failure(16875, `Unrecognized parameter to $let: ${name}`);
  if (!isDocument(spec.vars)) throw failure(16876, "Missing 'vars' parameter to $let");
  if (!("in" in spec)) throw failure(16877, "Missing 'in' parameter to $let");
  const bindings = Object.entries(spec.vars).map(([name, value]) => {
    refuseBadVariableName(name);
    return [name, compileExpression(value)] as const;
  });
  const body = compileExpression(spec.in);
  return (root, vars) => {
    const inner: Vars = Object.create(vars);
    for (const [name, evaluate] of bindings) inner[name] = evaluate(root, vars);
    if (!Object.hasOwn(inner, "CURRENT")) return body(root, inner);
    // Field paths start at $$CURRENT: where it is bound anew, the document itself is $$ROOT only.
    inner.ROOT ??= root;
    return body(isDocument(inner.CURRENT) ? inner.CURRENT : {}, inner);
  };
}

export function refuseBadVariableName(name: string): void {
  if (name === "CURRENT") return;
  if (!/^[a-z\u0080-\uffff]/.test(name))
    throw failure(
      name === "" ? 16866 : 16867,
      `'${name}' starts with an invalid character for a user variable name`,
    );
  if (!/^[A-Za-z0-9_\u0080-\uffff]*$/.test(name))
    throw failure(16868, `'${name}' contains an invalid character for a variable name`);
}

/** Reads an object of named arguments, refusing the unknown and the absent. */
export function namedArguments(
  spec: unknown,
  operator: string,
  required: readonly string[],
  optional: readonly string[] = [],
  codes: { notObject?: number; unknown?: number; missing?: number | Record<string, number> } = {},
): Document {
  if (!isDocument(spec))
    throw failure(codes.notObject ?? 40075, `${operator} only supports an object as its argument`);
  for (const name of Object.keys(spec))
    if (!required.includes(name) && !optional.includes(name))
      throw failure(codes.unknown ?? 40076, `Unrecognized argument to ${operator}: ${name}`);
  const missingCodeOf = (name: string) =>
    (typeof codes.missing === "object" ? codes.missing[name] : codes.missing) ?? 40077;
  for (const name of required)
    if (!(name in spec)) throw failure(missingCodeOf(name), `Missing '${name}' parameter to ${operator}`);
  return spec;
}
