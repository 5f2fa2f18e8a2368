import {
  type FragmentDefinitionNode,
  type GraphQLSchema,
  getNamedType,
  isInterfaceType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from "graphql";
import { type Closed, coordinateOf } from "./guard.ts";

/** Response keys from the root of the operation; positions in lists are not known before there is an answer. */
export type ResponsePath = readonly string[];

/** More guarded paths than this are not told apart: one is enough to refuse the operation. */
export const GUARDED_PATHS_MAX = 20;

type Walk = {
  readonly operation: OperationDefinitionNode;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly schema: GraphQLSchema;
  readonly closed: Closed;
};

/**
 * Where a valid operation asks for something guarded, whatever `@skip` and `@include` say: at most 20 paths, in the
 * order of the document. Each fragment is walked once, however often it is spread, so the cost follows the length of
 * the document and not what it unfolds to.
 */
export function guardedPathsOf({ operation, fragments, schema, closed }: Walk): readonly ResponsePath[] {
  const pathsByFragment = new Map<string, readonly ResponsePath[]>();

  const pathsIn = (selectionSet: SelectionSetNode, parentName: string): readonly ResponsePath[] => {
    const paths: ResponsePath[] = [];
    for (const selection of selectionSet.selections) {
      if (paths.length >= GUARDED_PATHS_MAX) break;
      if (selection.kind === Kind.FRAGMENT_SPREAD) {
        paths.push(...pathsInFragment(selection.name.value));
      } else if (selection.kind === Kind.INLINE_FRAGMENT) {
        paths.push(...pathsIn(selection.selectionSet, selection.typeCondition?.name.value ?? parentName));
      } else {
        const key = selection.alias?.value ?? selection.name.value;
        const fieldName = selection.name.value;
        if (isGuarded(closed, parentName, fieldName)) paths.push([key]);
        else if (selection.selectionSet && !fieldName.startsWith("__"))
          for (const path of pathsIn(selection.selectionSet, typeNameOf(schema, parentName, fieldName)))
            paths.push([key, ...path]);
      }
    }
    return paths.slice(0, GUARDED_PATHS_MAX);
  };

  const pathsInFragment = (name: string): readonly ResponsePath[] => {
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

// Whatever is asked of a guarded type is guarded, its `__typename` too: it tells that there is one.
const isGuarded = (closed: Closed, typeName: string, fieldName: string): boolean =>
  closed.types.has(typeName) || closed.fields.has(coordinateOf(typeName, fieldName));

function typeNameOf(schema: GraphQLSchema, parentName: string, fieldName: string): string {
  const parent = schema.getType(parentName);
  const fields = isObjectType(parent) || isInterfaceType(parent) ? parent.getFields() : {};
  const field = fields[fieldName];
  return field === undefined ? "" : getNamedType(field.type).name;
}
