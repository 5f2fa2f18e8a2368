import { compileExpression } from "../expressions/compile.ts";
import { isDocument } from "../values/types.ts";
import type { FilterNode, Vars } from "./filter.ts";
import { IS_POSITION } from "./path-match.ts";

/** That a field must equal something known without a document: an index finds by it what `$expr` then looks at. */
export type ExprEquality = { readonly path: string; valueFor(vars: Vars): unknown };

// A number in a path is a position to a filter, and a name to an expression.
const isPath = (spec: unknown): spec is string =>
  typeof spec === "string" && /^\$[^$]/.test(spec) && !spec.split(".").some((part) => IS_POSITION.test(part));

const isFree = (spec: unknown): boolean =>
  typeof spec === "string"
    ? !spec.startsWith("$") || /^\$\$[a-z]/.test(spec)
    : !Array.isArray(spec) && (!isDocument(spec) || "$literal" in spec);

/** The equalities among the conditions of an `$expr`. */
export function equalitiesInExpr(spec: unknown): ExprEquality[] {
  if (!isDocument(spec)) return [];
  const { $and, $eq } = spec;
  if (Array.isArray($and)) return $and.flatMap(equalitiesInExpr);
  if (!Array.isArray($eq) || $eq.length !== 2) return [];
  const [path, value] = isPath($eq[0]) ? $eq : $eq.toReversed();
  if (!isPath(path) || !isFree(value)) return [];
  const evaluate = compileExpression(value);
  return [{ path: path.slice(1), valueFor: (vars) => evaluate({}, vars) }];
}

/** The same filter, with what its `$expr`s demand of single fields said in a way that the planner understands. */
export function withExprEqualities(filter: FilterNode, vars: Vars): FilterNode {
  const nodes = filter.kind === "and" ? filter.nodes : [filter];
  const more = nodes.flatMap((node) => (node.kind === "expression" ? (node.equalities ?? []) : []));
  if (more.length === 0) return filter;
  const told = more.map(({ path, valueFor }) => ({ path, value: valueFor(vars) }));
  return {
    kind: "and",
    nodes: [
      ...nodes,
      // Null and arrays mean more to a filter than to an expression.
      ...told
        .filter(({ value }) => value !== null && value !== undefined && !Array.isArray(value))
        .map(({ path, value }): FilterNode => ({ kind: "compare", path, op: "$eq", value })),
    ],
  };
}
