import { IN_ONE_BATCH } from "@kith/kit/database.ts";
import type { ClientSession, Collection, Db, Document, Filter, Sort } from "mongodb";
import { chunksOf } from "../loading/chunks.ts";

const BATCH_SIZE = 1_000;

type Reading<Row> = {
  readonly filter?: Document;
  readonly sort?: Sort;
  /** Of a snapshot, so that several collections are read as they were at one moment. */
  readonly session?: ClientSession;
  readonly fields: readonly (keyof Row & string)[];
};

/** Some fields of the rows of a collection, one after the other. An index on the sort has to serve it: nothing is sorted in memory. */
export const rowsOf = <Row extends Document>(
  db: Db,
  collection: string,
  { filter = {}, sort = { _id: 1 }, session, fields }: Reading<Row>,
): AsyncIterable<Row> =>
  db
    .collection(collection)
    .find<Row>(filter, {
      batchSize: BATCH_SIZE,
      projection: projectionOf(fields),
      ...(session && { session }),
    })
    .sort(sort);

// Without `_id`, where nobody asks for it, a page of the index is all that is read.
const projectionOf = (fields: readonly string[]) => ({
  ...(!fields.includes("_id") && { _id: 0 }),
  ...Object.fromEntries(fields.map((field) => [field, 1])),
});

/**
 * A moment of a database to read at, for as long as its server keeps it: MongoDB does for five minutes, unless
 * `minSnapshotHistoryWindowInSeconds` says otherwise.
 */
export const snapshotOf = ({ client }: Db): ClientSession => client.startSession({ snapshot: true });

/** Gathers rows into arrays of at most 1,000. */
export const batchesOf = <Row>(rows: AsyncIterable<Row>): AsyncIterable<Row[]> => chunksOf(rows, BATCH_SIZE);

/** The rows of a collection whose `field` has one of some values, by that value. One command; an index on the field serves it. */
export async function rowByValue<Row extends Document>(
  db: Db,
  collection: string,
  {
    field,
    values,
    fields,
    session,
  }: {
    readonly field: keyof Row & string;
    readonly values: readonly string[];
    readonly fields: readonly (keyof Row & string)[];
    readonly session?: ClientSession;
  },
): Promise<ReadonlyMap<string, Row>> {
  const rows = (await (db.collection(collection) as unknown as Collection<Row>)
    .find({ [field]: { $in: [...new Set(values)] } } as Filter<Row>, {
      projection: projectionOf([field, ...fields]),
      ...IN_ONE_BATCH,
      ...(session && { session }),
    })
    .toArray()) as Row[];
  return new Map(rows.map((row) => [row[field] as string, row]));
}

/** How many rows follow each other with the same key. */
export async function* runLengths<Row>(
  rows: AsyncIterable<Row>,
  keyOf: (row: Row) => string,
): AsyncGenerator<{ readonly key: string; readonly length: number }> {
  let run = null as { key: string; length: number } | null;
  for await (const row of rows) {
    const key = keyOf(row);
    if (run?.key === key) run.length += 1;
    else {
      if (run !== null) yield run;
      run = { key, length: 1 };
    }
  }
  if (run !== null) yield run;
}

/** What two streams have of the same key: one of the two is null where only the other has it. */
export type Met<Left, Right> = {
  readonly key: string;
  readonly left: Left | null;
  readonly right: Right | null;
};

/** Brings together two streams, each ascending by a key that is unique in it. Holds one item of each. */
export async function* meet<Left, Right>(
  left: AsyncIterable<Left>,
  right: AsyncIterable<Right>,
  keys: { readonly left: (item: Left) => string; readonly right: (item: Right) => string },
): AsyncGenerator<Met<Left, Right>> {
  const [lefts, rights] = [left[Symbol.asyncIterator](), right[Symbol.asyncIterator]()];
  let [l, r] = [await lefts.next(), await rights.next()];
  while (!l.done || !r.done) {
    const leftKey = l.done ? null : keys.left(l.value);
    const rightKey = r.done ? null : keys.right(r.value);
    const isLeft = leftKey !== null && (rightKey === null || leftKey <= rightKey);
    const isRight = rightKey !== null && (leftKey === null || rightKey <= leftKey);
    yield {
      key: (isLeft ? leftKey : rightKey) ?? "",
      left: isLeft ? (l.value as Left) : null,
      right: isRight ? (r.value as Right) : null,
    };
    if (isLeft) l = await lefts.next();
    if (isRight) r = await rights.next();
  }
}
