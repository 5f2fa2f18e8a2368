import { failure } from "../errors.ts";
import { compileExpression } from "../expressions/compile.ts";
import { rowOf } from "../plan/row.ts";
import { isDocument } from "../values/types.ts";
import type { Source } from "./stage.ts";

/** Documents that stand in the pipeline itself, or are computed there. */
export function compileDocuments(spec: unknown): Source {
  const evaluate = compileExpression(spec);
  return (context) => {
    const items = evaluate({}, context.vars);
    if (!Array.isArray(items)) throw failure(5858203, "an array is expected as the argument of $documents");
    return items.map((item) => {
      if (!isDocument(item)) throw failure(40228, "$documents: each element of the array must be an object");
      return rowOf(item);
    });
  };
}
