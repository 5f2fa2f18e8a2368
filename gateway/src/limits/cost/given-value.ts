import { Kind, type OperationDefinitionNode, type ValueNode, valueFromASTUntyped, visit } from "graphql";
import { ownValue } from "../../executor/json.ts";
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
  // A client may call a variable `constructor`, which every object inherits.
  const variableIn = (name: string, variables: Variables): unknown => {
    const given = ownValue(variables, name);
    return given === undefined ? ownValue(defaults, name) : given;
  };
  const allOf = (variables: Variables): Variables =>
    Object.assign(Object.create(null) as object, defaults, variables);

  return (node: ValueNode): GivenValue => {
    if (node.kind === Kind.VARIABLE) {
      const { value: name } = node.name;
      return { kind: "varying", valueIn: (variables) => variableIn(name, variables) };
    }
    if (!hasVariable(node)) return { kind: "known", value: valueFromASTUntyped(node) };
    return {
      kind: "varying",
      valueIn: (variables) => valueFromASTUntyped(node, allOf(variables)),
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
