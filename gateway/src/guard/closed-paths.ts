import { Kind, type SelectionSetNode } from "graphql";
import { coordinateOf } from "./guard.ts";
import { typeNameOf, type Walk } from "./walk.ts";

/** Response keys from the root of the operation; positions in lists are not known before there is an answer. */
export type ResponsePath = readonly string[];

/** A place where an operation asks for something closed, and the name of that. */
export type ClosedPath = { readonly path: ResponsePath; readonly name: string };

/** More closed paths than this are not told apart: one is enough to refuse the operation. */
export const CLOSED_PATHS_MAX = 20;

/**
 * Where a valid operation asks for something closed, whatever `@skip` and `@include` say: at most 20 paths, in the
 * order of the document. Each fragment is walked once, however often it is spread, so the cost follows the length of
 * the document and not what it unfolds to.
 */
export function closedPathsOf(
  { operation, fragments, schema }: Walk,
  closed: ReadonlySet<string>,
): readonly ClosedPath[] {
  const pathsByFragment = new Map<string, readonly ClosedPath[]>();

  const pathsIn = (selectionSet: SelectionSetNode, parentName: string): readonly ClosedPath[] => {
    const paths: ClosedPath[] = [];
    for (const selection of selectionSet.selections) {
      if (paths.length >= CLOSED_PATHS_MAX) break;
      if (selection.kind === Kind.FRAGMENT_SPREAD) {
        paths.push(...pathsInFragment(selection.name.value));
      } else if (selection.kind === Kind.INLINE_FRAGMENT) {
        paths.push(...pathsIn(selection.selectionSet, selection.typeCondition?.name.value ?? parentName));
      } else {
        const key = selection.alias?.value ?? selection.name.value;
        const fieldName = selection.name.value;
        const closedAs = closedName(closed, parentName, fieldName);
        if (closedAs !== null) paths.push({ path: [key], name: closedAs });
        else if (selection.selectionSet && !fieldName.startsWith("__"))
          for (const below of pathsIn(selection.selectionSet, typeNameOf(schema, parentName, fieldName)))
            paths.push({ ...below, path: [key, ...below.path] });
      }
    }
    return paths.slice(0, CLOSED_PATHS_MAX);
  };

  const pathsInFragment = (name: string): readonly ClosedPath[] => {
    const known = pathsByFragment.get(name);
    if (known !== undefined) return known;
    // Validation has refused cycles already; with this entry a cycle would end all the same.
    pathsByFragment.set(name, []);
    const fragment = fragments.get(name);
    const paths = fragment ? pathsIn(fragment.selectionSet, fragment.typeCondition.name.value) : [];
    pathsByFragment.set(name, paths);
    return paths;
  };

  const root = schema.getRootType(operation.operation);
  return root ? pathsIn(operation.selectionSet, root.name) : [];
}

/** The name under which something is closed; null: it is open. Whatever is asked of a closed type is closed, its `__typename` too. */
export function closedName(closed: ReadonlySet<string>, typeName: string, fieldName: string): string | null {
  const coordinate = coordinateOf(typeName, fieldName);
  if (closed.has(coordinate)) return coordinate;
  return closed.has(typeName) ? typeName : null;
}
