import {
  type GraphQLField,
  type GraphQLInterfaceType,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isInterfaceType,
  isObjectType,
} from "graphql";

type Composite = GraphQLObjectType | GraphQLInterfaceType;

/** What only a signed-in viewer may ask for. */
export type Guard = {
  /** As `Type.field`. */
  readonly fields: ReadonlySet<string>;
  /** Types that are guarded as a whole. */
  readonly types: ReadonlySet<string>;
};

/** The name of a field in a guard. */
export const coordinateOf = (typeName: string, fieldName: string): string => `${typeName}.${fieldName}`;

/**
 * Collects what `@authenticated` guards in a supergraph.
 *
 * A guarded type guards each of its fields and each field that returns it. What an interface's field is guarded with
 * holds for the types that implement it, since a direct way must not be wider than the way through the interface; and
 * an interface's field is guarded when it is guarded in any of these types, since nobody can tell beforehand which of
 * them will answer.
 *
 * @param names What the directive is called there.
 */
export function guardOf(schema: GraphQLSchema, names: ReadonlySet<string>): Guard {
  const isMarked = (element: GraphQLNamedType | GraphQLField<unknown, unknown>) => {
    const extensions = "extensionASTNodes" in element ? element.extensionASTNodes : [];
    return [element.astNode, ...extensions].some((node) =>
      node?.directives?.some(({ name }) => names.has(name.value)),
    );
  };

  const allTypes = Object.values(schema.getTypeMap());
  const composites = allTypes.filter((type) => isObjectType(type) || isInterfaceType(type));
  const types = new Set(allTypes.filter(isMarked).map(({ name }) => name));

  const isGuardedAlone = (type: Composite, fieldName: string): boolean => {
    const field = type.getFields()[fieldName];
    if (field === undefined) return false;
    return types.has(type.name) || types.has(getNamedType(field.type).name) || isMarked(field);
  };
  const isGuardedFromAbove = (type: Composite, fieldName: string): boolean =>
    [type, ...type.getInterfaces()].some((one) => isGuardedAlone(one, fieldName));
  const isGuarded = (type: Composite, fieldName: string): boolean => {
    const { objects, interfaces } = isInterfaceType(type)
      ? schema.getImplementations(type)
      : { objects: [], interfaces: [] };
    return [type, ...objects, ...interfaces].some((one) => isGuardedFromAbove(one, fieldName));
  };

  const fields = composites.flatMap((type) =>
    Object.keys(type.getFields())
      .filter((fieldName) => isGuarded(type, fieldName))
      .map((fieldName) => coordinateOf(type.name, fieldName)),
  );
  return { fields: new Set(fields), types };
}
