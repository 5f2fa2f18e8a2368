import {
  type FragmentDefinitionNode,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isInterfaceType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
  type SelectionSetNode,
} from "graphql";
import { coordinateOf, type Guard } from "../guard/guard.ts";
import type { CacheHint, CacheHints } from "./cache-hints.ts";

/** How long the whole answer to an operation may be kept, and for whom. */
export type CachePolicy = { readonly maxAgeS: number; readonly isPrivate: boolean };

type Asked = {
  readonly operation: OperationDefinitionNode;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  /** What clients see. */
  readonly schema: GraphQLSchema;
};
type Rules = { readonly hints: CacheHints; readonly guard: Guard };

/**
 * The policy of a query: the shortest time of all its fields, whatever `@skip` and `@include` say. Null: it may not be kept, since
 * one of them has no hint, it asks about the schema, or no field says a time.
 *
 * What is guarded is private: a shared cache outside asks nobody for a token.
 */
export function cachePolicyOf({ operation, fragments, schema }: Asked, rules: Rules): CachePolicy | null {
  const root = schema.getRootType(operation.operation);
  if (operation.operation !== OperationTypeNode.QUERY || !root) return null;
  const hintOf = hintsOver(schema, rules);
  const walked = new Set<string>();
  let maxAgeS = Number.POSITIVE_INFINITY;
  let isPrivate = false;

  const mayKeep = ({ selections }: SelectionSetNode, type: GraphQLNamedType): boolean =>
    selections.every((selection) => {
      if (selection.kind === Kind.INLINE_FRAGMENT)
        return mayKeep(selection.selectionSet, typeNamed(selection.typeCondition?.name.value) ?? type);
      if (selection.kind === Kind.FRAGMENT_SPREAD) {
        const { value: name } = selection.name;
        if (walked.has(name)) return true;
        walked.add(name);
        const fragment = fragments.get(name);
        const condition = typeNamed(fragment?.typeCondition.name.value);
        return fragment !== undefined && condition !== null && mayKeep(fragment.selectionSet, condition);
      }
      const { value: name } = selection.name;
      if (name === "__typename") return true;
      const field = isObjectType(type) || isInterfaceType(type) ? type.getFields()[name] : undefined;
      const hint = hintOf(type, name);
      if (field === undefined || hint === null) return false;
      // Nothing stands above the root from which a time could come.
      if (type === root && hint.maxAgeS === null) return false;
      maxAgeS = Math.min(maxAgeS, hint.maxAgeS ?? maxAgeS);
      isPrivate ||= hint.isPrivate;
      return (
        selection.selectionSet === undefined || mayKeep(selection.selectionSet, getNamedType(field.type))
      );
    });
  const typeNamed = (name: string | undefined) =>
    name === undefined ? null : (schema.getType(name) ?? null);

  return mayKeep(operation.selectionSet, root) && Number.isFinite(maxAgeS) ? { maxAgeS, isPrivate } : null;
}

/** What holds for a field of a type: of an interface all that holds for the types that may answer. */
function hintsOver(schema: GraphQLSchema, { hints, guard }: Rules) {
  const isGuarded = (typeName: string, fieldName: string): boolean =>
    guard.has(typeName) || guard.has(coordinateOf(typeName, fieldName));

  return (type: GraphQLNamedType, fieldName: string): CacheHint | null => {
    const types = isAbstractType(type) ? schema.getPossibleTypes(type) : [type];
    const found = types.map(({ name }) => hints.get(coordinateOf(name, fieldName)));
    const known = found.filter((hint) => hint !== undefined);
    if (known.length === 0 || known.length < types.length) return null;
    const times = known.map(({ maxAgeS }) => maxAgeS).filter((maxAgeS) => maxAgeS !== null);
    return {
      maxAgeS: times.length === 0 ? null : Math.min(...times),
      isPrivate:
        known.some((hint) => hint.isPrivate) ||
        [type, ...types].some(({ name }) => isGuarded(name, fieldName)),
    };
  };
}
