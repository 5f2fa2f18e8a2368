import {
  coerceInputValue,
  GraphQLError,
  type GraphQLSchema,
  isInputType,
  isNonNullType,
  typeFromAST,
  type VariableDefinitionNode,
  valueFromAST,
} from "graphql";
import { type JsonObject, ownValue, setOwn } from "./json.ts";
import { quotedValue } from "./quoted-value.ts";

/** Variables with their defaults; or what is wrong with them. */
export type CoercedVariables =
  | { readonly coerced: JsonObject; readonly refusals?: undefined }
  | { readonly coerced?: undefined; readonly refusals: readonly GraphQLError[] };

/** Values of variables that a client is told of as wrong, as many as by graphql-js; there may be one in each element of a list. */
const REFUSALS_MAX = 50;

/** So many are known, and nobody looks for more. */
class Enough extends Error {}

/**
 * As `getVariableValues` of graphql-js, but that an error quotes only the beginning of a value: an object with many wrong fields is
 * quoted with each of them, and written out each time it takes seconds.
 *
 * @param definitions Of a valid operation.
 * @see https://spec.graphql.org/October2021/#CoerceVariableValues()
 */
export function coerceVariables(
  schema: GraphQLSchema,
  definitions: readonly VariableDefinitionNode[],
  given: JsonObject,
): CoercedVariables {
  if (definitions.length === 0) return { coerced: {} };
  const refusals: GraphQLError[] = [];
  const refuse = (message: string, nodes: VariableDefinitionNode, originalError?: GraphQLError): void => {
    if (refusals.length >= REFUSALS_MAX) throw new Enough();
    refusals.push(new GraphQLError(message, { nodes, ...(originalError && { originalError }) }));
  };
  const coerced: JsonObject = {};
  // Each value once: that of an object is told with each of its fields.
  const quotedByValue = new Map<unknown, string>();
  const quoted = (value: unknown): string => {
    const known = quotedByValue.get(value) ?? quotedValue(value);
    quotedByValue.set(value, known);
    return known;
  };

  const coerce = (node: VariableDefinitionNode): void => {
    const { value: name } = node.variable.name;
    const type = typeFromAST(schema, node.type as never);
    if (!isInputType(type)) return;
    if (!Object.hasOwn(given, name)) {
      if (node.defaultValue) setOwn(coerced, name, valueFromAST(node.defaultValue, type));
      else if (isNonNullType(type))
        refuse(`Variable "$${name}" of required type "${type}" was not provided.`, node);
      return;
    }
    const value = ownValue(given, name);
    if (value === null && isNonNullType(type)) {
      refuse(`Variable "$${name}" of non-null type "${type}" must not be null.`, node);
      return;
    }
    const kept = coerceInputValue(value, type, (path, wrong, error) => {
      const place = path.map((key) => (typeof key === "number" ? `[${key}]` : `.${key}`)).join("");
      const at = place === "" ? "" : ` at "${name}${place}"`;
      refuse(`Variable "$${name}" got invalid value ${quoted(wrong)}${at}; ${error.message}`, node, error);
    });
    setOwn(coerced, name, kept);
  };

  try {
    for (const node of definitions) coerce(node);
  } catch (error) {
    if (!(error instanceof Enough)) throw error;
    refusals.push(
      new GraphQLError("Too many errors processing variables, error limit reached. Execution aborted."),
    );
  }
  return refusals.length === 0 ? { coerced } : { refusals };
}
