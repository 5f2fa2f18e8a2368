import type { Expression } from "./compile.ts";

const values = new WeakMap<Expression, unknown>();

/** An expression that is the same for every document; what it gives must not be changed. */
export function constant(value: unknown): Expression {
  const expression: Expression = () => value;
  values.set(expression, value);
  return expression;
}

export const isConstant = (expression: Expression): boolean => values.has(expression);
