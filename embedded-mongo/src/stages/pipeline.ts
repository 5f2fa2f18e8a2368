import { failure } from "../errors.ts";
import { PIPELINE_STAGES_MAX } from "../limits.ts";
import type { QueryContext } from "../plan/context.ts";
import { runQuery, sortRows } from "../plan/query.ts";
import { documentOf, filterRows, type Row } from "../plan/row.ts";
import type { Plan } from "../plan/scan-plan.ts";
import { ALWAYS, type FilterNode } from "../query/filter.ts";
import type { Sort } from "../query/sort.ts";
import { isDocument } from "../values/types.ts";
import type { Pipeline, Stage } from "./stage.ts";
import { FIRST_ONLY, SOURCES, STAGES } from "./table.ts";

function partsOf(stage: unknown): { name: string; spec: unknown } {
  if (!isDocument(stage))
    throw failure("TypeMismatch", "Each element of the 'pipeline' array must be an object");
  const [name, ...rest] = Object.keys(stage);
  if (name === undefined || rest.length > 0)
    throw failure(40323, "A pipeline stage specification object must contain exactly one field.");
  return { name, spec: stage[name] };
}

/** Where a pipeline stands, and the code that refuses a stage there. */
type Place = { code: number; message: string };
const OUTERMOST: Place = { code: 40601, message: "can only be the final stage in the pipeline" };

function compileStage(stage: unknown, place: Place): Stage {
  const { name, spec } = partsOf(stage);
  if (FIRST_ONLY.has(name)) throw failure(40602, `${name} is only valid as the first stage in a pipeline`);
  const compile = Object.hasOwn(STAGES, name) ? STAGES[name] : undefined;
  if (!compile) throw failure(40324, `Unrecognized pipeline stage name: '${name}'`);
  const compiled = compile(spec, name);
  if (compiled.isLastOnly) throw failure(place.code, `${name} ${place.message}`);
  return compiled;
}

/** @throws CommandError 40324 and others for a pipeline that cannot be parsed. */
export function compilePipeline(spec: unknown, place: Place = OUTERMOST): Pipeline {
  if (!Array.isArray(spec)) throw failure("TypeMismatch", "'pipeline' option must be specified as an array");
  if (spec.length > PIPELINE_STAGES_MAX)
    throw failure(7749501, `Pipeline length must be no longer than ${PIPELINE_STAGES_MAX} stages`);
  const first = spec.length > 0 ? partsOf(spec[0]) : null;
  const compile = first && Object.hasOwn(SOURCES, first.name) ? SOURCES[first.name] : undefined;
  return {
    source: compile?.(first?.spec) ?? null,
    stages: (compile ? spec.slice(1) : spec).map((stage) => compileStage(stage, place)),
  };
}

/** A pipeline within a stage. @throws CommandError with the given code for a stage that must not stand there. */
export const compileInnerPipeline = (spec: unknown, code: number, outer: string): Pipeline =>
  compilePipeline(spec, { code, message: `is not allowed within a ${outer} stage` });

/** Runs a pipeline over a collection; what the planner can do of its first stages it does with an index. */
export function runPipeline(
  context: QueryContext,
  ns: string | null,
  { source, stages }: Pipeline,
  options: { hint?: unknown; extraFilter?: FilterNode } = {},
): { rows: Iterable<Row>; plan: Plan | null } {
  const { extraFilter } = options;
  if (source) {
    const rows = source(context);
    const wanted = extraFilter ? filterRows(rows, extraFilter, context.vars) : rows;
    return { rows: applyStages(wanted, stages, context), plan: null };
  }
  if (ns === null) throw failure("InvalidNamespace", "a database-level aggregate must begin with $documents");
  const head = takeHead(stages, extraFilter);
  const { rows, plan } = runQuery(context, {
    collection: context.collectionAt(ns),
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
    yield* spread(document, decoded(open(document, context)), context.vars);
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
