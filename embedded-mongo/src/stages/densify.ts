import { failure } from "../errors.ts";
import { compileExpression, refuseBadFieldPath } from "../expressions/compile.ts";
import { DENSIFY_DOCUMENTS_MAX } from "../limits.ts";
import { stageMeter } from "../plan/meter.ts";
import { sortRows } from "../plan/query.ts";
import { documentOf, type Row, rowOf } from "../plan/row.ts";
import { compileAddFields } from "../query/projection.ts";
import { compileSort } from "../query/sort.ts";
import { compare } from "../values/compare.ts";
import { encodeValue } from "../values/key-encoding.ts";
import { type Document, int, isDocument, isNullish, isNumber } from "../values/types.ts";
import { weightOfValue } from "../values/weight.ts";
import { parseRange, type Range } from "./densify-range.ts";
import { readOptions } from "./specification.ts";
import type { Stage } from "./stage.ts";
import { valueAt } from "./unwind.ts";

/** A partition and the value that its next made-up document would have. */
type Partition = { fields: Document; next: unknown };

function parsePaths(spec: unknown): string[] {
  const paths = (spec ?? []) as unknown[];
  for (const path of paths) {
    if (typeof path !== "string")
      throw failure("TypeMismatch", "BSON field '$densify.partitionByFields' must be an array of strings");
    refuseBadFieldPath(path);
  }
  return paths as string[];
}

/** `["a", "b.c"]` as the object expression that picks these fields. */
const picking = (paths: readonly string[]): Document =>
  paths.length === 0
    ? {}
    : compileAddFields(Object.fromEntries(paths.map((path) => [path, { $literal: `$${path}` }])), "$densify")(
        {},
        {},
      );

/** A made-up document has its value at a path that must not lead through anything but objects. */
function refuseBlocked(fields: Document, parts: readonly string[]): void {
  let value: unknown = fields;
  for (const part of parts) {
    value = (value as Document)[part];
    if (Array.isArray(value)) throw failure(5733307, "$densify cannot generate fields nested inside arrays");
    if (value === undefined) return;
    if (!isDocument(value))
      throw failure(5733308, "$densify cannot overwrite non-object values with objects");
  }
}

/**
 * Makes up the documents that are missing between others, at equal steps of one field: over all (`full`), within each
 * partition, or between two given bounds. They have that field and those of their partition.
 */
export function compileDensify(spec: unknown, name: string): Stage {
  const options = readOptions(spec, name, {
    field: ["string"],
    "partitionByFields?": ["array"],
    range: ["object"],
  });
  const range: Range = parseRange(options.range, `${name}.range`);
  const paths = parsePaths(options.partitionByFields);
  const field = options.field as string;
  refuseBadFieldPath(field);
  const { bounds, add } = range;
  if (bounds === "partition" && paths.length === 0)
    throw failure(
      5733408,
      "One cannot specify the bounds as 'partition' without specifying a non-empty array of partitionByFields. You may have meant to specify 'full' bounds.",
    );
  const parts = field.split(".");
  const setValue = compileAddFields({ [field]: "$$value" }, name);
  const fieldsOf = compileExpression(picking(paths));
  const sortPaths = bounds === "full" ? [field] : [...paths, field];
  const sort = compileSort(Object.fromEntries(sortPaths.map((path) => [path, int(1)])));
  const [from, to] = Array.isArray(bounds) ? bounds : [];

  function stepValueOf(document: Document): unknown {
    const value = valueAt(document, parts);
    if (isNullish(value)) return undefined;
    const isDate = value instanceof Date;
    if (!isDate && !isNumber(value)) throw failure(5733201, "Densify field type must be numeric or a date");
    if (isDate !== (range.unit !== null))
      throw failure(
        6053600,
        isDate
          ? "Encountered date densify value in collection when step does not have a date unit."
          : "Encountered numeric densify value in collection when step has a date unit.",
      );
    return value;
  }

  return {
    name,
    *run(rows, context) {
      const meter = stageMeter(name);
      const partitions = new Map<string, Partition>();
      let made = 0;
      let min: unknown;
      let max: unknown;

      function* fill(partition: Partition, isWanted: (value: unknown) => boolean): Generator<Row> {
        while (isWanted(partition.next)) {
          if (++made > DENSIFY_DOCUMENTS_MAX)
            throw failure(
              5897900,
              `Generated ${made} documents in $densify, which is over the limit of ${DENSIFY_DOCUMENTS_MAX}.`,
            );
          refuseBlocked(partition.fields, parts);
          yield rowOf(setValue(partition.fields, { value: partition.next }));
          partition.next = add(partition.next);
        }
      }
      function partitionOf(document: Document, value: unknown): Partition {
        const fields = fieldsOf(document, context.vars) as Document;
        const key = encodeValue(fields);
        let partition = partitions.get(key);
        if (!partition) {
          meter(key.length * 2 + weightOfValue(fields));
          partition = { fields, next: from ?? (bounds === "full" ? min : value) };
          partitions.set(key, partition);
        }
        return partition;
      }

      for (const row of sortRows(rows, sort, 0)) {
        const document = documentOf(row);
        const value = stepValueOf(document);
        if (value !== undefined) {
          min ??= value;
          max = value;
          const partition = partitionOf(document, value);
          const limit = to !== undefined && compare(to, value) < 0 ? to : value;
          yield* fill(partition, (next) => compare(next, limit) < 0);
          if (compare(value, partition.next) === 0) partition.next = add(value);
        }
        yield row;
      }
      if (from !== undefined && partitions.size === 0) partitions.set("", { fields: {}, next: from });
      for (const partition of partitions.values()) {
        if (to !== undefined) yield* fill(partition, (next) => compare(next, to) < 0);
        else if (bounds === "full") yield* fill(partition, (next) => compare(next, max) <= 0);
      }
    },
  };
}
