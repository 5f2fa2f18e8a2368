import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isAbstractType,
  isInterfaceType,
  isLeafType,
  isListType,
  valueFromASTUntyped,
} from "graphql";
import type { CostNames } from "./cost-names.ts";

/** How many elements a list has, as `@listSize` says. */
export type ListSize = {
  readonly assumedSize: number | null;
  /** Arguments, or fields of arguments as `input.first`, of which the largest is the size. */
  readonly slicingArguments: readonly string[];
  /** Fields of the returned object that are the list, of a connection for instance. */
  readonly sizedFields: ReadonlySet<string>;
  /** Whether exactly one of the slicing arguments must be given. */
  readonly requiresOne: boolean;
};

/** What one field of the schema costs, without what is selected on it. */
export type FieldCost = {
  readonly field: GraphQLField<unknown, unknown>;
  /** Of each value that it returns. */
  readonly weight: number;
  readonly typeName: string;
  readonly isList: boolean;
  readonly listSize: ListSize | null;
};

/** What the fields, arguments and types of a schema weigh. */
export type CostModel = {
  /** @returns Undefined for a field that the type does not have, such as `__typename`. */
  fieldOf(typeName: string, fieldName: string): FieldCost | undefined;
  /** Of an argument or a field of an input object, without what is in it. */
  weightOf(input: GraphQLArgument | GraphQLInputField): number;
};

const COMPOSITE_WEIGHT = 1;
const LEAF_WEIGHT = 0;

/**
 * Reads `@cost` and `@listSize` of a supergraph. Without them a leaf weighs 0 and everything else 1; a field weighs what its type
 * weighs unless it says otherwise, and an interface or union as much as the heaviest type behind it. A field of an interface weighs
 * as much as the heaviest field behind it too, and where it says nothing of its length, what one of them says holds: nobody can tell
 * beforehand which of them will answer.
 *
 * @see https://ibm.github.io/graphql-specs/cost-spec.html
 * @see https://specs.apollo.dev/cost/v0.1
 */
export function costModelOf(schema: GraphQLSchema, names: CostNames): CostModel {
  const known = new Map<string, FieldCost | undefined>();
  const weightByInput = new Map<GraphQLArgument | GraphQLInputField, number>();

  const weightOfType = (type: GraphQLNamedType): number => {
    const own = weightOn(type, names);
    if (own !== null) return own;
    if (isAbstractType(type))
      return Math.max(COMPOSITE_WEIGHT, ...schema.getPossibleTypes(type).map(weightOfType));
    return isLeafType(type) ? LEAF_WEIGHT : COMPOSITE_WEIGHT;
  };
  const weightOfField = (field: GraphQLField<unknown, unknown>): number =>
    weightOn(field, names) ?? weightOfType(getNamedType(field.type));
  const readField = (typeName: string, fieldName: string): FieldCost | undefined => {
    const type = schema.getType(typeName);
    const field = type !== undefined && "getFields" in type ? type.getFields()[fieldName] : undefined;
    if (field === undefined || !("args" in field)) return undefined;
    const behind = isInterfaceType(type)
      ? schema.getPossibleTypes(type).map((one) => one.getFields()[fieldName] ?? field)
      : [];
    const sizes = [field, ...behind].map((one) => listSizeOn(one, names));
    return {
      field,
      weight: Math.max(...[field, ...behind].map(weightOfField)),
      typeName: getNamedType(field.type).name,
      isList: isListType(getNullableType(field.type)),
      listSize: sizes.find((size) => size !== null) ?? null,
    };
  };

  return {
    fieldOf(typeName, fieldName) {
      const coordinate = `${typeName}.${fieldName}`;
      if (!known.has(coordinate)) known.set(coordinate, readField(typeName, fieldName));
      return known.get(coordinate);
    },
    weightOf(input) {
      const weight =
        weightByInput.get(input) ?? weightOn(input, names) ?? weightOfType(getNamedType(input.type));
      weightByInput.set(input, weight);
      return weight;
    },
  };
}

type Annotated = {
  readonly astNode?:
    | GraphQLNamedType["astNode"]
    | GraphQLField<unknown, unknown>["astNode"]
    | GraphQLArgument["astNode"];
};

function argumentsOf(
  { astNode }: Annotated,
  directiveNames: ReadonlySet<string>,
): Record<string, unknown> | null {
  const directive = astNode?.directives?.find(({ name }) => directiveNames.has(name.value));
  if (directive === undefined) return null;
  return Object.fromEntries(
    (directive.arguments ?? []).map(({ name, value }) => [name.value, valueFromASTUntyped(value)]),
  );
}

// The specification has weights as strings, Federation as integers.
function weightOn(element: Annotated, { cost }: CostNames): number | null {
  const weight = argumentsOf(element, cost)?.weight;
  return weight === undefined || !Number.isFinite(Number(weight)) ? null : Number(weight);
}

function listSizeOn(field: GraphQLField<unknown, unknown>, { listSize }: CostNames): ListSize | null {
  const given = argumentsOf(field, listSize);
  if (given === null) return null;
  const { assumedSize, slicingArguments, sizedFields, requireOneSlicingArgument } = given;
  return {
    assumedSize: typeof assumedSize === "number" ? assumedSize : null,
    slicingArguments: textsOf(slicingArguments),
    sizedFields: new Set(textsOf(sizedFields)),
    requiresOne: requireOneSlicingArgument !== false,
  };
}

// As GraphQL reads lists: a single value is a list of one.
const textsOf = (value: unknown): readonly string[] =>
  value == null ? [] : Array.isArray(value) ? value.map(String) : [String(value)];
