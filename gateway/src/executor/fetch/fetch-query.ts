import type { FetchNode } from "@apollo/query-planner";
import { type DocumentNode, type GraphQLSchema, Kind, parse, type SelectionSetNode } from "graphql";
import { fragmentsOf } from "../../fragments.ts";
import { isOfType } from "../merge/type-condition.ts";

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
  /** What it takes to keep it, roughly: a client decides how long it is. */
  readonly bytes: number;
  /** The keys under which a subgraph answers, what the planner adds for itself left out; of entities: by type. */
  readonly keysFor: (typename: string | undefined) => readonly string[];
};

/** Of a query: it stands in four texts, and in a tree. */
const CHARACTER_BYTES = 40;

/** Takes apart what the planner wrote. @param schema Every type, also what clients never see. */
export function fetchQueryOf(
  { operation, variableUsages = [], outputRewrites, requires }: FetchNode,
  schema: GraphQLSchema,
): FetchQuery {
  const document = parse(operation, { noLocation: true });
  const definition = document.definitions.find((node) => node.kind === Kind.OPERATION_DEFINITION);
  const root = definition?.selectionSet.selections[0];
  const selectionSet = requires && root?.kind === Kind.FIELD ? root.selectionSet : definition?.selectionSet;
  const bodyPrefix = bodyPrefixOf(operation);
  return {
    text: operation,
    document,
    sameness: `${operation.replace(NAME, "$<kind>")}\n${JSON.stringify(outputRewrites ?? [])}`,
    bodyPrefix,
    bareBody: `${bodyPrefix}}}`,
    bytes: CHARACTER_BYTES * bodyPrefix.length,
    variableNames: variableUsages,
    keysFor: (typename) => keysOf(selectionSet, { typename, schema, fragments: fragmentsOf(document) }),
  };
}

const NAME = /^(?<kind>query|mutation|subscription)\s+\w+/;

/** The request body that asks this text, up to its variables. */
export const bodyPrefixOf = (text: string): string => `{"query":${JSON.stringify(text)},"variables":{`;

type Selecting = {
  readonly typename: string | undefined;
  readonly schema: GraphQLSchema;
  readonly fragments: ReturnType<typeof fragmentsOf>;
};

function keysOf(selectionSet: SelectionSetNode | undefined, selecting: Selecting): readonly string[] {
  return (selectionSet?.selections ?? []).flatMap((selection) => {
    if (selection.kind === Kind.FIELD) {
      const key = selection.alias?.value ?? selection.name.value;
      return key === "__typename" ? [] : [key];
    }
    const fragment =
      selection.kind === Kind.FRAGMENT_SPREAD ? selecting.fragments.get(selection.name.value) : selection;
    return fragment !== undefined && mayApply(fragment.typeCondition?.name.value, selecting)
      ? keysOf(fragment.selectionSet, selecting)
      : [];
  });
}

/** Where no more is known of an entity than an interface, it may be of any type behind that. */
const mayApply = (condition: string | undefined, { typename, schema }: Selecting): boolean =>
  condition === undefined ||
  typename === undefined ||
  isOfType({ __typename: typename }, condition, schema) ||
  isOfType({ __typename: condition }, typename, schema);
