import {
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isRequiredArgument,
  isRequiredInputField,
} from "graphql";

/** A field on the way from a root to another field. */
export type WayStep = { readonly parent: string; readonly field: GraphQLField<unknown, unknown> };

/**
 * A way from a root to each field of a schema, through open fields as far as there are any: what lies behind a guarded field only
 * would not show that it is guarded itself.
 */
export function waysToFields(
  schema: GraphQLSchema,
  isGuarded: (coordinate: string) => boolean,
): ReadonlyMap<string, readonly WayStep[]> {
  const ways = new Map<string, readonly WayStep[]>();
  const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()].filter(
    (root) => root != null,
  );
  const behindOpen = roots.map((type) => ({ typeName: type.name, way: [] as readonly WayStep[] }));
  const behindGuarded: typeof behindOpen = [];

  for (const reached = new Set<string>(); behindOpen.length + behindGuarded.length > 0; ) {
    const { typeName, way } = behindOpen.shift() ?? behindGuarded.shift() ?? { typeName: "", way: [] };
    const type = schema.getType(typeName);
    if (reached.has(typeName) || type === undefined || !("getFields" in type)) continue;
    reached.add(typeName);
    for (const field of Object.values((type as GraphQLObjectType).getFields())) {
      const longer = [...way, { parent: typeName, field }];
      const coordinate = `${typeName}.${field.name}`;
      ways.set(coordinate, longer);
      const waiting = isGuarded(coordinate) ? behindGuarded : behindOpen;
      waiting.push({ typeName: getNamedType(field.type).name, way: longer });
    }
  }
  return ways;
}

/** An operation that asks for the last field of a way, with something for each required argument. */
export function operationAlong(way: readonly WayStep[]) {
  const declarations: string[] = [];
  const variables: Record<string, unknown> = {};
  const selection = way.reduceRight((below, { field }, index) => {
    const given = field.args.filter(isRequiredArgument).map((argument) => {
      const name = `v${index}_${argument.name}`;
      declarations.push(`$${name}: ${argument.type}`);
      variables[name] = inputFor(argument.type);
      return `${argument.name}: $${name}`;
    });
    const isLeaf = !isCompositeType(getNamedType(field.type));
    return `${field.name}${given.length > 0 ? `(${given.join(", ")})` : ""}${isLeaf ? "" : ` { ${below} }`}`;
  }, "__typename");
  const kind = (way[0]?.parent ?? "Query").toLowerCase();
  const query = `${kind} ${declarations.length > 0 ? `(${declarations.join(", ")})` : ""} { ${selection} }`;
  return { query, variables };
}

/** A value of a type, with no more in it than there must be. */
function inputFor(type: GraphQLInputType): unknown {
  if (isNonNullType(type)) return inputFor(type.ofType);
  if (isListType(type)) return [];
  if (isEnumType(type)) return type.getValues()[0]?.name;
  if (isInputObjectType(type))
    return Object.fromEntries(
      Object.values(type.getFields())
        .filter(isRequiredInputField)
        .map((field) => [field.name, inputFor(field.type)]),
    );
  const { name } = type;
  if (name === "Boolean") return true;
  return name === "Int" || name === "Float" ? 1 : "1";
}
