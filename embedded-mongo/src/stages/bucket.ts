import { failure } from "../errors.ts";
import { compileExpression } from "../expressions/compile.ts";
import { sortRows } from "../plan/query.ts";
import { compileSort } from "../query/sort.ts";
import { compare } from "../values/compare.ts";
import { showValue } from "../values/show.ts";
import { type Document, int, isDocument, rankOf, typeNameOf } from "../values/types.ts";
import { isPathOrOperator } from "./count.ts";
import { groupStage, parseFields } from "./group.ts";
import { constantOf } from "./specification.ts";
import type { Stage } from "./stage.ts";

const COUNT: Document = { count: { $sum: int(1) } };

/** What both kinds of bucket give when nothing is asked for: how many. */
export const parseOutput = (output: unknown, name: string, code: number) => {
  if (output !== undefined && !isDocument(output))
    throw failure(
      code,
      `The ${name} 'output' field must be an object, but found type: ${typeNameOf(output)}.`,
    );
  return parseFields(output ?? COUNT);
};

function parseBoundaries(spec: unknown): unknown[] {
  if (!Array.isArray(spec))
    throw failure(
      40200,
      `The $bucket 'boundaries' field must be an array, but found type: ${typeNameOf(spec)}.`,
    );
  const boundaries = spec.map((boundary) => constantOf(boundary, 40191, "The $bucket 'boundaries'"));
  if (boundaries.length < 2)
    throw failure(
      40192,
      `The $bucket 'boundaries' field must have at least 2 values, but found ${boundaries.length} value(s).`,
    );
  for (let i = 1; i < boundaries.length; i++) {
    const [lower, upper] = [boundaries[i - 1], boundaries[i]];
    if (rankOf(lower) !== rankOf(upper))
      throw failure(
        40193,
        `All values in the 'boundaries' option to $bucket must have the same type. Found conflicting types ${typeNameOf(lower)} and ${typeNameOf(upper)}.`,
      );
    if (compare(lower, upper) >= 0)
      throw failure(
        40194,
        `The 'boundaries' option to $bucket must be sorted, but elements ${i - 1} and ${i} are not in ascending order (${showValue(lower)} is not less than ${showValue(upper)}).`,
      );
  }
  return boundaries;
}

/** How many of the sorted boundaries are not above the value. */
function countUpTo(boundaries: readonly unknown[], value: unknown): number {
  let low = 0;
  let high = boundaries.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (compare(boundaries[middle], value) <= 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

const OPTIONS = ["groupBy", "boundaries", "default", "output"];

/** A `$group` by the lower boundary of the bucket that a value falls in, in the order of the boundaries. */
export function compileBucket(spec: unknown, name: string): Stage {
  if (!isDocument(spec))
    throw failure(40201, `Argument to $bucket stage must be an object, but found type: ${typeNameOf(spec)}.`);
  for (const option of Object.keys(spec))
    if (!OPTIONS.includes(option)) throw failure(40197, `Unrecognized option to $bucket: ${option}.`);
  if ("groupBy" in spec && !isPathOrOperator(spec.groupBy))
    throw failure(
      40202,
      `The $bucket 'groupBy' field must be defined as a $-prefixed path or an expression, but found: ${showValue(spec.groupBy)}.`,
    );
  const boundaries = "boundaries" in spec ? parseBoundaries(spec.boundaries) : [];
  const hasDefault = "default" in spec;
  const other = hasDefault ? constantOf(spec.default, 40195, "The $bucket 'default' field") : undefined;
  const fields = parseOutput(spec.output, name, 40196);
  if (!("groupBy" in spec) || boundaries.length === 0)
    throw failure(40198, "$bucket requires 'groupBy' and 'boundaries' to be specified.");
  const [lowest, highest] = [boundaries[0], boundaries.at(-1)];
  if (rankOf(other) === rankOf(lowest) && compare(other, lowest) >= 0 && compare(other, highest) < 0)
    throw failure(
      40199,
      "The $bucket 'default' field must be less than the lowest boundary or greater than or equal to the highest boundary.",
    );
  const groupBy = compileExpression(spec.groupBy);
  const group = groupStage(
    name,
    (root, vars) => {
      const above = countUpTo(boundaries, groupBy(root, vars));
      if (above > 0 && above < boundaries.length) return boundaries[above - 1];
      if (!hasDefault)
        throw failure(
          40066,
          "$switch could not find a matching branch for an input, and no default was specified.",
        );
      return other;
    },
    fields,
  );
  const sort = compileSort({ _id: int(1) });
  return { name, run: (rows, context) => sortRows(group.run(rows, context), sort, 0) };
}
