import { CommandError, failure } from "../errors.ts";
import { compileExpression, compileFieldPath } from "../expressions/compile.ts";
import { isConstant } from "../expressions/constant.ts";
import { releasable, stageMeter } from "../plan/meter.ts";
import { documentOf, type Row, rowOf, weightOf } from "../plan/row.ts";
import { compileAddFields, type Projector } from "../query/projection.ts";
import { compileSort } from "../query/sort.ts";
import { compare } from "../values/compare.ts";
import { encodeValue } from "../values/key-encoding.ts";
import type { Document } from "../values/types.ts";
import { readOptions } from "./specification.ts";
import type { Stage } from "./stage.ts";
import type { Partition } from "./windows/partition.ts";
import { compileWindowFunction } from "./windows/table.ts";

type Group = { key: unknown; rows: Row[] };

/** Sets all output fields at once: the values are handed over as the variables `w0`, `w1`, … */
function compileOutput(fields: readonly string[]): Projector {
  if (fields.length === 0) return (document) => document;
  try {
    const spec = Object.fromEntries(fields.map((field, i) => [field, `$$w${i}`]));
    return compileAddFields(spec, "$setWindowFields");
  } catch (error) {
    if (!(error instanceof CommandError) || error.code !== 40176) throw error;
    throw failure(6307900, "$setWindowFields 'output' specification contains two conflicting paths");
  }
}

/**
 * Adds to each document what window functions make of the documents around it. All rows are held: they come out by
 * partition, and within a partition in the order of `sortBy`.
 */
export function compileSetWindowFields(spec: unknown, name: string): Stage {
  const options = readOptions(spec, name, { "partitionBy?": [], "sortBy?": ["object"], output: ["object"] });
  const sort = options.sortBy === undefined ? null : compileSort(options.sortBy);
  const output = Object.entries(options.output as Document);
  const functions = output.map(([field, call]) => compileWindowFunction(field, call, sort));
  const setFields = compileOutput(output.map(([field]) => field));
  const partitionBy = compileExpression(options.partitionBy ?? null);
  if (isConstant(partitionBy) && Array.isArray(partitionBy({}, {})))
    throw failure("TypeMismatch", "An expression used to partition cannot evaluate to value of type array");
  const [sortField] = sort?.fields ?? [];
  const sortValue = sortField ? compileFieldPath(sortField.path) : () => undefined;

  return {
    name,
    *run(rows, { vars }) {
      const meter = stageMeter(name);
      const groups = new Map<string, Group>();
      for (const row of rows) {
        const key = partitionBy(documentOf(row), vars) ?? null;
        if (Array.isArray(key))
          throw failure("TypeMismatch", "Cannot 'partitionBy' an expression of type array");
        if (row.bytes) row.document = null;
        meter(weightOf(row));
        const encoded = encodeValue(key);
        const group = groups.get(encoded);
        if (group) group.rows.push(row);
        else groups.set(encoded, { key, rows: [row] });
      }
      for (const group of [...groups.values()].sort((a, b) => compare(a.key, b.key))) {
        const documents = group.rows.map(documentOf);
        if (sort) {
          const keyed = documents.map((document) => ({ document, key: sort.keyOf(document) }));
          keyed.sort((a, b) => sort.compareKeys(a.key, b.key));
          keyed.forEach(({ document }, i) => {
            documents[i] = document;
          });
        }
        const share = releasable(meter);
        let keys: unknown[] | null = null;
        const partition: Partition = {
          documents,
          get keys() {
            keys ??= documents.map((document) => sortValue(document, vars));
            return keys;
          },
          vars,
          meter: share.meter,
        };
        const values = functions.map((start) => start(partition));
        for (const [i, document] of documents.entries()) {
          const results = Object.fromEntries(values.map((valueAt, w) => [`w${w}`, valueAt(i)]));
          yield rowOf(setFields(document, results));
        }
        share.release();
      }
    },
  };
}
