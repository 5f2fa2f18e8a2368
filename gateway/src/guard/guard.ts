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
import { type AccessRule, accessRuleOf, isMet } from "./access-rule.ts";

type Composite = GraphQLObjectType | GraphQLInterfaceType;
type Element = GraphQLNamedType | GraphQLField<unknown, unknown>;

/** What a viewer must be or have for something: all of it. */
export type Rules = {
  /** Whether it takes a signed-in viewer: a scope always does, a policy need not. */
  readonly needsViewer: boolean;
  readonly scopes: readonly AccessRule[];
  readonly policies: readonly AccessRule[];
};

/** What not everybody may ask for, by name: fields as `Type.field`, and types that are guarded as a whole. */
export type Guard = ReadonlyMap<string, Rules>;

/** What the directives that guard are called in a supergraph. */
export type GuardNames = {
  readonly authenticated: ReadonlySet<string>;
  readonly requiresScopes: ReadonlySet<string>;
  readonly policy: ReadonlySet<string>;
};

/** What somebody who asks has to show. */
export type Access = {
  readonly isViewer: boolean;
  readonly scopes: readonly string[];
  readonly policies: readonly string[];
};

/** The name of a field in a guard. */
export const coordinateOf = (typeName: string, fieldName: string): string => `${typeName}.${fieldName}`;

/**
 * Collects what `@authenticated`, `@requiresScopes` and `@policy` guard in a supergraph.
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
  const rulesOn = (elements: readonly Element[]): Rules | null => {
    const directives = elements.flatMap(directivesOn);
    const named = (wanted: ReadonlySet<string>) => directives.filter(({ name }) => wanted.has(name.value));
    const scopes = named(names.requiresScopes).map((one) => accessRuleOf(one, "scopes"));
    const policies = named(names.policy).map((one) => accessRuleOf(one, "policies"));
    const needsViewer = scopes.length > 0 || named(names.authenticated).length > 0;
    return needsViewer || policies.length > 0 ? { needsViewer, scopes, policies } : null;
  };

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

  const allTypes = Object.values(schema.getTypeMap());
  const composites = allTypes.filter((type) => isObjectType(type) || isInterfaceType(type));
  const fields = composites.flatMap((type) =>
    Object.keys(type.getFields()).map(
      (name) => [coordinateOf(type.name, name), rulesOn(elementsOf(type, name))] as const,
    ),
  );
  const types = allTypes.map((type) => [type.name, rulesOn([type])] as const);
  return new Map(
    [...fields, ...types].flatMap(([name, rules]) => (rules === null ? [] : [[name, rules] as const])),
  );
}

/** Whether somebody may ask for what has these rules. */
export const isOpenTo = ({ needsViewer, scopes, policies }: Rules, access: Access): boolean =>
  (access.isViewer || !needsViewer) &&
  scopes.every((rule) => isMet(rule, access.scopes)) &&
  policies.every((rule) => isMet(rule, access.policies));
