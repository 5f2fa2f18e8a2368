import type { Collection, Db, Document } from "mongodb";
import { type Page, type PageRequest, pageOf } from "./connection.ts";
import { IN_ONE_BATCH } from "./database.ts";
import { filterAfter, type Keyset, sortOf } from "./keyset.ts";
import { batchLoaderOf } from "./loader.ts";

type PageKey = {
  readonly parent: string;
  readonly request: PageRequest;
  /** Which rows the asker wants: equality on fields that stand between the parent and the keyset in some index. */
  readonly only?: Document;
};

type PageSource = {
  readonly db: Db;
  readonly collection: Pick<Collection, "collectionName">;
  /** The field that holds the parent; an index on it followed by the keyset serves the page. */
  readonly parentField: string;
  readonly keyset: Keyset;
  /** Fields that rows come without: a page of a hundred parents is decoded in half the time where rows are half as long. */
  readonly without?: readonly string[];
  /** Which rows of a parent are in the list; fields that stand between the parent and the keyset in the index. */
  readonly only?: Document;
  /** What else a row must meet, where that is not known before the first page is asked for. Asked for once a command. */
  readonly alsoOnly?: () => Promise<Document>;
};

/**
 * Loads the first rows of many parents, each from its own place.
 *
 * Parents that ask for the same page share one command, whatever their number: one index seek a parent, never a scan of
 * all rows of a parent. The fields of an operation ask alike for all their parents, so the number of commands is a
 * constant of the operation's shape.
 */
export function pageLoaderOf<Row extends Document>(name: string, source: PageSource) {
  const loadMany = async (keys: readonly PageKey[]): Promise<readonly Page<Row>[]> => {
    const parentsByRequest = Map.groupBy(keys, ({ request, only }) => JSON.stringify([request, only]));
    const pages = await Promise.all(
      [...parentsByRequest.values()].map((sameRequest) => findPages<Row>(source, sameRequest)),
    );
    const pageByParent = new Map(pages.flat());
    return keys.map((key) => pageByParent.get(cacheKeyOf(key)) ?? { rows: [], hasMore: false });
  };
  return batchLoaderOf<PageKey, Page<Row>>({ name, loadMany, cacheKeyOf });
}

const cacheKeyOf = ({ parent, request, only }: PageKey): string =>
  `${parent} ${JSON.stringify([request, only])}`;

/** @param keys Different parents, all with the same request and filter. */
async function findPages<Row extends Document>(
  { db, collection, parentField, keyset, without = [], only, alsoOnly }: PageSource,
  keys: readonly PageKey[],
): Promise<readonly (readonly [string, Page<Row>])[]> {
  const [first] = keys;
  if (first === undefined) return [];
  const { request } = first;
  const projection = Object.fromEntries(without.map((field) => [field, 0]));
  const filters = [only, first.only, await alsoOnly?.(), request.after && filterAfter(keyset, request.after)];

  const found = await db
    .aggregate<{ _id: string; rows: Row[] }>(
      [
        { $documents: keys.map(({ parent }) => ({ _id: parent })) },
        {
          $lookup: {
            from: collection.collectionName,
            localField: "_id",
            foreignField: parentField,
            as: "rows",
            pipeline: [
              ...filters.filter((filter) => filter != null).map((filter) => ({ $match: filter })),
              { $sort: sortOf(keyset) },
              { $limit: request.limit + 1 },
              ...(without.length > 0 ? [{ $project: projection }] : []),
            ],
          },
        },
      ],
      { comment: collection.collectionName, ...IN_ONE_BATCH },
    )
    .toArray();
  return found.map(({ _id, rows }) => [cacheKeyOf({ ...first, parent: _id }), pageOf(rows, request)]);
}
