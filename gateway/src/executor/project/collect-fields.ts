import {
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLInterfaceType,
  type GraphQLObjectType,
  type GraphQLSchema,
  isAbstractType,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
  type TypeNode,
} from "graphql";
import type { PlannerKeys } from "../mend/data-keys.ts";
import type { ClosedDocument } from "../plan/closed-document.ts";

/** What decides which fields of an operation are part of an answer. */
export type Selecting = {
  /** What clients see. */
  readonly schema: GraphQLSchema;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  /** The value of each variable that an `@skip` or `@include` names. */
  readonly conditions: ReadonlyMap<string, boolean>;
  /** Fields of the operation that are not answered. */
  readonly refusalByField?: ClosedDocument["refusalByField"] | undefined;
  readonly plannerKeys: PlannerKeys;
};

/**
 * The fields that are selected on an object of a type, by response key, in the order of the answer.
 *
 * @see https://spec.graphql.org/October2021/#CollectFields()
 */
export function collectFields(
  type: GraphQLObjectType | GraphQLInterfaceType,
  selectionSets: readonly (SelectionSetNode | undefined)[],
  selecting: Selecting,
): ReadonlyMap<string, readonly FieldNode[]> {
  const nodesByKey = new Map<string, FieldNode[]>();
  const visited = new Set<string>();
  const collect = (selectionSet: SelectionSetNode | undefined): void => {
    for (const selection of selectionSet?.selections ?? []) {
      if (!isIncluded(selection, selecting)) continue;
      if (selection.kind === Kind.FIELD) {
        const key = selection.alias?.value ?? selection.name.value;
        const nodes = nodesByKey.get(key);
        if (nodes === undefined) nodesByKey.set(key, [selection]);
        else nodes.push(selection);
      } else if (selection.kind === Kind.INLINE_FRAGMENT) {
        if (applies(selection.typeCondition, type, selecting)) collect(selection.selectionSet);
      } else if (!visited.has(selection.name.value)) {
        visited.add(selection.name.value);
        const fragment = selecting.fragments.get(selection.name.value);
        if (fragment && applies(fragment.typeCondition, type, selecting)) collect(fragment.selectionSet);
      }
    }
  };
  for (const selectionSet of selectionSets) collect(selectionSet);
  return nodesByKey;
}

function isIncluded({ directives = [] }: SelectionNode, { conditions }: Selecting): boolean {
  return directives.every((directive) => {
    const given = directive.arguments?.[0]?.value;
    const value =
      given?.kind === Kind.VARIABLE
        ? conditions.get(given.name.value)
        : given?.kind === Kind.BOOLEAN && given.value;
    if (directive.name.value === "skip") return value !== true;
    return directive.name.value !== "include" || value === true;
  });
}

function applies(
  condition: TypeNode | undefined,
  type: GraphQLObjectType | GraphQLInterfaceType,
  { schema }: Selecting,
): boolean {
  if (condition?.kind !== Kind.NAMED_TYPE || condition.name.value === type.name) return true;
  const wanted = schema.getType(condition.name.value);
  return isAbstractType(wanted) && schema.isSubType(wanted, type);
}
