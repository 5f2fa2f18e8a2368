import {
  type FragmentDefinitionNode,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from "graphql";

/** How large an operation is once its fragments are unfolded. */
export type OperationShape = {
  /** The longest way from the root to a field, in fields. */
  readonly depth: number;
  readonly fields: number;
  readonly aliases: number;
  /** On anything. */
  readonly directives: number;
  readonly rootFields: number;
};

type Size = Omit<OperationShape, "rootFields">;

const NOTHING: Size = { depth: 0, fields: 0, aliases: 0, directives: 0 };

/**
 * Measures an operation. Introspection counts as one field, since graphql-js bounds it. Each fragment is measured once, so
 * the cost follows the length of the document; a cycle counts once and is left to the rule against cycles.
 */
export function operationShapeOf(
  operation: OperationDefinitionNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
): OperationShape {
  const { selectionSet: root, directives = [], variableDefinitions = [] } = operation;
  const sizeByFragment = new Map<string, Size>();

  const sizeOf = (selectionSet: SelectionSetNode): Size =>
    selectionSet.selections.reduce((size, selection) => {
      const own = { ...NOTHING, directives: selection.directives?.length ?? 0 };
      if (selection.kind === Kind.INLINE_FRAGMENT) return sum(sum(size, own), sizeOf(selection.selectionSet));
      if (selection.kind === Kind.FRAGMENT_SPREAD)
        return sum(sum(size, own), sizeOfFragment(selection.name.value));
      const isMeta = selection.name.value.startsWith("__");
      const below = selection.selectionSet && !isMeta ? sizeOf(selection.selectionSet) : NOTHING;
      return sum(size, {
        depth: below.depth + 1,
        fields: below.fields + 1,
        aliases: below.aliases + (selection.alias ? 1 : 0),
        directives: below.directives + own.directives,
      });
    }, NOTHING);

  const sizeOfFragment = (name: string): Size => {
    const known = sizeByFragment.get(name);
    if (known !== undefined) return known;
    sizeByFragment.set(name, NOTHING);
    const fragment = fragments.get(name);
    const own = { ...NOTHING, directives: fragment?.directives?.length ?? 0 };
    const size = fragment ? sum(own, sizeOf(fragment.selectionSet)) : NOTHING;
    sizeByFragment.set(name, size);
    return size;
  };

  const onVariables = variableDefinitions.reduce((count, one) => count + (one.directives?.length ?? 0), 0);
  const own = { ...NOTHING, directives: directives.length + onVariables };
  return { ...sum(own, sizeOf(root)), rootFields: rootFieldsOf(root, fragments) };
}

const sum = (one: Size, other: Size): Size => ({
  depth: Math.max(one.depth, other.depth),
  fields: one.fields + other.fields,
  aliases: one.aliases + other.aliases,
  directives: one.directives + other.directives,
});

// Fields at the root with the same response key are one field.
function rootFieldsOf(
  root: SelectionSetNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
): number {
  const keys = new Set<string>();
  const seen = new Set<string>();
  const collect = ({ selections }: SelectionSetNode): void => {
    for (const selection of selections) {
      if (selection.kind === Kind.FIELD) keys.add(selection.alias?.value ?? selection.name.value);
      else if (selection.kind === Kind.INLINE_FRAGMENT) collect(selection.selectionSet);
      else if (!seen.has(selection.name.value)) {
        seen.add(selection.name.value);
        const fragment = fragments.get(selection.name.value);
        if (fragment) collect(fragment.selectionSet);
      }
    }
  };
  collect(root);
  return keys.size;
}
