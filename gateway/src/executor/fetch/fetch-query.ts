import type { FetchNode } from "@apollo/query-planner";
import { type DocumentNode, Kind, parse, type SelectionSetNode } from "graphql";

/** The text of a fetch and what can be prepared of its request. */
export type FetchQuery = {
  readonly text: string;
  readonly document: DocumentNode;
  /** The same for two fetches that may go out as one: they differ in path and name only. */
  readonly sameness: string;
  /** The request body up to its variables, which end with `}}`. */
  readonly bodyPrefix: string;
  /** The request body without variables. */
  readonly bareBody: string;
  readonly variableNames: readonly string[];
  /** The keys under which a subgraph answers, what the planner adds for itself left out; of entities: by type. */
  readonly keysFor: (typename: string | undefined) => readonly string[];
};

/** Takes apart what the planner wrote. */
export function fetchQueryOf({
  operation,
  variableUsages = [],
  outputRewrites,
  requires,
}: FetchNode): FetchQuery {
  const document = parse(operation, { noLocation: true });
  const definition = document.definitions.find((node) => node.kind === Kind.OPERATION_DEFINITION);
  const root = definition?.selectionSet.selections[0];
  const selectionSet = requires && root?.kind === Kind.FIELD ? root.selectionSet : definition?.selectionSet;
  return {
    text: operation,
    document,
    sameness: `${operation.replace(NAME, "$<kind>")}\n${JSON.stringify(outputRewrites ?? [])}`,
    bodyPrefix: bodyPrefixOf(operation),
    bareBody: `${bodyPrefixOf(operation)}}}`,
    variableNames: variableUsages,
    keysFor: (typename) => keysOf(selectionSet, typename),
  };
}

const NAME = /^(?<kind>query|mutation|subscription)\s+\w+/;

/** The request body that asks this text, up to its variables. */
export const bodyPrefixOf = (text: string): string => `{"query":${JSON.stringify(text)},"variables":{`;

const keysOf = (
  selectionSet: SelectionSetNode | undefined,
  typename: string | undefined,
): readonly string[] =>
  (selectionSet?.selections ?? []).flatMap((selection) => {
    if (selection.kind === Kind.FIELD) {
      const key = selection.alias?.value ?? selection.name.value;
      return key === "__typename" ? [] : [key];
    }
    if (selection.kind === Kind.FRAGMENT_SPREAD) return [];
    const condition = selection.typeCondition?.name.value;
    const applies = condition === undefined || typename === undefined || condition === typename;
    return applies ? keysOf(selection.selectionSet, typename) : [];
  });
