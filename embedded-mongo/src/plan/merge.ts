import type { Row } from "./row.ts";

/** Rows in an order, and where the last one given stands in it. */
export type Ordered = { rows: Generator<Row>; sortKey(): string };

type Head = { row: Row; key: string; source: Ordered };

/** Several ordered sources as one. */
export function* mergeRows(sources: readonly Ordered[]): Generator<Row> {
  /** The next row of each source, the first of all last. */
  const heads: Head[] = [];
  const take = (source: Ordered) => {
    const { done, value } = source.rows.next();
    if (done) return;
    const head = { row: value, key: source.sortKey(), source };
    let low = 0;
    let high = heads.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((heads[middle] as Head).key > head.key) low = middle + 1;
      else high = middle;
    }
    heads.splice(low, 0, head);
  };
  try {
    for (const source of sources) take(source);
    for (let head = heads.pop(); head; head = heads.pop()) {
      yield head.row;
      take(head.source);
    }
  } finally {
    for (const { rows } of sources) rows.return(undefined);
  }
}
