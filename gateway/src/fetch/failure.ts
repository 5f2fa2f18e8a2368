import type { ApiError } from "@kith/kit/api-error.ts";
import { type GraphQLFormattedError, Kind, type SelectionSetNode } from "graphql";
import type { Answer, Question } from "./answer.ts";
import { fetchDocument } from "./fetch-document.ts";

/** Paths that one failed fetch is reported at; a page of friends with several fields each has them, no more is useful. */
export const FAILED_PATHS_MAX = 50;

/**
 * What a fetch that got no answer says instead: nothing, and an error at each field that it was for, so that a client
 * can tell "there is none" from "we do not know".
 */
export function failedAnswer(question: Question, { message, extensions }: ApiError): Answer {
  const errors = failedPaths(question)
    .slice(0, FAILED_PATHS_MAX)
    .map((path): GraphQLFormattedError => ({ message, path, extensions }));
  return { data: null, errors };
}

function failedPaths({ query, variables }: Question): readonly (string | number)[][] {
  const { operation, entitiesField } = fetchDocument(query);
  const { representations } = variables;
  if (entitiesField === null || !Array.isArray(representations))
    return keysOf(operation.selectionSet).map((key) => [key]);

  return representations.flatMap((representation, index) =>
    keysOf(entitiesField.selectionSet, representation?.__typename).map((key) => ["_entities", index, key]),
  );
}

// What the planner adds for itself is not what the client asked for.
const keysOf = (selectionSet: SelectionSetNode | undefined, typename?: string): readonly string[] =>
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
