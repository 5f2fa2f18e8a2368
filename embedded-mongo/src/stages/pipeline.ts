import { failure } from "../errors.ts";
import type { QueryContext } from "../plan/context.ts";
import type { Plan } from "../plan/planner.ts";
import { runQuery, sortRows } from "../plan/query.ts";
import { documentOf, filterRows, type Row } from "../plan/row.ts";
import { ALWAYS, type FilterNode } from "../query/filter.ts";
import type { Sort } from "../query/sort.ts";
import { isDocument } from "../values/types.ts";
import type { Pipeline, Stage } from "./stage.ts";
import { SOURCES, STAGES } from "./table.ts";

function partsOf(stage: unknown): { name: string; spec: unknown } {
  if (!isDocument(stage))
    throw failure("TypeMismatch", "Each element of the 'pipeline' array must be an object");
  const [name, ...rest] = Object.keys(stage);
  if (name === undefined || rest.length > 0)
    throw failure(40323, "A pipeline stage specification object must contain exactly one field.");
  return { name, spec: stage[name] };
}

function compileStage(stage: unknown): Stage {
  const { name, spec } = partsOf(stage);
  const compile = Object.hasOwn(STAGES, name) ? STAGES[name] : undefined;
  if (compile) return compile(spec, name);
  if (Object.hasOwn(SOURCES, name))
    throw failure(40602, `${name} is only valid as the first stage in a pipeline`);
  throw failure(40324, `Unrecognized pipeline stage name: '${name}'`);
}

/** @throws CommandError 40324 and others for a pipeline that cannot be parsed. */
export function compilePipeline(spec: unknown): Pipeline {
  if (!Array.isArray(spec)) throw failure("TypeMismatch", "'pipeline' option must be specified as an array");
  const first = spec.length > 0 ? partsOf(spec[0]) : null;
  const compile = first && Object.hasOwn(SOURCES, first.name) ? SOURCES[first.name] : undefined;
  return first && compile
    ? { source: compile(first.spec, first.name), stages: spec.slice(1).map(compileStage) }
    : { source: null, stages: spec.map(compileStage) };
}

/** Stages that write or never end. */
const OUTERMOST = new Set(["$changeStream", "$merge", "$out"]);

/** A pipeline inside a stage. @throws CommandError with the given code for a stage that must not stand there. */
export function compileInnerPipeline(spec: unknown, code: number, outer: string): Pipeline {
  const pipeline = compilePipeline(spec);
  for (const { name } of pipeline.stages)
    if (OUTERMOST.has(name)) throw failure(code, `${name} is not allowed within a ${outer}'s sub-pipeline`);
  return pipeline;
}

/** Runs a pipeline over a collection; what the planner can do of its first stages it does with an index. */
export function runPipeline(
  context: QueryContext,
  ns: string | null,
  { source, stages }: Pipeline,
  options: { hint?: unknown; extraFilter?: FilterNode } = {},
): { rows: Iterable<Row>; plan: Plan | null } {
  const { extraFilter } = options;
  if (source ? source.needsCollection && ns === null : ns === null)
    throw failure(
      "InvalidNamespace",
      `{aggregate: 1} is not valid for '${source?.name ?? stages[0]?.name ?? "an empty pipeline"}'; a collection is required.`,
    );
  if (source) {
    const rows = source.rows(context, ns);
    const wanted = extraFilter ? filterRows(rows, extraFilter, context.vars) : rows;
    return { rows: applyStages(wanted, stages, context), plan: null };
  }
  const head = takeHead(stages, extraFilter);
  const { rows, plan } = runQuery(context, {
    collection: context.engine.catalog.find(ns as string),
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
    const next = stages[i + 1];
    if (stage.head?.kind === "sort" && next?.head?.kind === "limit") {
      // A sort that only the first few survive need not hold the rest.
      out = sortRows(out, stage.head.sort, next.head.count);
    } else if (stage.join && next?.unwind?.path === stage.join.as) {
      out = joinUnwound(out, stage.join, next.unwind, context);
      i++;
    } else out = stage.run(out, context);
  }
  return out;
}

/** `$lookup` and `$unwind` in one: what is found goes on at once, and is never an array. */
function* joinUnwound(
  rows: Iterable<Row>,
  { open }: NonNullable<Stage["join"]>,
  { spread }: NonNullable<Stage["unwind"]>,
  context: QueryContext,
): Generator<Row> {
  for (const row of rows) {
    const document = documentOf(row);
    yield* spread(document, decoded(open(document, context)));
  }
}

function* decoded(rows: Iterable<Row>) {
  for (const row of rows) yield documentOf(row);
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
  const next = stages[taken];
  const wanted = next?.head?.kind === "project" ? next.head.wanted : next?.readsNothing ? [] : null;
  return { taken, query: { filter, sort, skip, limit, wanted } };
}
