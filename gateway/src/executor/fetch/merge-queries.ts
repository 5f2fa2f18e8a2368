import {
  type ASTNode,
  type DocumentNode,
  Kind,
  type NameNode,
  OperationTypeNode,
  print,
  type SelectionNode,
  visit,
} from "graphql";

/** What a variable, a fragment or the root field of one part is called in the whole. */
export const partName = (index: number, name: string): string => `p${index}_${name}`;

/**
 * Writes several queries for entities as one: the root field of each gets an alias, its variables and fragments get names
 * of their own.
 */
export function mergeQueries(queries: readonly DocumentNode[]): string {
  const definitions = queries.flatMap(renamedDefinitions);
  const operations = definitions.filter((node) => node.kind === Kind.OPERATION_DEFINITION);
  return print({
    kind: Kind.DOCUMENT,
    definitions: [
      {
        kind: Kind.OPERATION_DEFINITION,
        operation: OperationTypeNode.QUERY,
        variableDefinitions: operations.flatMap(({ variableDefinitions }) => variableDefinitions ?? []),
        selectionSet: {
          kind: Kind.SELECTION_SET,
          selections: operations.flatMap(({ selectionSet }, index) =>
            selectionSet.selections.map((selection) => withAlias(selection, index)),
          ),
        },
      },
      ...definitions.filter((node) => node.kind === Kind.FRAGMENT_DEFINITION),
    ],
  });
}

function renamedDefinitions({ definitions }: DocumentNode, index: number) {
  const rename = (name: NameNode): NameNode => ({ ...name, value: partName(index, name.value) });
  const renamed = <Node extends ASTNode>(node: Node): Node =>
    visit(node, {
      [Kind.VARIABLE]: (variable) => ({ ...variable, name: rename(variable.name) }),
      [Kind.FRAGMENT_SPREAD]: (spread) => ({ ...spread, name: rename(spread.name) }),
      [Kind.FRAGMENT_DEFINITION]: (fragment) => ({ ...fragment, name: rename(fragment.name) }),
    });
  return definitions.map((definition) => renamed(definition));
}

const withAlias = (selection: SelectionNode, index: number): SelectionNode =>
  selection.kind === Kind.FIELD
    ? { ...selection, alias: { kind: Kind.NAME, value: partName(index, selection.name.value) } }
    : selection;
