import {
  type FieldNode,
  GraphQLError,
  type GraphQLInterfaceType,
  type GraphQLLeafType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  isAbstractType,
  isEnumType,
  isInterfaceType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  isUnionType,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from "graphql";
import { quoted } from "../json.ts";
import { dataKeyOf } from "../mend/data-keys.ts";
import { collectFields, type Selecting } from "./collect-fields.ts";
import { isAboutSchema } from "./introspection.ts";

/** How a field is written. */
export type FieldShape = {
  /** In the answer. */
  readonly key: string;
  /** In the tree that answers are merged into. */
  readonly dataKey: string;
  /** The key as JSON, with its colon. */
  readonly label: string;
  /** Null for `__typename`, for what is about the schema, and for what is refused. */
  readonly value: ValueShape | null;
  /** What of the operation asks about the schema here; null: nothing. */
  readonly aboutSchema: readonly FieldNode[] | null;
  readonly refusal: RefusedField | null;
  /** Whether objects inherit something of that name. */
  readonly isInherited: boolean;
};

/** A field that is closed to whoever asks. */
export type RefusedField = { readonly isNonNull: boolean; readonly code: string; readonly need: string };

/** How an object of one type is written. */
export type ObjectShape = {
  /** Null while no more is known of the object than an interface: a subgraph has it as an `@interfaceObject`. */
  readonly typename: string | null;
  /** Whether it is where operations begin, which may be come upon below the root too. */
  readonly isRoot: boolean;
  readonly fields: readonly FieldShape[];
};

/** How a value is written. */
export type ValueShape = { readonly isNonNull: boolean; readonly typeName: string } & (
  | { readonly kind: "leaf"; readonly write: LeafWriter }
  | { readonly kind: "list"; readonly element: ValueShape }
  /** `shapeOf` gives null for a type that clients do not know, and for one that the value cannot be of. */
  | {
      readonly kind: "object";
      readonly only: (() => ObjectShape) | null;
      readonly shapeOf: (typename: string) => ObjectShape | null;
    }
);

/** JSON of a value, or null when it is no value of the type. */
export type LeafWriter = (value: unknown) => string | null;

/** Compiles everything that an operation selects. */
export function rootShape(operation: OperationDefinitionNode, selecting: Selecting): ObjectShape {
  const type = selecting.schema.getRootType(operation.operation);
  if (!type) throw new GraphQLError(`This graph has no ${operation.operation}s.`, { nodes: operation });
  return objectShape(type, [operation], selecting);
}

type Fielded = GraphQLObjectType | GraphQLInterfaceType;
type Parent = { readonly selectionSet?: SelectionSetNode | undefined };

/** Compiles the fields that are selected on a type. */
function objectShape(type: Fielded, parents: readonly Parent[], selecting: Selecting): ObjectShape {
  const selectionSets = parents.map(({ selectionSet }) => selectionSet);
  const collected = collectFields(type, selectionSets, selecting);
  const fields = [...collected].map(([key, fieldNodes]): FieldShape => {
    const [first] = fieldNodes as [FieldNode, ...FieldNode[]];
    const field = type.getFields()[first.name.value];
    const dataKey = dataKeyOf(first, selecting.plannerKeys);
    const refusal = refusedField(field?.type, fieldNodes, selecting);
    return {
      key,
      dataKey,
      label: `"${key}":`,
      value:
        field === undefined || refusal !== null
          ? null
          : valueShape(field.type, openOf(fieldNodes, selecting), selecting),
      aboutSchema: field === undefined && isAboutSchema(first) ? fieldNodes : null,
      refusal,
      isInherited: dataKey in Object.prototype,
    };
  });
  const { schema } = selecting;
  const isRoot = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()].includes(
    type as GraphQLObjectType,
  );
  return { typename: isObjectType(type) ? type.name : null, isRoot, fields };
}

// A field that is also asked for where it is open is answered, with what is selected there.
const openOf = (nodes: readonly FieldNode[], { refusalByField }: Selecting): readonly FieldNode[] =>
  refusalByField === undefined ? nodes : nodes.filter((node) => !refusalByField.has(node));

/** Null when a field is open. @param type Undefined for `__typename`. */
function refusedField(
  type: GraphQLOutputType | undefined,
  nodes: readonly FieldNode[],
  selecting: Selecting,
): RefusedField | null {
  const [first] = nodes;
  const refusal = first && selecting.refusalByField?.get(first);
  if (refusal === undefined || openOf(nodes, selecting).length > 0) return null;
  return { ...refusal, isNonNull: type === undefined || isNonNullType(type) };
}

/** Compiles what is selected on a value of a type. */
function valueShape(type: GraphQLOutputType, nodes: readonly FieldNode[], selecting: Selecting): ValueShape {
  if (isNonNullType(type)) return { ...valueShape(type.ofType, nodes, selecting), isNonNull: true };
  const common = { isNonNull: false, typeName: String(type) };
  if (isListType(type))
    return { ...common, kind: "list", element: valueShape(type.ofType, nodes, selecting) };
  if (isLeafType(type)) return { ...common, kind: "leaf", write: leafWriter(type) };

  const shapes = new Map<string, ObjectShape>();
  const shapeFor = (objectType: Fielded): ObjectShape => {
    const shape = shapes.get(objectType.name) ?? objectShape(objectType, nodes, selecting);
    shapes.set(objectType.name, shape);
    return shape;
  };
  return {
    ...common,
    kind: "object",
    only: isUnionType(type) ? null : () => shapeFor(type),
    shapeOf: (typename) => {
      const known = shapes.get(typename);
      if (known !== undefined) return known;
      const objectType = selecting.schema.getType(typename);
      if (!isObjectType(objectType) && !isInterfaceType(objectType)) return null;
      const isOfType =
        objectType === type || (isAbstractType(type) && selecting.schema.isSubType(type, objectType));
      return isOfType ? shapeFor(objectType) : null;
    },
  };
}

const INTEGER = /^-?\d+$/;
const json = (value: unknown): string => JSON.stringify(value);
const textual: LeafWriter = (value) => (typeof value === "string" ? quoted(value) : null);
const integral: LeafWriter = (value) =>
  typeof value === "number" && INTEGER.test(String(value)) ? String(value) : null;

const WRITERS: Readonly<Record<string, LeafWriter>> = {
  String: textual,
  Int: integral,
  ID: (value) => textual(value) ?? integral(value),
  Float: (value) => (typeof value === "number" && Number.isFinite(value) ? String(value) : null),
  Boolean: (value) => (typeof value === "boolean" ? String(value) : null),
};

function leafWriter(type: GraphQLLeafType): LeafWriter {
  if (!isEnumType(type)) return WRITERS[type.name] ?? json;
  const names = new Map(type.getValues().map(({ name }) => [name, `"${name}"`]));
  return (value) => (typeof value === "string" ? (names.get(value) ?? null) : null);
}
