import {
  type DocumentNode,
  type GraphQLInputType,
  type GraphQLSchema,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isListType,
  isNonNullType,
  Kind,
  separateOperations,
  TypeInfo,
  typeFromAST,
  visit,
  visitWithTypeInfo,
} from "graphql";

/** What an operation takes from an API: made once, counted with every request. */
export type OperationUsage = {
  /**
   * The fields that it selects, of interfaces also those of the types behind, the arguments that it gives, the input fields and
   * enum values that it writes out: `Type.field`, `Type.field(argument:)`, `Input.field`, `Enum.VALUE`.
   */
  readonly coordinates: readonly string[];
  /** Tells the input fields and enum values in the variables of a request; null where no variable can hold any. */
  readonly inVariables: ((variables: Variables, tell: (coordinate: string) => void) => void) | null;
};

type Variables = Readonly<Record<string, unknown>>;

/** Of a request's variables at most so many values are looked at: what is beyond is a long list of the same. */
const VALUES_MAX = 1_000;

/**
 * @param document Valid against the API.
 * @param once Gives the same text for the same coordinate, so that a thousand operations hold the names of one API.
 */
export function operationUsage(
  document: DocumentNode,
  operationName: string | null,
  api: GraphQLSchema,
  once: (coordinate: string) => string = (coordinate) => coordinate,
): OperationUsage {
  // Fragments of the operation alone: a document may hold others.
  const all = separateOperations(document);
  const own = all[operationName ?? ""] ?? Object.values(all)[0] ?? document;
  return { coordinates: coordinatesIn(own, api).map(once), inVariables: variableReader(own, api) };
}

function coordinatesIn(document: DocumentNode, api: GraphQLSchema): readonly string[] {
  const found = new Set<string>();
  const info = new TypeInfo(api);
  visit(
    document,
    visitWithTypeInfo(info, {
      [Kind.FIELD]({ name }) {
        const parent = info.getParentType();
        if (parent == null || isIntrospection(parent.name) || isIntrospection(name.value)) return;
        found.add(`${parent.name}.${name.value}`);
        if (isInterfaceType(parent))
          for (const type of api.getPossibleTypes(parent)) found.add(`${type.name}.${name.value}`);
      },
      [Kind.ARGUMENT]({ name }) {
        const parent = info.getParentType();
        const field = info.getFieldDef();
        if (info.getDirective() != null || parent == null || field == null) return;
        if (!isIntrospection(parent.name) && !isIntrospection(field.name))
          found.add(`${parent.name}.${field.name}(${name.value}:)`);
      },
      [Kind.OBJECT_FIELD]({ name }) {
        const type = getNamedType(info.getParentInputType());
        if (isInputObjectType(type)) found.add(`${type.name}.${name.value}`);
      },
      [Kind.ENUM]({ value }) {
        const type = getNamedType(info.getInputType());
        if (isEnumType(type)) found.add(`${type.name}.${value}`);
      },
    }),
  );
  return [...found];
}

const isIntrospection = (name: string): boolean => name.startsWith("__");

function variableReader(document: DocumentNode, api: GraphQLSchema): OperationUsage["inVariables"] {
  const typeByVariable = new Map<string, GraphQLInputType>();
  visit(document, {
    [Kind.VARIABLE_DEFINITION]({ variable, type: node }) {
      const type = typeFromAST(api, node as never) as GraphQLInputType | undefined;
      const named = getNamedType(type);
      if (type !== undefined && (isEnumType(named) || isInputObjectType(named)))
        typeByVariable.set(variable.name.value, type);
    },
  });
  if (typeByVariable.size === 0) return null;
  return (variables, tell) => {
    let left = VALUES_MAX;
    const look = (type: GraphQLInputType, value: unknown): void => {
      left -= 1;
      if (left < 0 || value == null) return;
      if (isNonNullType(type)) {
        look(type.ofType, value);
        return;
      }
      if (isListType(type)) {
        for (const one of Array.isArray(value) ? value : [value]) if (left > 0) look(type.ofType, one);
        return;
      }
      if (isEnumType(type)) {
        if (typeof value === "string" && type.getValue(value) !== undefined) tell(`${type.name}.${value}`);
        return;
      }
      if (!isInputObjectType(type) || typeof value !== "object") return;
      // By the fields of the type: what the client calls things is nobody's business until it is known to be a name.
      for (const field of Object.values(type.getFields())) {
        if (!Object.hasOwn(value, field.name)) continue;
        tell(`${type.name}.${field.name}`);
        look(field.type, (value as Record<string, unknown>)[field.name]);
      }
    };
    for (const [name, type] of typeByVariable) look(type, variables[name]);
  };
}
