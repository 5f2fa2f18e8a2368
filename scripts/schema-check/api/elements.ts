import {
  type ConstDirectiveNode,
  type GraphQLArgument,
  type GraphQLInputField,
  type GraphQLSchema,
  getNamedType,
  isEnumType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
  isSpecifiedScalarType,
} from "graphql";

/** Something of a schema that has a coordinate. */
export type Element = {
  readonly coordinate: string;
  /** What holds it: the field of an argument, the type of a field; null for a type. */
  readonly holder: string | null;
  readonly directives: readonly ConstDirectiveNode[];
  readonly deprecationReason: string | null;
};

type Source = {
  readonly astNode?: { readonly directives?: readonly ConstDirectiveNode[] } | null | undefined;
  readonly deprecationReason?: string | null | undefined;
};

const elementsBySchema = new WeakMap<GraphQLSchema, ReadonlyMap<string, Element>>();

/** Every type, field, argument, input field and enum value, by coordinate. */
export function elementsOf(schema: GraphQLSchema): ReadonlyMap<string, Element> {
  const known = elementsBySchema.get(schema);
  if (known !== undefined) return known;
  const elements = new Map([...elementsIn(schema)].map((element) => [element.coordinate, element]));
  elementsBySchema.set(schema, elements);
  return elements;
}

function* elementsIn(schema: GraphQLSchema): Generator<Element> {
  for (const type of Object.values(schema.getTypeMap())) {
    if (isIntrospectionType(type) || isSpecifiedScalarType(type)) continue;
    yield element(type.name, null, type as Source);
    if (isEnumType(type))
      for (const value of type.getValues()) yield element(`${type.name}.${value.name}`, type.name, value);
    if (!("getFields" in type)) continue;
    for (const field of Object.values(type.getFields())) {
      const coordinate = `${type.name}.${field.name}`;
      yield element(coordinate, type.name, field);
      if (!("args" in field)) continue;
      for (const argument of field.args)
        yield element(`${coordinate}(${argument.name}:)`, coordinate, argument);
    }
  }
}

const element = (
  coordinate: string,
  holder: string | null,
  { astNode, deprecationReason }: Source,
): Element => ({
  coordinate,
  holder,
  directives: astNode?.directives ?? [],
  deprecationReason: deprecationReason ?? null,
});

const outputEnumsBySchema = new WeakMap<GraphQLSchema, ReadonlySet<string>>();

/** Whether a field gives values of an enum: what only comes in can have a new value without a client that has to know it. */
export function isGiven(schema: GraphQLSchema, enumName: string): boolean {
  const known = outputEnumsBySchema.get(schema);
  if (known !== undefined) return known.has(enumName);
  const outputs = Object.values(schema.getTypeMap()).filter(
    (type) => isObjectType(type) || isInterfaceType(type),
  );
  const given = new Set(
    outputs
      .filter((type) => !isIntrospectionType(type))
      .flatMap((type) => Object.values(type.getFields()).map((field) => getNamedType(field.type).name)),
  );
  outputEnumsBySchema.set(schema, given);
  return given.has(enumName);
}

/** The argument or input field that a coordinate names. */
export function inputAt(
  schema: GraphQLSchema,
  typeName: string,
  fieldName: string,
  argumentName?: string,
): GraphQLArgument | GraphQLInputField | undefined {
  const type = schema.getType(typeName);
  const field = type !== undefined && "getFields" in type ? type.getFields()[fieldName] : undefined;
  if (field === undefined) return undefined;
  if (argumentName === undefined) return "args" in field ? undefined : field;
  return "args" in field ? field.args.find(({ name }) => name === argumentName) : undefined;
}
