import { Binary } from "bson";
import type { Origin } from "../oplog/entry.ts";
import { SESSION_TREE } from "../store/catalog.ts";
import type { Write } from "../store/storage.ts";
import { decode, encode } from "../values/codec.ts";
import { isIdentical } from "../values/compare.ts";
import { type Document, Long, toNumber } from "../values/types.ts";
import type { Session } from "./sessions.ts";

/** Statements in a row with the same result: a batch of ten thousand inserts is remembered as one of them. */
type Run = { readonly id: number; count: number; readonly result: Document };

function runsOf(statements: ReadonlyMap<number, Document>): Run[] {
  const runs: Run[] = [];
  for (const [id, result] of statements) {
    const last = runs.at(-1);
    if (last && last.id + last.count === id && isIdentical(last.result, result)) last.count++;
    else runs.push({ id, count: 1, result });
  }
  return runs;
}

/** The session's memory, stored in the same commit as the write it is about. */
export const recordOf = ({ key, number, statements }: Session, isCommitted = false): Write => [
  key,
  encode({ number: Long.fromNumber(number), isCommitted, statements: runsOf(statements), at: new Date() }),
];

/** When a record was written last, and what it says. */
export function readRecord(bytes: Uint8Array) {
  const stored = decode(bytes) as { number: unknown; isCommitted: boolean; statements: Run[]; at: Date };
  const statements = new Map<number, Document>();
  for (const { id, count, result } of stored.statements)
    for (let i = 0; i < toNumber(count); i++) statements.set(toNumber(id) + i, result);
  return { number: toNumber(stored.number), isCommitted: stored.isCommitted, statements, at: stored.at };
}

/** How the changes of a transaction name it. */
export const originOf = ({ key, number }: Session): Origin => ({
  lsid: { id: new Binary(Buffer.from(key.slice(SESSION_TREE.length), "latin1"), Binary.SUBTYPE_UUID) },
  txnNumber: Long.fromNumber(number),
});
