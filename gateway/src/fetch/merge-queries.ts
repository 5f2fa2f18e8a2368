import {
  type ASTNode,
  Kind,
  type NameNode,
  type OperationDefinitionNode,
  OperationTypeNode,
  print,
  type SelectionNode,
  visit,
} from "graphql";
import { fetchDocument } from "./fetch-document.ts";

/** What a variable, a fragment or the root field of one part is called in the whole. */
export const partName = (index: number, name: string): string => `p${index}_${name}`;

/**
 * Writes several queries for entities as one: the root field of each gets an alias, its variables and fragments get names
 * of their own.
 */
export function mergeQueries(queries: readonly string[]): string {
  const parts = queries.map(renamedPart);
  const operations = parts.map(({ operation }) => operation);
  return print({
    kind: Kind.DOCUMENT,
    definitions: [
      {
        kind: Kind.OPERATION_DEFINITION,
        operation: OperationTypeNode.QUERY,
        variableDefinitions: operations.flatMap(({ variableDefinitions }) => variableDefinitions ?? []),
        selectionSet: {
          kind: Kind.SELECTION_SET,
          selections: operations.flatMap(withAlias),
        },
      },
      ...parts.flatMap(({ fragments }) => fragments),
    ],
  });
}

function renamedPart(query: string, index: number) {
  const { operation, document } = fetchDocument(query);
  const rename = (name: NameNode): NameNode => ({ ...name, value: partName(index, name.value) });
  const renamed = <Node extends ASTNode>(node: Node): Node =>
    visit(node, {
      [Kind.VARIABLE]: (variable) => ({ ...variable, name: rename(variable.name) }),
      [Kind.FRAGMENT_SPREAD]: (spread) => ({ ...spread, name: rename(spread.name) }),
      [Kind.FRAGMENT_DEFINITION]: (fragment) => ({ ...fragment, name: rename(fragment.name) }),
    });
  return {
    operation: renamed(operation),
    fragments: document.definitions
      .filter((node) => node.kind === Kind.FRAGMENT_DEFINITION)
      .map((fragment) => renamed(fragment)),
  };
}

const withAlias = (operation: OperationDefinitionNode, index: number): readonly SelectionNode[] =>
  operation.selectionSet.selections.map((selection) =>
    selection.kind === Kind.FIELD
      ? { ...selection, alias: { kind: Kind.NAME, value: partName(index, selection.name.value) } }
      : selection,
  );
