import type { Page, PageRequest } from "./connection.ts";
import type { Keyset } from "./keyset.ts";

const SEARCHED_LENGTH_MAX = 60;

/** Comes after every character that a text may have. */
const LAST_CHARACTER = "\u{10ffff}";

// A line break sorts before all that a line may have: a text comes before those that go on after it.
const SEPARATOR = "\n";

/** The form in which lines are searched: of any width and letter case, spaces counted once. */
export const searchedText = (text: string): string =>
  text.normalize("NFKC").toLowerCase().trim().replace(/\s+/g, " ");

/** The searched form of a line, and whose it is: one order of all lines, without ties. */
export const searchKeyOf = (text: string, id: string): string =>
  [...searchedText(text)].slice(0, SEARCHED_LENGTH_MAX).join("") + SEPARATOR + id;

/**
 * A filter for what begins with a text, after a key in that order. It keeps both bounds: a cursor comes from outside, and
 * leads nowhere but into the range.
 */
export const prefixRange = (prefix: string, after: string | null) => ({
  $gte: prefix,
  ...(after !== null && { $gt: after }),
  $lt: `${prefix}${LAST_CHARACTER}`,
});

/** How many rows of an ordered list, after which key. */
export type Slice = { readonly after: string | null; readonly limit: number };

/** A list in which rows are searched by the beginning of a key. */
export type SearchedList<Row> = {
  /** What the keys begin with; nothing is found by an empty one. */
  readonly prefix: string;
  readonly keyOf: (row: Row) => string;
  /** The rows whose key begins with the prefix, by key. One command. */
  readonly find: (prefix: string, slice: Slice) => Promise<readonly Row[]>;
};

/** A row that was found: in which of the lists, and under which key. */
export type Hit<Row> = { readonly list: number; readonly key: string; readonly row: Row };

/** Some of the rows that were found. What comes next begins after `last`, which need not be among them. */
export type Hits<Row> = Page<Hit<Row>> & { readonly last: Hit<Row> | null };

/** List by list, each in the order of its keys. */
export const HITS_KEYSET: Keyset = [
  { field: "list", direction: 1, kind: "number" },
  { field: "key", direction: 1, kind: "string" },
];

/**
 * Searches lists one after the other, until a page is full: one command each at most.
 *
 * A row that is in several lists is found once, in the first of them: a page may hold fewer rows than were asked for, and
 * more may follow all the same.
 */
export async function searchLists<Row>(
  lists: readonly SearchedList<Row>[],
  { limit, after }: PageRequest,
): Promise<Hits<Row>> {
  const [firstList, firstKey] = (after ?? [0, null]) as [number, string | null];
  const hits: Hit<Row>[] = [];
  for (const [list, { prefix, keyOf, find }] of lists.entries()) {
    const left = limit + 1 - hits.length;
    if (list < firstList || prefix === "" || left === 0) continue;
    const rows = await find(prefix, { after: list === firstList ? firstKey : null, limit: left });
    hits.push(...rows.map((row) => ({ list, key: keyOf(row), row })));
  }

  const looked = hits.slice(0, limit);
  const isFoundBefore = ({ list, row }: Hit<Row>) =>
    lists.slice(0, list).some(({ prefix, keyOf }) => prefix !== "" && keyOf(row).startsWith(prefix));
  return {
    rows: looked.filter((hit) => !isFoundBefore(hit)),
    hasMore: hits.length > limit,
    last: looked.at(-1) ?? null,
  };
}
