import { failure } from "../errors.ts";
import { sortRows } from "../plan/query.ts";
import { rowOf } from "../plan/row.ts";
import { compileSort } from "../query/sort.ts";
import { integer } from "../values/arithmetic.ts";
import { int, isDocument } from "../values/types.ts";
import { compileGroup } from "./group.ts";
import type { Stage } from "./stage.ts";

export function compileCount(spec: unknown, name: string): Stage {
  if (typeof spec !== "string") throw failure(40156, "the count field must be a non-empty string");
  if (spec === "") throw failure(40157, "the count field must be a non-empty string");
  if (spec.startsWith("$")) throw failure(40158, "the count field cannot be a $-prefixed path");
  if (spec.includes("\0")) throw failure(40159, "the count field cannot contain a null byte");
  if (spec.includes(".")) throw failure(40160, "the count field cannot contain '.'");
  return {
    name,
    readsNothing: true,
    *run(rows) {
      let count = 0;
      for (const _ of rows) count++;
      if (count > 0) yield rowOf({ [spec]: integer(count) });
    },
  };
}

/** What may stand as a key where a constant would be of no use: a path, or an operator. */
export const isPathOrOperator = (spec: unknown): boolean =>
  typeof spec === "string"
    ? spec.startsWith("$")
    : isDocument(spec) && (Object.keys(spec)[0]?.startsWith("$") ?? false);

export function compileSortByCount(spec: unknown, name: string): Stage {
  if (!isPathOrOperator(spec)) {
    if (typeof spec === "string")
      throw failure(
        40148,
        "the sortByCount field must be defined as a $-prefixed path or an expression inside an object",
      );
    throw failure(
      isDocument(spec) ? 40147 : 40149,
      "the sortByCount field must be specified as a string or as an object",
    );
  }
  const group = compileGroup({ _id: spec, count: { $sum: int(1) } }, name);
  const sort = compileSort({ count: int(-1) });
  return { name, run: (rows, context) => sortRows(group.run(rows, context), sort, 0) };
}
