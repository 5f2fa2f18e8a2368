import { ApiError } from "./api-error.ts";
import { cursorOf, type Keyset, type Place, placeOf } from "./keyset.ts";

export const PAGE_SIZE_MAX = 100;

/** Which part of a list is asked for: `limit` rows, 1 to 100, after a place or from the start. */
export type PageRequest = { readonly limit: number; readonly after: Place | null };

/** A part of a list, in order, with whether more follows. */
export type Page<Row> = {
  readonly rows: readonly Row[];
  readonly hasMore: boolean;
  /** The last row that was looked at, where some of them were left out: what comes next begins after it. */
  readonly last?: object | null;
};

type PageArguments = { readonly first?: number | null; readonly after?: string | null };

/** @throws ApiError BAD_USER_INPUT when `first` is not 1 to 100 or `after` is no cursor of this list. */
export function pageRequestOf(keyset: Keyset, { first, after }: PageArguments): PageRequest {
  // The SDL gives the default; an explicit null means the same.
  const limit = first ?? 20;
  if (limit < 1 || limit > PAGE_SIZE_MAX) {
    throw new ApiError("BAD_USER_INPUT", `first must be 1 to ${PAGE_SIZE_MAX}, got ${limit}.`);
  }
  return { limit, after: after == null ? null : placeOf(keyset, after) };
}

/** A page cut from `limit + 1` rows, the last of which only tells that there is more. */
export const pageOf = <Row>(rows: readonly Row[], { limit }: PageRequest): Page<Row> => ({
  rows: rows.slice(0, limit),
  hasMore: rows.length > limit,
});

/** The connection of a page: each edge keeps its row's fields, so that edge resolvers can read them. */
export function connectionOf<Row extends object, Node>(
  page: Page<Row>,
  request: PageRequest,
  { keyset, nodeOf }: { readonly keyset: Keyset; readonly nodeOf: (row: Row) => Node },
) {
  const edges = page.rows.map((row) => ({
    ...row,
    node: nodeOf(row),
    cursor: cursorOf(keyset, row as Record<string, unknown>),
  }));
  const { last } = page;
  const endCursor = last ? cursorOf(keyset, last as Record<string, unknown>) : edges.at(-1)?.cursor;
  return {
    edges,
    nodes: edges.map(({ node }) => node),
    pageInfo: {
      hasNextPage: page.hasMore,
      hasPreviousPage: request.after !== null,
      startCursor: edges.at(0)?.cursor ?? null,
      endCursor: endCursor ?? null,
    },
  };
}
