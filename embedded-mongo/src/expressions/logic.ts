import { failure } from "../errors.ts";
import { compare, isEqual } from "../values/compare.ts";
import { int, isDocument, isNullish, isTruthy } from "../values/types.ts";
import type { Form } from "./compile.ts";
import { isConstant } from "./constant.ts";
import { binary, type Operator, unary } from "./operator.ts";

const comparison = (holds: (order: number) => unknown): Operator => binary((a, b) => holds(compare(a, b)));

export const logic: Record<string, Operator> = {
  $eq: binary(isEqual),
  $ne: binary((a, b) => !isEqual(a, b)),
  $gt: comparison((order) => order > 0),
  $gte: comparison((order) => order >= 0),
  $lt: comparison((order) => order < 0),
  $lte: comparison((order) => order <= 0),
  $cmp: comparison((order) => int(Math.sign(order))),
  $not: unary((value) => !isTruthy(value)),
};

const listOf = (spec: unknown): unknown[] => (Array.isArray(spec) ? spec : [spec]);

/** These stop at the first argument that decides. */
export const logicForms: Record<string, Form> = {
  $and: (spec, compile) => {
    const items = listOf(spec).map(compile);
    return (root, vars) => items.every((item) => isTruthy(item(root, vars)));
  },
  $or: (spec, compile) => {
    const items = listOf(spec).map(compile);
    return (root, vars) => items.some((item) => isTruthy(item(root, vars)));
  },
  $ifNull: (spec, compile) => {
    const items = listOf(spec).map(compile);
    if (items.length < 2)
      throw failure(1257300, `$ifNull needs at least two arguments, had: ${items.length}`);
    return (root, vars) => {
      let value: unknown;
      for (const item of items) {
        value = item(root, vars);
        if (!isNullish(value)) return value;
      }
      return value;
    };
  },
};

export const conditionals: Record<string, Form> = {
  $cond: (spec, compile) => {
    let parts: unknown[];
    if (isDocument(spec)) {
      for (const name of Object.keys(spec))
        if (!["if", "then", "else"].includes(name))
          throw failure(17083, `Unrecognized parameter to $cond: ${name}`);
      for (const [name, code] of [
        ["if", 17080],
        ["then", 17081],
        ["else", 17082],
      ] as const)
        if (!(name in spec)) throw failure(code, `Missing '${name}' parameter to $cond`);
      parts = [spec.if, spec.then, spec.else];
    } else parts = listOf(spec);
    if (parts.length !== 3)
      throw failure(16020, `Expression $cond takes exactly 3 arguments. ${parts.length} were passed in.`);
    const [condition, yes, no] = parts.map(compile) as [
      ReturnType<typeof compile>,
      ReturnType<typeof compile>,
      ReturnType<typeof compile>,
    ];
    return (root, vars) => (isTruthy(condition(root, vars)) ? yes(root, vars) : no(root, vars));
  },
  $switch: (spec, compile) => {
    if (!isDocument(spec)) throw failure(40060, "$switch requires an object as an argument");
    for (const name of Object.keys(spec))
      if (name !== "branches" && name !== "default")
        throw failure(40067, `$switch found an unknown argument: ${name}`);
    if (!Array.isArray(spec.branches)) throw failure(40061, "$switch expected an array for 'branches'");
    if (spec.branches.length === 0) throw failure(40068, "$switch requires at least one branch.");
    const branches = spec.branches.map((branch) => {
      if (!isDocument(branch)) throw failure(40062, "$switch expected each branch to be an object");
      for (const name of Object.keys(branch))
        if (name !== "case" && name !== "then")
          throw failure(40063, `$switch found an unknown argument to a branch: ${name}`);
      if (!("case" in branch)) throw failure(40064, "$switch requires each branch have a 'case' expression");
      if (!("then" in branch)) throw failure(40065, "$switch requires each branch have a 'then' expression.");
      return [compile(branch.case), compile(branch.then)] as const;
    });
    const otherwise = "default" in spec ? compile(spec.default) : null;
    if (!otherwise && branches.every(([condition]) => isConstant(condition) && !isTruthy(condition({}, {}))))
      throw failure(40069, "$switch has no default and no branch that could ever be taken");
    return (root, vars) => {
      for (const [condition, value] of branches)
        if (isTruthy(condition(root, vars))) return value(root, vars);
      if (!otherwise)
        throw failure(
          40066,
          "$switch could not find a matching branch for an input, and no default was specified.",
        );
      return otherwise(root, vars);
    };
  },
};
