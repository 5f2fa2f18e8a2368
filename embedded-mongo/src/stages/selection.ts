import { failure } from "../errors.ts";
import { slice, sortRows } from "../plan/query.ts";
import { filterRows } from "../plan/row.ts";
import { parseFilter } from "../query/filter-parse.ts";
import { compileSort } from "../query/sort.ts";
import { isDocument, isNumber, toNumber } from "../values/types.ts";
import type { CompileStage } from "./stage.ts";

/** The stages that pass on rows as they came, fewer or in another order. */

const wholeNumber = (value: unknown, code: number, stage: string): number => {
  const number = isNumber(value) ? toNumber(value) : Number.NaN;
  if (!Number.isInteger(number))
    throw failure(code, `invalid argument to ${stage} stage: Expected a whole number`);
  if (number < 0)
    throw failure(
      code,
      `invalid argument to ${stage} stage: Expected a non-negative number in: ${stage}: ${number}`,
    );
  return number;
};

export const SELECTIONS: Record<string, CompileStage> = {
  $match: (spec, name) => {
    if (!isDocument(spec)) throw failure(15959, "the match filter must be an expression in an object");
    const filter = parseFilter(spec);
    return {
      name,
      run: (rows, { vars }) => filterRows(rows, filter, vars),
      head: { kind: "match", filter },
    };
  },
  $sort: (spec, name) => {
    const sort = compileSort(spec);
    if (sort.fields.length === 0) throw failure(15976, "$sort stage must have at least one sort key");
    return { name, run: (rows) => sortRows(rows, sort, 0), head: { kind: "sort", sort } };
  },
  $limit: (spec, name) => {
    const count = wholeNumber(spec, 5107201, name);
    if (count === 0) throw failure(15958, "the limit must be positive");
    return { name, run: (rows) => slice(rows, 0, count), head: { kind: "limit", count } };
  },
  $skip: (spec, name) => {
    const count = wholeNumber(spec, 5107200, name);
    return { name, run: (rows) => slice(rows, count, 0), head: { kind: "skip", count } };
  },
};
