import { CODES, CommandError, failure } from "../errors.ts";
import { compileExpression } from "../expressions/compile.ts";
import type { QueryContext } from "../plan/context.ts";
import type { Plan } from "../plan/planner.ts";
import { runQuery, slice, sortRows } from "../plan/query.ts";
import { documentOf, projectRows, type Row, rowOf } from "../plan/row.ts";
import { ALWAYS, compileNode, type FilterNode } from "../query/filter.ts";
import { parseFilter } from "../query/filter-parse.ts";
import { compileSort, type Sort } from "../query/sort.ts";
import { type Document, isDocument, isNumber, toNumber } from "../values/types.ts";
import { compileFacet, compileUnionWith } from "./composed.ts";
import { compileGroup, compileSortByCount, countStage } from "./group.ts";
import { compileLookup } from "./lookup.ts";
import { compileTransform, parseProject } from "./transform.ts";
import { compileUnwind } from "./unwind.ts";

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
};

/** Stages that make rows out of nothing; only at the head, only without a collection. */
export type Source = (context: QueryContext) => Iterable<Row>;

export type Pipeline = {
  readonly stages: readonly Stage[];
  readonly source: Source | null;
};

type CompileStage = (spec: unknown, name: string) => Stage;

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

export function* filterRows(rows: Iterable<Row>, filter: FilterNode, context: QueryContext): Generator<Row> {
  const matches = compileNode(filter);
  for (const row of rows) if (matches(documentOf(row), context.vars)) yield row;
}

function* mapRows(rows: Iterable<Row>, map: (document: Document) => Document): Generator<Row> {
  for (const row of rows) yield rowOf(map(documentOf(row)));
}

const STAGES: Record<string, CompileStage> = {
  $match: (spec, name) => {
    if (!isDocument(spec)) throw failure(15959, "the match filter must be an expression in an object");
    const filter = parseFilter(spec);
    return {
      name,
      run: (rows, context) => filterRows(rows, filter, context),
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
  $count: countStage,
  $group: compileGroup,
  $sortByCount: compileSortByCount,
  $unwind: compileUnwind,
  $lookup: compileLookup,
  $facet: compileFacet,
  $unionWith: compileUnionWith,
  $sample: (spec, name) => {
    if (!isDocument(spec) || !isNumber(spec.size))
      throw failure(28747, "size argument to $sample must be a number");
    const count = wholeNumber(spec.size, 28747, name);
    return {
      name,
      *run(rows) {
        const all = [...rows];
        for (let i = 0; i < Math.min(count, all.length); i++) {
          const j = i + Math.floor(Math.random() * (all.length - i));
          [all[i], all[j]] = [all[j] as Row, all[i] as Row];
          yield all[i] as Row;
        }
      },
    };
  },
};

const TRANSFORMS = ["$project", "$addFields", "$set", "$unset", "$replaceRoot", "$replaceWith"];
export const STAGE_NAMES: readonly string[] = [...Object.keys(STAGES), ...TRANSFORMS, "$documents"].sort();

/** Stages of MongoDB that this server knows by name only. */
const UNSUPPORTED = new Set([
  "$bucket",
  "$bucketAuto",
  "$changeStream",
  "$collStats",
  "$currentOp",
  "$densify",
  "$fill",
  "$geoNear",
  "$graphLookup",
  "$indexStats",
  "$listSessions",
  "$merge",
  "$out",
  "$planCacheStats",
  "$redact",
  "$search",
  "$searchMeta",
  "$setWindowFields",
  "$vectorSearch",
]);

function compileStage(stage: unknown): Stage {
  if (!isDocument(stage))
    throw failure("TypeMismatch", "Each element of the 'pipeline' array must be an object");
  const names = Object.keys(stage);
  const [name] = names;
  if (names.length !== 1 || name === undefined)
    throw failure(40323, "A pipeline stage specification object must contain exactly one field.");
  const spec = stage[name];
  const compile = Object.hasOwn(STAGES, name) ? STAGES[name] : undefined;
  if (compile) return compile(spec, name);
  if (name === "$project") return projectStage(spec, name);
  const transform = compileTransform(name, spec);
  if (transform)
    return { name, run: (rows, context) => mapRows(rows, (document) => transform(document, context.vars)) };
  if (name === "$documents")
    throw new CommandError(
      CODES.BadValue,
      "$documents is only valid as the first stage of a database-level aggregate",
    );
  if (UNSUPPORTED.has(name))
    throw failure("NotImplemented", `the pipeline stage ${name} is not supported by this server`);
  throw failure(40324, `Unrecognized pipeline stage name: '${name}'`);
}

function projectStage(spec: unknown, name: string): Stage {
  const projection = parseProject(spec);
  return {
    name,
    run: (rows, { vars }) => projectRows(rows, projection, vars),
    head: { kind: "project", wanted: projection.wanted },
  };
}

/** @throws CommandError 40324 and others for a pipeline that cannot be parsed. */
export function compilePipeline(spec: unknown): Pipeline {
  if (!Array.isArray(spec)) throw failure("TypeMismatch", "'pipeline' option must be specified as an array");
  const [first] = spec;
  if (isDocument(first) && "$documents" in first && Object.keys(first).length === 1)
    return { source: documentsSource(first.$documents), stages: spec.slice(1).map(compileStage) };
  return { source: null, stages: spec.map(compileStage) };
}

function documentsSource(spec: unknown): Source {
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

/** Runs a pipeline over a collection; what the planner can do of its first stages it does with an index. */
export function runPipeline(
  context: QueryContext,
  ns: string | null,
  { source, stages }: Pipeline,
  options: { hint?: unknown; extraFilter?: FilterNode } = {},
): { rows: Iterable<Row>; plan: Plan | null } {
  if (source || ns === null) {
    if (!source)
      throw new CommandError(CODES.InvalidNamespace, "a database-level aggregate must begin with $documents");
    return { rows: applyStages(source(context), stages, context), plan: null };
  }
  const head = takeHead(stages, options.extraFilter);
  const { rows, plan } = runQuery(context, {
    collection: context.engine.catalog.find(ns),
    hint: options.hint,
    ...head.query,
  });
  return { rows: applyStages(rows, stages.slice(head.taken), context), plan };
}

export function applyStages(
  rows: Iterable<Row>,
  stages: readonly Stage[],
  context: QueryContext,
): Iterable<Row> {
  let out = rows;
  for (let i = 0; i < stages.length; i++) {
    const stage = stages[i] as Stage;
    const next = stages[i + 1]?.head;
    // A sort that only the first few survive need not hold the rest.
    if (stage.head?.kind === "sort" && next?.kind === "limit")
      out = sortRows(out, stage.head.sort, next.count);
    else out = stage.run(out, context);
  }
  return out;
}

/** `$match … $sort … $skip … $limit` at the head is one query; a `$project` behind it says which fields are wanted. */
function takeHead(stages: readonly Stage[], extraFilter?: FilterNode) {
  const filters: FilterNode[] = extraFilter ? [extraFilter] : [];
  let sort: Sort | null = null;
  let skip = 0;
  let limit = 0;
  let taken = 0;
  for (const { head } of stages) {
    if (head?.kind === "match" && skip === 0 && limit === 0) filters.push(head.filter);
    else if (head?.kind === "sort" && sort === null && skip === 0 && limit === 0) sort = head.sort;
    else if (head?.kind === "skip" && limit === 0) skip += head.count;
    else if (head?.kind === "limit") limit = limit === 0 ? head.count : Math.min(limit, head.count);
    else break;
    taken++;
  }
  const nodes = filters.flatMap((node) => (node.kind === "and" ? node.nodes : [node]));
  const filter: FilterNode =
    nodes.length === 0 ? ALWAYS : nodes.length === 1 ? (nodes[0] as FilterNode) : { kind: "and", nodes };
  const projection = stages[taken]?.head;
  const wanted =
    projection?.kind === "project" ? projection.wanted : countsOnly(stages.slice(taken)) ? [] : null;
  return { taken, query: { filter, sort, skip, limit, wanted } };
}

/** `$count`, and the `$group` the driver's countDocuments sends, look at no field at all. */
const countsOnly = (stages: readonly Stage[]): boolean =>
  (stages[0] as { isCount?: boolean } | undefined)?.isCount === true;
