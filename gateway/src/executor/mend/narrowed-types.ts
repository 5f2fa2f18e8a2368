import {
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  type InlineFragmentNode,
  isAbstractType,
  isCompositeType,
  isObjectType,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
  visit,
} from "graphql";
import { fragmentsOf } from "../../fragments.ts";

type Narrowing = {
  readonly schema: GraphQLSchema;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  selectionCount: number;
};

/** Selections of what is narrowed; fragments count in each of their places. */
const SELECTIONS_MAX = 10_000;

/**
 * The same document with fragments on object types only, and on those only that can stand where they are; null: that would be too
 * long. The planner cannot tell what a fragment on a union comes to where a subgraph has an interface as an object.
 */
export function withNarrowedTypes(document: DocumentNode, schema: GraphQLSchema): DocumentNode | null {
  const narrowing = { schema, fragments: fragmentsOf(document), selectionCount: 0 };
  const operations = document.definitions.filter(({ kind }) => kind === Kind.OPERATION_DEFINITION);
  const narrowed = visit(
    { ...document, definitions: operations },
    {
      [Kind.OPERATION_DEFINITION](operation) {
        const root = schema.getRootType(operation.operation);
        if (!root) return undefined;
        return { ...operation, selectionSet: narrowSet(operation.selectionSet, root, narrowing) };
      },
    },
  );
  return narrowing.selectionCount > SELECTIONS_MAX ? null : narrowed;
}

function narrowSet(
  set: SelectionSetNode,
  parent: GraphQLCompositeType,
  narrowing: Narrowing,
): SelectionSetNode {
  const selections = set.selections.flatMap((selection) => narrow(selection, parent, narrowing));
  return { kind: Kind.SELECTION_SET, selections: selections.length === 0 ? [TYPENAME] : selections };
}

const TYPENAME: SelectionNode = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: "__typename" } };

function narrow(
  selection: SelectionNode,
  parent: GraphQLCompositeType,
  narrowing: Narrowing,
): readonly SelectionNode[] {
  narrowing.selectionCount += 1;
  if (narrowing.selectionCount > SELECTIONS_MAX) return [];
  const { schema, fragments } = narrowing;
  if (selection.kind === Kind.FIELD) {
    const field = "getFields" in parent ? parent.getFields()[selection.name.value] : undefined;
    const type = field && getNamedType(field.type);
    if (selection.selectionSet === undefined || !isCompositeType(type)) return [selection];
    return [{ ...selection, selectionSet: narrowSet(selection.selectionSet, type, narrowing) }];
  }
  const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments.get(selection.name.value);
  if (fragment === undefined) return [];
  const name = fragment.typeCondition?.name.value;
  const within = (type: GraphQLCompositeType): InlineFragmentNode => ({
    kind: Kind.INLINE_FRAGMENT,
    ...(type !== parent && {
      typeCondition: { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: type.name } } as const,
    }),
    directives: selection.directives ?? [],
    selectionSet: narrowSet(fragment.selectionSet, type, narrowing),
  });
  if (name === undefined || name === parent.name) return [within(parent)];
  const wanted = typesOf(schema.getType(name), schema);
  return typesOf(parent, schema)
    .filter((type) => wanted.includes(type))
    .map(within);
}

function typesOf(type: GraphQLNamedType | undefined, schema: GraphQLSchema): readonly GraphQLCompositeType[] {
  if (isAbstractType(type)) return schema.getPossibleTypes(type);
  return isObjectType(type) ? [type] : [];
}
