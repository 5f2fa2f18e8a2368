import { type DocumentNode, type FieldNode, Kind, type SelectionNode, visit } from "graphql";
import { fragmentsOf } from "../../fragments.ts";
import { isAboutSchema } from "../project/introspection.ts";
import { conditionsOf } from "./conditions.ts";
import { type PlannerKeys, withDataKeys } from "./data-keys.ts";
import { withMutationsInOrder } from "./mutation-order.ts";

/** A client's document as one of its operations is planned. */
export function plannedDocument(
  document: DocumentNode,
  plannerKeys: PlannerKeys,
  operationName?: string,
): DocumentNode {
  const met = withoutNeverMet(withoutSchemaFields(onlyOperation(document, operationName)));
  return withDataKeys(withMutationsInOrder(withPresence(met)), plannerKeys);
}

/** What the others come to is nobody's business: they may be more than can be planned. */
function onlyOperation(document: DocumentNode, operationName: string | undefined): DocumentNode {
  if (operationName === undefined) return document;
  const definitions = document.definitions.filter(
    (node) => node.kind !== Kind.OPERATION_DEFINITION || node.name?.value === operationName,
  );
  return definitions.length === document.definitions.length ? document : { ...document, definitions };
}

/** The planner asks for what `@skip(if: true)` leaves out all the same. */
const withoutNeverMet = (document: DocumentNode): DocumentNode =>
  visit(document, {
    [Kind.FIELD]: { enter: nullIfNeverMet },
    [Kind.INLINE_FRAGMENT]: { enter: nullIfNeverMet },
    [Kind.FRAGMENT_SPREAD]: { enter: nullIfNeverMet },
    [Kind.SELECTION_SET]: {
      leave: (set) => (set.selections.length === 0 ? { ...set, selections: [TYPENAME] } : undefined),
    },
  });

const nullIfNeverMet = ({ directives }: SelectionNode): null | undefined =>
  conditionsOf(directives) === null ? null : undefined;

/** The planner knows of `__schema` and `__type` at the root only, and no subgraph is asked about them anywhere. */
const withoutSchemaFields = (document: DocumentNode): DocumentNode =>
  visit(document, { [Kind.FIELD]: (field) => (isAboutSchema(field) ? TYPENAME : undefined) });

const TYPENAME: FieldNode = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: "__typename" } };

/**
 * With something in each selection that is always asked. Where all of it depends on a condition, the planner leaves out the object
 * with it, of which an answer says at least that it is there; where none of it is ever met, it asks for it all the same.
 */
function withPresence(document: DocumentNode): DocumentNode {
  const fragments = fragmentsOf(document);
  const known = new Map<string, boolean>();
  const isAlwaysAsked = (selection: SelectionNode): boolean => {
    if (conditionsOf(selection.directives)?.size !== 0) return false;
    if (selection.kind === Kind.FIELD) return true;
    if (selection.kind === Kind.INLINE_FRAGMENT) return selection.selectionSet.selections.some(isAlwaysAsked);
    const name = selection.name.value;
    const isAsked =
      known.get(name) ?? fragments.get(name)?.selectionSet.selections.some(isAlwaysAsked) ?? false;
    known.set(name, isAsked);
    return isAsked;
  };
  return visit(document, {
    [Kind.FIELD]({ selectionSet, ...field }) {
      if (selectionSet === undefined || selectionSet.selections.some(isAlwaysAsked)) return undefined;
      const selections = [TYPENAME, ...selectionSet.selections];
      return { ...field, selectionSet: { ...selectionSet, selections } };
    },
  });
}
