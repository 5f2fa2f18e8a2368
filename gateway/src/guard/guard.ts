import {
  type ConstDirectiveNode,
  type GraphQLField,
  type GraphQLInterfaceType,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isInterfaceType,
  isObjectType,
} from "graphql";
import { isMet, type ScopeRule, scopeRuleOf } from "./scope-rule.ts";

type Composite = GraphQLObjectType | GraphQLInterfaceType;
type Element = GraphQLNamedType | GraphQLField<unknown, unknown>;

/** What not everybody may ask for. */
export type Closed = {
  /** As `Type.field`. */
  readonly fields: ReadonlySet<string>;
  /** Types that are guarded as a whole. */
  readonly types: ReadonlySet<string>;
};

/** What only a signed-in viewer may ask for, and of that what takes scopes: all rules of a field or type must be met. */
export type Guard = Closed & { readonly scopeRules: ReadonlyMap<string, readonly ScopeRule[]> };

/** What the directives that guard are called in a supergraph. */
export type GuardNames = {
  readonly authenticated: ReadonlySet<string>;
  readonly requiresScopes: ReadonlySet<string>;
};

/** The name of a field in a guard. */
export const coordinateOf = (typeName: string, fieldName: string): string => `${typeName}.${fieldName}`;

/**
 * Collects what `@authenticated` and `@requiresScopes` guard in a supergraph.
 *
 * A guarded type guards each of its fields and each field that returns it. What an interface's field is guarded with
 * holds for the types that implement it, since a direct way must not be wider than the way through the interface; and
 * an interface's field is guarded when it is guarded in any of these types, since nobody can tell beforehand which of
 * them will answer.
 */
export function guardOf(schema: GraphQLSchema, names: GuardNames): Guard {
  const directivesOn = (element: Element): readonly ConstDirectiveNode[] => {
    const extensions = "extensionASTNodes" in element ? element.extensionASTNodes : [];
    return [element.astNode, ...extensions].flatMap((node) => node?.directives ?? []);
  };
  const rulesOn = (element: Element): ScopeRule[] =>
    directivesOn(element)
      .filter(({ name }) => names.requiresScopes.has(name.value))
      .map(scopeRuleOf);
  const isMarked = (element: Element) =>
    directivesOn(element).some(
      ({ name }) => names.authenticated.has(name.value) || names.requiresScopes.has(name.value),
    );

  const allTypes = Object.values(schema.getTypeMap());
  const composites = allTypes.filter((type) => isObjectType(type) || isInterfaceType(type));
  const types = allTypes.filter(isMarked);

  // Everything whose mark counts for a field: the field, its type, what it returns; above it, and below an interface.
  const elementsAlone = (type: Composite, fieldName: string): Element[] => {
    const field = type.getFields()[fieldName];
    return field === undefined ? [] : [field, type, getNamedType(field.type)];
  };
  const elementsOf = (type: Composite, fieldName: string): Element[] => {
    const { objects, interfaces } = isInterfaceType(type)
      ? schema.getImplementations(type)
      : { objects: [], interfaces: [] };
    return [type, ...objects, ...interfaces]
      .flatMap((one) => [one, ...one.getInterfaces()])
      .flatMap((one) => elementsAlone(one, fieldName));
  };

  const fields = composites.flatMap((type) =>
    Object.keys(type.getFields())
      .map((name) => ({
        coordinate: coordinateOf(type.name, name),
        marked: elementsOf(type, name).filter(isMarked),
      }))
      .filter(({ marked }) => marked.length > 0),
  );
  const rules = [
    ...fields.map(({ coordinate, marked }) => [coordinate, marked.flatMap(rulesOn)] as const),
    ...types.map((type) => [type.name, rulesOn(type)] as const),
  ];
  return {
    fields: new Set(fields.map(({ coordinate }) => coordinate)),
    types: new Set(types.map(({ name }) => name)),
    scopeRules: new Map(rules.filter(([, found]) => found.length > 0)),
  };
}

/** What of a guard is closed to a viewer with these scopes. Null: to nobody in particular, all of it. */
export function closedTo(guard: Guard, scopes: readonly string[] | null): Closed {
  if (scopes === null) return guard;
  const closed = [...guard.scopeRules].filter(([, rules]) => !rules.every((rule) => isMet(rule, scopes)));
  const names = new Set(closed.map(([name]) => name));
  return { fields: names, types: names };
}
