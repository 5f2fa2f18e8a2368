import {
  type ASTNode,
  type DirectiveNode,
  type DocumentNode,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isInputObjectType,
  Kind,
  parse,
  print,
  type SelectionSetNode,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from "graphql";

/** Which field of which type; null for the type itself. */
type Reading = readonly [type: string, field: string | null];

/** Where a field or a type says what a subgraph needs to know of it, each a set of fields. */
const FIELD_SETS = new Set(["requires", "provides", "key"]);

/**
 * All that the planner and the estimate of costs can read of a supergraph for one operation, as text by coordinate: what it
 * selects, who has that, by which keys, and what that requires in turn. Where it is the same on both sides, so is the plan, and it
 * need not be made.
 *
 * @param supergraph With its nodes.
 * @param api What the operation is valid against.
 */
export function whatAPlanReads(
  document: DocumentNode,
  supergraph: GraphQLSchema,
  api: GraphQLSchema,
): ReadonlyMap<string, string> {
  const textByCoordinate = new Map<string, string>();
  const waiting = selectedIn(document, api);
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const [typeName, fieldName] = next;
    const coordinate = fieldName === null ? typeName : `${typeName}.${fieldName}`;
    const type = supergraph.getType(typeName);
    if (type === undefined || textByCoordinate.has(coordinate)) continue;
    const field = fieldName === null ? null : fieldOf(type, fieldName);
    const node = field === null ? type.astNode : field?.astNode;
    textByCoordinate.set(coordinate, textOf(node, isInputObjectType(type)));
    waiting.push(...(field == null ? readOfType(type, supergraph) : readOfField(type, field, supergraph)));
    if (isAbstractType(type))
      waiting.push(...supergraph.getPossibleTypes(type).map(({ name }): Reading => [name, fieldName]));
  }
  return textByCoordinate;
}

function selectedIn(document: DocumentNode, api: GraphQLSchema): Reading[] {
  const found: Reading[] = [];
  const info = new TypeInfo(api);
  const noteType = () => void found.push([info.getType()?.toString() ?? "", null]);
  visit(
    document,
    visitWithTypeInfo(info, {
      [Kind.FIELD]: ({ name }) => void found.push([info.getParentType()?.name ?? "", name.value]),
      [Kind.INLINE_FRAGMENT]: noteType,
      [Kind.FRAGMENT_DEFINITION]: noteType,
    }),
  );
  return found;
}

const readOfType = (type: GraphQLNamedType, supergraph: GraphQLSchema): Reading[] =>
  fieldSetsOf(type.astNode).flatMap((set) => fieldsIn(set, type.name, supergraph));

// What is required is of the type itself, what is provided of what the field gives.
const readOfField = (
  type: GraphQLNamedType,
  { astNode, type: given, args }: GraphQLField<unknown, unknown>,
  supergraph: GraphQLSchema,
): Reading[] => [
  ...[type.name, getNamedType(given).name, ...args.map((one) => getNamedType(one.type).name)].map(
    (name): Reading => [name, null],
  ),
  ...fieldSetsOf(astNode).flatMap((set) => [
    ...fieldsIn(set, type.name, supergraph),
    ...fieldsIn(set, getNamedType(given).name, supergraph),
  ]),
];

const fieldSetsOf = (node: { readonly directives?: readonly DirectiveNode[] } | null | undefined) =>
  (node?.directives ?? [])
    .flatMap(({ arguments: given = [] }) => given)
    .flatMap(({ name, value }) =>
      FIELD_SETS.has(name.value) && value.kind === Kind.STRING ? [value.value] : [],
    );

function fieldsIn(set: string, typeName: string, supergraph: GraphQLSchema): Reading[] {
  const found: Reading[] = [];
  const walk = ({ selections }: SelectionSetNode, parent: string): void => {
    for (const selection of selections) {
      if (selection.kind === Kind.INLINE_FRAGMENT)
        walk(selection.selectionSet, selection.typeCondition?.name.value ?? parent);
      if (selection.kind !== Kind.FIELD) continue;
      found.push([parent, selection.name.value]);
      const field = fieldOf(supergraph.getType(parent), selection.name.value);
      if (selection.selectionSet && field) walk(selection.selectionSet, getNamedType(field.type).name);
    }
  };
  const [definition] = parse(`{${set}}`, { noLocation: true }).definitions;
  if (definition?.kind === Kind.OPERATION_DEFINITION) walk(definition.selectionSet, typeName);
  return found;
}

function fieldOf(
  type: GraphQLNamedType | undefined,
  name: string,
): GraphQLField<unknown, unknown> | undefined {
  const field = type !== undefined && "getFields" in type ? type.getFields()[name] : undefined;
  return field !== undefined && "args" in field ? field : undefined;
}

// What people read is nothing to the planner. Fields are told one by one, those of inputs together.
const textOf = (node: ASTNode | null | undefined, isInput: boolean): string =>
  node == null
    ? ""
    : print(
        visit(node, {
          enter: (one) => {
            if (!("description" in one) && one !== node) return undefined;
            const { description: _, ...rest } = one as ASTNode & { description?: unknown };
            const isHead = one === node && "fields" in rest && !isInput;
            return isHead ? { ...rest, fields: [] } : rest;
          },
        }),
      );
