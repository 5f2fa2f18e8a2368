import type { FetchNode, QueryPlanSelectionNode } from "@apollo/query-planner";
import {
  type DirectiveNode,
  type DocumentNode,
  type FieldNode,
  Kind,
  print,
  type SelectionNode,
  visit,
} from "graphql";
import { fragmentsOf } from "../../fragments.ts";

/** What is told of entities, with some of it only: of which type it is, and the way to it with slashes between its keys. */
export function toldWhere(
  selections: readonly QueryPlanSelectionNode[],
  isKept: (typeName: string, path: string) => boolean,
  typeName = "",
  trail = "",
): QueryPlanSelectionNode[] {
  return selections.flatMap((selection): QueryPlanSelectionNode[] => {
    const isField = selection.kind === "Field";
    const path = isField ? `${trail}${selection.name}` : trail;
    if (selection.selections === undefined) return isField && isKept(typeName, path) ? [selection] : [];
    const below = isField
      ? toldWhere(selection.selections, isKept, typeName, `${path}/`)
      : toldWhere(selection.selections, isKept, trail === "" ? selection.typeCondition : typeName, trail);
    // Where nothing is left of an object but its type, nobody need have been asked for it.
    const isLost = below.length < selection.selections.length && below.every(isTypename);
    return below.length === 0 || isLost ? [] : [{ ...selection, selections: below }];
  });
}

const isTypename = (selection: QueryPlanSelectionNode): boolean =>
  selection.kind === "Field" && selection.name === "__typename";

/** A field of an entity in a fetch, and its directives with those around it. */
export type EntityField = {
  readonly typeName: string;
  readonly field: FieldNode;
  readonly directives: readonly DirectiveNode[];
};

/** A fetch of entities with some of their fields only. It has no fragments by name. */
export function withEntityFields(
  document: DocumentNode,
  isKept: (entityField: EntityField) => boolean,
): DocumentNode {
  const kept = (
    selections: readonly SelectionNode[],
    typeName: string,
    around: readonly DirectiveNode[],
  ): readonly SelectionNode[] =>
    selections.flatMap((selection): readonly SelectionNode[] => {
      const directives = [...around, ...(selection.directives ?? [])];
      if (selection.kind === Kind.FIELD)
        return isKept({ typeName, field: selection, directives }) ? [selection] : [];
      if (selection.kind === Kind.FRAGMENT_SPREAD) return [selection];
      const within = selection.typeCondition?.name.value ?? typeName;
      const below = kept(selection.selectionSet.selections, within, directives);
      return below.length === 0
        ? []
        : [{ ...selection, selectionSet: { ...selection.selectionSet, selections: below } }];
    });
  return visit(document, {
    [Kind.FIELD](field) {
      if (field.name.value !== "_entities" || field.selectionSet === undefined) return undefined;
      const selections = kept(field.selectionSet.selections, "", []);
      return { ...field, selectionSet: { ...field.selectionSet, selections } };
    },
  });
}

/** With what each fragment holds in its places: a part need not have all of it. */
export function withoutFragments(document: DocumentNode): DocumentNode {
  const fragments = fragmentsOf(document);
  return visit(
    {
      ...document,
      definitions: document.definitions.filter(({ kind }) => kind !== Kind.FRAGMENT_DEFINITION),
    },
    {
      [Kind.FRAGMENT_SPREAD]({ name, directives }) {
        const fragment = fragments.get(name.value);
        if (fragment === undefined) return undefined;
        const { typeCondition, selectionSet } = fragment;
        return { kind: Kind.INLINE_FRAGMENT, typeCondition, selectionSet, ...(directives && { directives }) };
      },
    },
  );
}

function usedVariables(document: DocumentNode): ReadonlySet<string> {
  const used = new Set<string>();
  visit(document, {
    [Kind.VARIABLE_DEFINITION]: () => false,
    [Kind.VARIABLE]: ({ name }) => void used.add(name.value),
  });
  return used;
}

/** Without the definitions of others: subgraphs refuse a variable that nothing uses. */
const withVariables = (document: DocumentNode, used: ReadonlySet<string>): DocumentNode =>
  visit(document, {
    [Kind.VARIABLE_DEFINITION]: ({ variable }) => (used.has(variable.name.value) ? undefined : null),
  });

/** A part of a fetch: what is asked of entities, and what is told of them. */
export function partOf(
  node: FetchNode,
  document: DocumentNode,
  requires: QueryPlanSelectionNode[],
): FetchNode {
  const used = usedVariables(document);
  return {
    ...node,
    requires,
    operation: print(withVariables(document, used)),
    variableUsages: (node.variableUsages ?? []).filter((name) => used.has(name)),
  };
}
