import {
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLSchema,
  getDirectiveValues,
  getNamedType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from "graphql";

type Question = {
  readonly operation: OperationDefinitionNode;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly variables: Readonly<Record<string, unknown>>;
  /** With `@listSize` on the fields that answer with pages. */
  readonly schema: GraphQLSchema;
};

/** The fields below a page that hold its rows, and how many rows that can be. */
type Page = { readonly sizedFields: readonly string[]; readonly rows: number };
type ListSize = { readonly slicingArguments?: readonly string[]; readonly sizedFields?: readonly string[] };

/**
 * How many rows an operation can ask for at most: pages within pages multiply. It counts what `@listSize` describes, and
 * follows the length of the document, since a fragment is counted once for each size of page that it stands in.
 */
export function listedRowsOf({ operation, fragments, variables, schema }: Question): number {
  const directive = schema.getDirective("listSize");
  if (directive == null) return 0;
  const rowsByFragment = new Map<string, number>();

  const rowsIn = (selectionSet: SelectionSetNode, typeName: string, page: Page | null): number =>
    selectionSet.selections.reduce((rows, selection) => {
      if (selection.kind === Kind.FIELD) return rows + rowsOfField(selection, typeName, page);
      if (selection.kind === Kind.FRAGMENT_SPREAD) return rows + rowsOfFragment(selection.name.value, page);
      return rows + rowsIn(selection.selectionSet, selection.typeCondition?.name.value ?? typeName, page);
    }, 0);

  const rowsOfField = (node: FieldNode, typeName: string, page: Page | null): number => {
    const field = fieldOf(schema, typeName, node.name.value);
    if (field === undefined || node.selectionSet === undefined) return 0;
    const below = rowsIn(node.selectionSet, getNamedType(field.type).name, pageOf(field, node));
    return page?.sizedFields.includes(node.name.value) ? page.rows * (1 + below) : below;
  };

  const rowsOfFragment = (name: string, page: Page | null): number => {
    const key = `${name} ${page?.rows}`;
    const fragment = fragments.get(name);
    if (!rowsByFragment.has(key) && fragment !== undefined) {
      // A cycle counts nothing: it is refused by a rule of its own.
      rowsByFragment.set(key, 0);
      rowsByFragment.set(key, rowsIn(fragment.selectionSet, fragment.typeCondition.name.value, page));
    }
    return rowsByFragment.get(key) ?? 0;
  };

  const pageOf = (field: GraphQLField<unknown, unknown>, node: FieldNode): Page | null => {
    const listSize = field.astNode && (getDirectiveValues(directive, field.astNode) as ListSize | undefined);
    const { slicingArguments = [], sizedFields = [] } = listSize ?? {};
    const sizes = slicingArguments.map((name) => sizeOf(field, node, name));
    return sizedFields.length > 0 ? { sizedFields, rows: Math.max(0, ...sizes) } : null;
  };

  // What is no number is refused later, by whoever coerces it; until then it counts like a missing argument.
  const sizeOf = (field: GraphQLField<unknown, unknown>, node: FieldNode, name: string): number => {
    const given = node.arguments?.find((argument) => argument.name.value === name)?.value;
    const value =
      given?.kind === Kind.VARIABLE
        ? (variables[given.name.value] ?? defaultOf(operation, given.name.value))
        : given?.kind === Kind.INT && Number(given.value);
    const fallback = field.args.find((argument) => argument.name === name)?.defaultValue;
    return typeof value === "number" ? value : Number(fallback ?? 0);
  };

  const root = schema.getRootType(operation.operation);
  return root ? rowsIn(operation.selectionSet, root.name, null) : 0;
}

function fieldOf(schema: GraphQLSchema, typeName: string, fieldName: string) {
  const type = schema.getType(typeName);
  return type !== undefined && "getFields" in type
    ? (type.getFields()[fieldName] as GraphQLField<unknown, unknown> | undefined)
    : undefined;
}

function defaultOf({ variableDefinitions = [] }: OperationDefinitionNode, name: string): number | undefined {
  const value = variableDefinitions.find(({ variable }) => variable.name.value === name)?.defaultValue;
  return value?.kind === Kind.INT ? Number(value.value) : undefined;
}
