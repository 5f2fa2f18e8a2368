import { ApiError } from "@kith/kit/api-error.ts";
import {
  type DocumentNode,
  type FragmentDefinitionNode,
  getOperationAST,
  Kind,
  parse,
  type SelectionSetNode,
} from "graphql";
import { fragmentsOf } from "../fragments.ts";
import { TOKENS_CEILING } from "../limits/limits.ts";

type Sent = { readonly query?: unknown; readonly operationName?: string | null | undefined };

// A document without the word has no subscription: most need not be read twice.
const MAY_SUBSCRIBE = /\bsubscription\b/;
const CONDITIONS: ReadonlySet<string> = new Set(["skip", "include"]);

// What is no GraphQL is refused where everything is parsed.
function documentOf(query: unknown): DocumentNode | null {
  if (typeof query !== "string" || !MAY_SUBSCRIBE.test(query)) return null;
  try {
    return parse(query, { maxTokens: TOKENS_CEILING, noLocation: true });
  } catch {
    return null;
  }
}

/** Whether the operation that is to be run is a subscription. */
export function isSubscription({ query, operationName }: Sent): boolean {
  const document = documentOf(query);
  return document !== null && getOperationAST(document, operationName)?.operation === "subscription";
}

/**
 * Refuses a subscription whose field depends on `@skip` or `@include`, before it is validated: graphql-js 16 does not report
 * it, it throws.
 *
 * @throws ApiError GRAPHQL_VALIDATION_FAILED
 * @see https://spec.graphql.org/September2025/#sec-Single-Root-Field
 */
export function refuseConditionalRoot(query: unknown): void {
  const document = documentOf(query);
  if (document === null) return;
  const fragments = fragmentsOf(document);
  for (const node of document.definitions)
    if (node.kind === Kind.OPERATION_DEFINITION && node.operation === "subscription")
      if (hasCondition(node.selectionSet, fragments, new Set()))
        throw new ApiError(
          "GRAPHQL_VALIDATION_FAILED",
          "The field of a subscription cannot have @skip or @include: do not subscribe instead.",
        );
}

function hasCondition(
  { selections }: SelectionSetNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
  seen: Set<string>,
): boolean {
  return selections.some((selection) => {
    if (selection.directives?.some(({ name }) => CONDITIONS.has(name.value))) return true;
    if (selection.kind === Kind.FIELD) return false;
    if (selection.kind === Kind.INLINE_FRAGMENT) return hasCondition(selection.selectionSet, fragments, seen);
    const { value: name } = selection.name;
    const fragment = fragments.get(name);
    if (fragment === undefined || seen.has(name)) return false;
    seen.add(name);
    return hasCondition(fragment.selectionSet, fragments, seen);
  });
}
