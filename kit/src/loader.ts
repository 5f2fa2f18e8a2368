import DataLoader from "dataloader";
import { ApiError } from "./api-error.ts";

/** How many keys go into one database command; more are split into several. */
export const BATCH_SIZE_MAX = 1_000;

type LoaderOptions<Key, Row> = {
  readonly name: string;
  /** Finds the rows of many keys in one command: in any order, without the ones that are not there. */
  readonly findMany: (keys: readonly Key[]) => Promise<readonly Row[]>;
  readonly keyOf: (row: Row) => string;
  /** Needed where keys are objects: what makes two of them the same. */
  readonly cacheKeyOf?: (key: Key) => string;
};

type BatchLoaderOptions<Key, Value> = {
  readonly name: string;
  /** Exactly one value a key, in the order of the keys. */
  readonly loadMany: (keys: readonly Key[]) => Promise<readonly (Value | Error)[]>;
  /** Needed where keys are objects: what makes two of them the same. */
  readonly cacheKeyOf?: (key: Key) => string;
  /** How many different keys a request may ask for, at once and one after the other, where each is a search of its own. */
  readonly atMost?: { readonly keys: number; readonly called: string };
};

/**
 * Every DataLoader is made here, new for each request, so every batch is bounded and named.
 *
 * @returns Loads throw ApiError BAD_USER_INPUT from the batch on that asks for more than `atMost`.
 */
export function batchLoaderOf<Key, Value>({
  name,
  loadMany,
  cacheKeyOf = String,
  atMost,
}: BatchLoaderOptions<Key, Value>) {
  let asked = 0;
  const loadBatch = async (keys: readonly Key[]): Promise<readonly (Value | Error)[]> => {
    asked += keys.length;
    if (atMost !== undefined && asked > atMost.keys)
      throw new ApiError(
        "BAD_USER_INPUT",
        `A request may ask for ${atMost.keys} ${atMost.called}, got ${asked}.`,
      );
    return loadMany(keys);
  };
  return new DataLoader<Key, Value, string>(loadBatch, {
    name,
    maxBatchSize: BATCH_SIZE_MAX,
    cacheKeyFn: cacheKeyOf,
  });
}

/** Loads at most one row a key, null where there is none: rows are aligned to their keys here. */
export function loaderOf<Key, Row>({ name, findMany, keyOf, cacheKeyOf = String }: LoaderOptions<Key, Row>) {
  const loadMany = async (keys: readonly Key[]): Promise<readonly (Row | null)[]> => {
    const rowByKey = new Map((await findMany(keys)).map((row) => [keyOf(row), row]));
    return keys.map((key) => rowByKey.get(cacheKeyOf(key)) ?? null);
  };
  return batchLoaderOf<Key, Row | null>({ name, loadMany, cacheKeyOf });
}
