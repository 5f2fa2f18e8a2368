import type { FetchNode, QueryPlanSelectionNode } from "@apollo/query-planner";
import {
  type GraphQLSchema,
  getNamedType,
  isInterfaceType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  parse,
  type SelectionSetNode,
} from "graphql";
import type { Twins } from "./required-arguments.ts";

/**
 * A field that a fetch asks for without telling what it requires; null: there is none. Where the field that requires another one
 * hangs on an object of the subgraph that it is asked of, and the other one requires a third, the planner loses the third.
 *
 * @param schema Every type, as plans know them.
 */
export function unmetRequirement(
  { operation, serviceName, requires }: FetchNode,
  { requiredBy }: Twins,
  schema: GraphQLSchema,
): string | null {
  if (requiredBy.size === 0) return null;
  const told = new Set(requires === undefined ? [] : toldOf(requires));
  const unmetIn = (set: SelectionSetNode, typeName: string, isEntity: boolean): string | null => {
    for (const selection of set.selections) {
      if (selection.kind === Kind.FRAGMENT_SPREAD) continue;
      if (selection.kind === Kind.INLINE_FRAGMENT) {
        const unmet = unmetIn(
          selection.selectionSet,
          selection.typeCondition?.name.value ?? typeName,
          isEntity,
        );
        if (unmet !== null) return unmet;
        continue;
      }
      const name = selection.name.value;
      const needed = requiredBy.get(`${serviceName} ${typeName}.${name}`);
      if (needed !== undefined && !(isEntity && needed.every((one) => told.has(one))))
        return `${typeName}.${name}`;
      if (selection.selectionSet === undefined) continue;
      const isEntities = requires !== undefined && name === "_entities";
      const unmet = unmetIn(selection.selectionSet, typeOf(typeName, name, schema), isEntities);
      if (unmet !== null) return unmet;
    }
    return null;
  };
  const definition = parse(operation, { noLocation: true }).definitions.find(
    (node): node is OperationDefinitionNode => node.kind === Kind.OPERATION_DEFINITION,
  );
  const root = definition && schema.getRootType(definition.operation);
  return definition === undefined ? null : unmetIn(definition.selectionSet, root?.name ?? "", false);
}

function typeOf(typeName: string, field: string, schema: GraphQLSchema): string {
  const type = schema.getType(typeName);
  const found = isObjectType(type) || isInterfaceType(type) ? type.getFields()[field] : undefined;
  return found === undefined ? "" : getNamedType(found.type).name;
}

const toldOf = (selections: readonly QueryPlanSelectionNode[]): readonly string[] =>
  selections.flatMap((one) => (one.kind === "Field" ? [one.name] : toldOf(one.selections)));
