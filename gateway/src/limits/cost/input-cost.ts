import { type GraphQLArgument, type GraphQLInputField, getNamedType, isInputObjectType } from "graphql";
import type { CostModel } from "./cost-model.ts";

/** Levels of lists and input objects that a value may have. */
export const INPUT_DEPTH_MAX = 100;

/**
 * What a value of an argument costs: its own weight, and of an input object what its fields cost; each element of a list by
 * itself. A value that is nested deeper than anybody means costs more than anything.
 */
export function inputCost(
  input: GraphQLArgument | GraphQLInputField,
  value: unknown,
  model: CostModel,
  depth = 0,
): number {
  if (value == null) return 0;
  if (depth > INPUT_DEPTH_MAX) return Number.POSITIVE_INFINITY;
  if (Array.isArray(value)) {
    let cost = 0;
    for (const one of value) cost += inputCost(input, one, model, depth + 1);
    return cost;
  }
  const type = getNamedType(input.type);
  let cost = model.weightOf(input);
  if (typeof value !== "object") return cost;
  // Whatever a scalar takes, nobody reads it below that.
  if (!isInputObjectType(type))
    return isDeeper(value, INPUT_DEPTH_MAX - depth) ? Number.POSITIVE_INFINITY : cost;
  const fields = type.getFields();
  for (const [name, inner] of Object.entries(value)) {
    const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
    if (field !== undefined) cost += inputCost(field, inner, model, depth + 1);
  }
  return cost;
}

/** Whether a value has more levels of lists and objects. */
const isDeeper = (value: unknown, levels: number): boolean =>
  typeof value === "object" &&
  value !== null &&
  (levels < 0 || Object.values(value).some((inner) => isDeeper(inner, levels - 1)));
