import type { Collection, Document, Filter } from "mongodb";
import { ApiError } from "./api-error.ts";
import { IN_ONE_BATCH } from "./database.ts";
import type { GlobalId } from "./global-id.ts";
import { cursorOf, filterAfter, type Keyset, placeOf, sortOf } from "./keyset.ts";

/** A collection that holds something of a subject. An index on what `of` asks for, followed by the keyset, serves its pages. */
export type HeldSource = {
  /** What the rows are called to whoever reads them. */
  readonly name: string;
  readonly collection: Collection<never>;
  /** Which rows are about the subject. */
  readonly of: (subject: GlobalId) => object | Promise<object>;
  readonly keyset: Keyset;
  /** Fields that are not the subject's to know. */
  readonly without?: readonly string[];
};

/** Some of what is held of a subject, all of one source. */
export type HeldPage = {
  readonly source: string;
  /** Each a JSON object. */
  readonly rows: string[];
  /** For `after`. Null at the end. */
  readonly next: string | null;
};

const ROWS_PER_PAGE_MAX = 200;
const CURSOR = /^(\d{1,2})\.([\w-]*)$/;

/**
 * Reads all that a service holds of a subject, source by source, in pages of at most 200 rows. One command a page; a source
 * that holds nothing costs one too.
 *
 * @throws ApiError BAD_USER_INPUT when `after` is not the `next` of a page.
 */
export const heldRows =
  (sources: readonly HeldSource[]) =>
  async (subject: GlobalId, after: string | null): Promise<HeldPage> => {
    const [, index = "", cursor = ""] = CURSOR.exec(after ?? "0.") ?? [];
    const source = index === "" ? undefined : sources[Number(index)];
    if (source === undefined)
      throw new ApiError("BAD_USER_INPUT", "after must be the next of a page before.");

    const { name, collection, of, keyset, without = [] } = source;
    const filter = {
      ...(await of(subject)),
      ...(cursor !== "" && filterAfter(keyset, placeOf(keyset, cursor))),
    };
    const found: Document[] = await (collection as unknown as Collection<Document>)
      .find(filter as Filter<Document>, IN_ONE_BATCH)
      .sort(sortOf(keyset))
      .limit(ROWS_PER_PAGE_MAX)
      .toArray();
    const last = found.length === ROWS_PER_PAGE_MAX ? found.at(-1) : undefined;
    const following = Number(index) + 1 < sources.length ? `${Number(index) + 1}.` : null;
    return {
      source: name,
      rows: found.map((row) => textOf(row, without)),
      next: last === undefined ? following : `${index}.${cursorOf(keyset, last)}`,
    };
  };

// Integers of 64 bits as decimal strings: JSON readers would round them.
const textOf = (row: Document, without: readonly string[]): string =>
  JSON.stringify(row, (key, value: unknown) => {
    if (without.includes(key)) return undefined;
    return typeof value === "bigint" ? value.toString() : value;
  });
