import { Kind, type OperationDefinitionNode, type ValueNode, valueFromASTUntyped, visit } from "graphql";
import type { Variables } from "./sum.ts";

/** The value of an argument: known at once, or when there are variables. */
export type GivenValue =
  | { readonly kind: "known"; readonly value: unknown }
  | { readonly kind: "varying"; readonly valueIn: (variables: Variables) => unknown };

/** Reads the values of an operation's arguments. */
export function valueReader({ variableDefinitions = [] }: OperationDefinitionNode) {
  const defaults: Variables = Object.fromEntries(
    variableDefinitions.flatMap(({ variable, defaultValue }) =>
      defaultValue === undefined ? [] : [[variable.name.value, valueFromASTUntyped(defaultValue)]],
    ),
  );
  const variableIn = (name: string, variables: Variables): unknown =>
    variables[name] === undefined ? defaults[name] : variables[name];

  return (node: ValueNode): GivenValue => {
    if (node.kind === Kind.VARIABLE) {
      const { value: name } = node.name;
      return { kind: "varying", valueIn: (variables) => variableIn(name, variables) };
    }
    if (!hasVariable(node)) return { kind: "known", value: valueFromASTUntyped(node) };
    return {
      kind: "varying",
      valueIn: (variables) => valueFromASTUntyped(node, { ...defaults, ...variables }),
    };
  };
}

function hasVariable(node: ValueNode): boolean {
  let isFound = false;
  visit(node, {
    [Kind.VARIABLE]() {
      isFound = true;
    },
  });
  return isFound;
}
