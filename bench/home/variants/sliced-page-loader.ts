import { type Page, pageOf } from "@kith/kit/connection.ts";
import { filterAfter, sortOf } from "@kith/kit/keyset.ts";
import { batchLoaderOf } from "@kith/kit/loader.ts";
import type { pageLoaderOf as shipped } from "@kith/kit/page-loader.ts";
import type { Document } from "mongodb";

type Source = Parameters<typeof shipped>[1];
type Key = Parameters<ReturnType<typeof shipped>["load"]>[0];

/** Stands in for the page loader where a batch is one `$in`: all rows of all parents are read, and cut into pages here. */
export function pageLoaderOf<Row extends Document>(name: string, source: Source) {
  const { db, collection, parentField, keyset, only, alsoOnly } = source;
  const cacheKeyOf = ({ parent, request }: Key): string => `${parent} ${JSON.stringify(request)}`;

  async function findPages(keys: readonly Key[]): Promise<readonly (readonly [string, Page<Row>])[]> {
    const request = keys[0]?.request ?? { limit: 0, after: null };
    const filters = [only, await alsoOnly?.(), request.after && filterAfter(keyset, request.after)];
    const wanted = filters.filter((filter) => filter != null);
    const parents = { [parentField]: { $in: keys.map(({ parent }) => parent) } };
    const rows = await db
      .collection(collection.collectionName)
      .find<Row>({ $and: [parents, ...wanted] }, { batchSize: 100_000 })
      .sort({ [parentField]: 1, ...sortOf(keyset) })
      .toArray();
    const rowsByParent = Map.groupBy(rows, (row) => row[parentField] as string);
    return keys.map((key) => [cacheKeyOf(key), pageOf(rowsByParent.get(key.parent) ?? [], key.request)]);
  }

  return batchLoaderOf<Key, Page<Row>>({
    name,
    async loadMany(keys) {
      const sameRequests = [...Map.groupBy(keys, ({ request }) => JSON.stringify(request)).values()];
      const pageByKey = new Map((await Promise.all(sameRequests.map(findPages))).flat());
      return keys.map((key) => pageByKey.get(cacheKeyOf(key)) ?? { rows: [], hasMore: false });
    },
    cacheKeyOf,
  });
}
