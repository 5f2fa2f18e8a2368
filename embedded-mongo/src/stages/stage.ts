import type { Vars } from "../expressions/compile.ts";
import type { QueryContext } from "../plan/context.ts";
import type { Row } from "../plan/row.ts";
import type { FilterNode } from "../query/filter.ts";
import type { Sort } from "../query/sort.ts";
import type { Document } from "../values/types.ts";

/** A stage turns rows into rows. It is compiled once and run for each execution (or each input of a `$lookup`). */
export type Stage = {
  readonly name: string;
  run(rows: Iterable<Row>, context: QueryContext): Iterable<Row>;
  /** What the planner can take over when the stage stands at the head of a pipeline. */
  readonly head?:
    | { kind: "match"; filter: FilterNode }
    | { kind: "sort"; sort: Sort }
    | { kind: "skip" | "limit"; count: number }
    | { kind: "project"; wanted: readonly string[] | null };
  /** Only counts its rows: `$count`, and the `$group` the driver's countDocuments sends. */
  readonly readsNothing?: boolean;
  /** Writes what comes out of a whole pipeline, and stands in no other place. */
  readonly isLastOnly?: boolean;
  /** `$lookup`: what an `$unwind` of the same field can take one by one. */
  readonly join?: { as: string; open(document: Document, context: QueryContext): Iterable<Row> };
  /** `$unwind`: a row for each item, at the field. */
  readonly unwind?: {
    path: string;
    spread(document: Document, items: Iterable<unknown>, vars: Vars): Iterable<Row>;
  };
};

/** What a pipeline begins with instead of a collection's documents. */
export type Source = (context: QueryContext) => Iterable<Row>;

export type Pipeline = {
  readonly stages: readonly Stage[];
  readonly source: Source | null;
};

export type CompileStage = (spec: unknown, name: string) => Stage;
