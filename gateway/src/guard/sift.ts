import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
  visit,
} from "graphql";
import { closedName } from "./closed-paths.ts";
import { typeNameOf, type Walk } from "./walk.ts";

/** An operation without what is closed, and what that is. */
export type SiftedDocument = {
  /** What is planned and fetched. */
  readonly open: DocumentNode;
  /** Fields of the client's document that are left out of it, with the names under which they are closed. */
  readonly closedFields: ReadonlyMap<FieldNode, string>;
};

/**
 * Leaves out of an operation what is closed, wherever it stands. What loses all that is selected on it is asked for its
 * `__typename`, since whether there is one is open, under a name that no other selection of the document has. Each fragment is walked once.
 */
export function sift({ operation, fragments, schema }: Walk, closed: ReadonlySet<string>): SiftedDocument {
  const closedFields = new Map<FieldNode, string>();
  const root = schema.getRootType(operation.operation)?.name ?? "";
  const value = freeKey([operation, ...fragments.values()]);
  // At the root nobody need be asked.
  const typenameOn = (typeName: string): FieldNode =>
    typeName === root ? TYPENAME : { ...TYPENAME, alias: { kind: Kind.NAME, value } };

  const openOf = (selectionSet: SelectionSetNode, parentName: string): SelectionSetNode => {
    const selections = selectionSet.selections.flatMap((selection): SelectionNode[] => {
      if (selection.kind === Kind.FRAGMENT_SPREAD) return [selection];
      if (selection.kind === Kind.INLINE_FRAGMENT) {
        const typeName = selection.typeCondition?.name.value ?? parentName;
        return [{ ...selection, selectionSet: openOf(selection.selectionSet, typeName) }];
      }
      const { value: fieldName } = selection.name;
      const name = closedName(closed, parentName, fieldName);
      if (name !== null) {
        closedFields.set(selection, name);
        return [];
      }
      if (selection.selectionSet === undefined || fieldName.startsWith("__")) return [selection];
      const typeName = typeNameOf(schema, parentName, fieldName);
      return [{ ...selection, selectionSet: openOf(selection.selectionSet, typeName) }];
    });
    return { ...selectionSet, selections: selections.length > 0 ? selections : [typenameOn(parentName)] };
  };

  const openFragments = [...fragments.values()].map(
    (fragment): FragmentDefinitionNode => ({
      ...fragment,
      selectionSet: openOf(fragment.selectionSet, fragment.typeCondition.name.value),
    }),
  );
  const openOperation = { ...operation, selectionSet: openOf(operation.selectionSet, root) };
  return {
    open: { kind: Kind.DOCUMENT, definitions: [openOperation, ...openFragments] },
    closedFields,
  };
}

/** A response key that stands nowhere: a client would be told a type in the place of what it calls the same. */
function freeKey(definitions: DocumentNode["definitions"]): string {
  const keys = new Set<string>();
  visit(
    { kind: Kind.DOCUMENT, definitions },
    { [Kind.FIELD]: ({ alias, name }) => void keys.add((alias ?? name).value) },
  );
  let key = "_closed_";
  while (keys.has(key)) key += "_";
  return key;
}

const TYPENAME: FieldNode = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: "__typename" } };
