import { Kind, type SelectionSetNode } from "graphql";
import { coordinateOf, type Guard } from "./guard.ts";
import { typeNameOf, type Walk } from "./walk.ts";

/**
 * Names of a guard that an operation has to do with, whatever `@skip` and `@include` say: what to ask about a viewer, and mostly
 * nothing. Each fragment is walked once.
 */
export function guardedUses(guard: Guard, { operation, fragments, schema }: Walk): readonly string[] {
  const uses = new Set<string>();
  const note = (name: string): void => {
    if (guard.has(name)) uses.add(name);
  };

  const noteIn = ({ selections }: SelectionSetNode, parentName: string): void => {
    for (const selection of selections) {
      if (selection.kind === Kind.INLINE_FRAGMENT)
        noteIn(selection.selectionSet, selection.typeCondition?.name.value ?? parentName);
      if (selection.kind !== Kind.FIELD) continue;
      const { value: fieldName } = selection.name;
      note(parentName);
      note(coordinateOf(parentName, fieldName));
      if (selection.selectionSet && !fieldName.startsWith("__"))
        noteIn(selection.selectionSet, typeNameOf(schema, parentName, fieldName));
    }
  };

  const root = schema.getRootType(operation.operation);
  if (root) noteIn(operation.selectionSet, root.name);
  // What a document does not use, validation has refused.
  for (const { selectionSet, typeCondition } of fragments.values())
    noteIn(selectionSet, typeCondition.name.value);
  return [...uses];
}
