import { failure } from "../errors.ts";
import { compileExpression } from "../expressions/compile.ts";
import { releasable, stageMeter } from "../plan/meter.ts";
import { documentOf, type Row, rowOf, weightOf } from "../plan/row.ts";
import { wholeOf } from "../values/arithmetic.ts";
import { compare } from "../values/compare.ts";
import { showValue } from "../values/show.ts";
import { isDocument, isNumber, type NumberValue, toNumber, typeNameOf } from "../values/types.ts";
import { weightOfValue } from "../values/weight.ts";
import { parseOutput } from "./bucket.ts";
import { isPathOrOperator } from "./count.ts";
import { granularityOf } from "./granularity.ts";
import { resultOf } from "./group.ts";
import type { Stage } from "./stage.ts";

const OPTIONS = ["groupBy", "buckets", "output", "granularity"];

function parseBuckets(value: unknown): number {
  if (!isNumber(value))
    throw failure(
      40241,
      `The $bucketAuto 'buckets' field must be a numeric value, but found type: ${typeNameOf(value)}`,
    );
  const count = wholeOf(value, 32);
  if (count === null)
    throw failure(
      40242,
      `The $bucketAuto 'buckets' field must be representable as a 32-bit integer, but found ${showValue(value)}`,
    );
  if (count <= 0)
    throw failure(40243, `The $bucketAuto 'buckets' field must be greater than 0, but found: ${count}`);
  return count;
}

function parseGranularity(value: unknown) {
  if (value === undefined) return null;
  if (typeof value !== "string")
    throw failure(
      40261,
      `The $bucketAuto 'granularity' field must be a string, but found type: ${typeNameOf(value)}`,
    );
  const granularity = granularityOf(value);
  if (!granularity) throw failure(40257, `Unknown rounding granularity '${value}'`);
  return granularity;
}

function refuseUnroundable(key: unknown): void {
  const only = "$bucketAuto can specify a 'granularity' with";
  if (!isNumber(key))
    throw failure(40258, `${only} numeric boundaries only, but found a value with type: ${typeNameOf(key)}`);
  const number = toNumber(key);
  if (Number.isNaN(number)) throw failure(40259, `${only} numeric boundaries only, but found a NaN`);
  if (number < 0) throw failure(40260, `${only} non-negative numbers only, but found a negative number`);
}

type Entry = { key: unknown; row: Row; position: number };

/** Sorts all rows by a key and cuts them into buckets of about the same size; equal keys stay together. */
export function compileBucketAuto(spec: unknown, name: string): Stage {
  if (!isDocument(spec))
    throw failure(
      40240,
      `The argument to $bucketAuto must be an object, but found type: ${typeNameOf(spec)}`,
    );
  for (const option of Object.keys(spec))
    if (!OPTIONS.includes(option)) throw failure(40245, `Unrecognized option to $bucketAuto: ${option}`);
  if ("groupBy" in spec && !isPathOrOperator(spec.groupBy))
    throw failure(
      40239,
      `The $bucketAuto 'groupBy' field must be defined as a $-prefixed path or an expression object, but found: ${showValue(spec.groupBy)}`,
    );
  const bucketCount = "buckets" in spec ? parseBuckets(spec.buckets) : 0;
  const fields = parseOutput(spec.output, name, 40244);
  const granularity = parseGranularity(spec.granularity);
  if (!("groupBy" in spec) || bucketCount === 0)
    throw failure(40246, "$bucketAuto requires 'groupBy' and 'buckets' to be specified");
  const groupBy = compileExpression(spec.groupBy);

  /** The end of a bucket that holds the entries from `from` to before `to`, and where it ends after rounding. */
  function close(entries: readonly Entry[], to: number): { to: number; max: unknown } {
    const last = entries[to - 1]?.key;
    let end = to;
    const boundary = granularity?.up(last as NumberValue);
    const belongs = ({ key }: Entry) =>
      compare(key, last) === 0 || (boundary !== undefined && compare(key, boundary) < 0);
    while (end < entries.length && belongs(entries[end] as Entry)) end++;
    const next = entries[end];
    if (!granularity) return { to: end, max: next ? next.key : last };
    // A bucket of zeros ends where the next one begins, rounded down.
    const isOfZeros = toNumber(boundary) === 0 && next;
    return { to: end, max: isOfZeros ? granularity.down(next.key as NumberValue) : boundary };
  }

  return {
    name,
    *run(rows, { vars }) {
      const meter = stageMeter(name);
      const entries: Entry[] = [];
      for (const row of rows) {
        const key = groupBy(documentOf(row), vars) ?? null;
        if (granularity) refuseUnroundable(key);
        if (row.bytes) row.document = null;
        meter(weightOf(row) + weightOfValue(key));
        entries.push({ key, row, position: entries.length });
      }
      entries.sort((a, b) => compare(a.key, b.key) || a.position - b.position);
      const size = Math.max(1, Math.round(entries.length / bucketCount));
      let previousMax: unknown;
      for (let from = 0, number = 1; from < entries.length && number <= bucketCount; number++) {
        const isLast = number === bucketCount;
        const { to, max } = close(entries, isLast ? entries.length : Math.min(from + size, entries.length));
        const first = entries[from]?.key;
        const min = granularity ? (previousMax ?? granularity.down(first as NumberValue)) : first;
        const share = releasable(meter);
        const accumulators = fields.map(({ call }) => call.create({ meter: share.meter, id: {}, vars }));
        // Within a bucket documents count in the order they came in.
        const bucket = entries.slice(from, to).sort((a, b) => a.position - b.position);
        for (const { row } of bucket)
          for (const [i, { call }] of fields.entries())
            accumulators[i]?.add(call.input(documentOf(row), vars));
        yield rowOf(resultOf({ _id: { min, max } }, fields, accumulators));
        share.release();
        previousMax = max;
        from = to;
      }
    },
  };
}
