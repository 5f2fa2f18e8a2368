import type { Vars } from "../expressions/compile.ts";
import { compileNode, type FilterNode } from "../query/filter.ts";
import type { Key } from "../store/storage.ts";
import { decode, encode } from "../values/codec.ts";
import type { Document } from "../values/types.ts";
import { weightOfValue } from "../values/weight.ts";

/**
 * A document on its way through a query: stored bytes, decoded form, or both. Each is made from the other only when
 * somebody asks, so that a row nobody looks into is copied from the store to the reply as it is.
 */
export type Row = { idKey: Key | null; bytes: Uint8Array | null; document: Document | null };

export const rowOfBytes = (idKey: Key, bytes: Uint8Array): Row => ({ idKey, bytes, document: null });
export const rowOf = (document: Document): Row => ({ idKey: null, bytes: null, document });

export function documentOf(row: Row): Document {
  row.document ??= decode(row.bytes as Uint8Array);
  return row.document;
}

export const bytesOf = (row: Row): Uint8Array => row.bytes ?? encode(row.document as Document);

type Projection = {
  project: (document: Document, vars: Vars) => Document;
  projectBytes: ((bytes: Uint8Array) => Uint8Array) | null;
};

export function* filterRows(rows: Iterable<Row>, filter: FilterNode, vars: Vars): Generator<Row> {
  const matches = compileNode(filter);
  for (const row of rows) if (matches(documentOf(row), vars)) yield row;
}

/** Applies a projection to each row; stored bytes stay bytes where it only picks fields. */
export function* projectRows(
  rows: Iterable<Row>,
  { project, projectBytes }: Projection,
  vars: Vars,
): Generator<Row> {
  for (const row of rows) {
    if (projectBytes && row.bytes && !row.document)
      yield { idKey: row.idKey, bytes: projectBytes(row.bytes), document: null };
    else yield rowOf(project(documentOf(row), vars));
  }
}

/** Roughly what a row holds in memory. */
export const weightOf = (row: Row): number =>
  ROW_BYTES + (row.bytes?.length ?? 0) + (row.document ? weightOfValue(row.document) : 0);

const ROW_BYTES = 64;
