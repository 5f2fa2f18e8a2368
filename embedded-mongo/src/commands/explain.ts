import { failure } from "../errors.ts";
import { isFull } from "../plan/bounds.ts";
import type { QueryContext } from "../plan/context.ts";
import { runQuery } from "../plan/query.ts";
import type { Row } from "../plan/row.ts";
import type { Plan, ScanPlan, UnionPlan } from "../plan/scan-plan.ts";
import { showIntervals } from "../plan/show-bounds.ts";
import { showText } from "../values/show.ts";
import { type Document, int, isDocument } from "../values/types.ts";
import { aggregate, count, distinct, openAggregate } from "./aggregate.ts";
import { SERVER_VERSION } from "./diagnostics.ts";
import { find, openFind, readContext } from "./find.ts";
import { findAndModify } from "./find-and-modify.ts";
import { selectionOf } from "./modify.ts";
import {
  type Command,
  type CommandContext,
  collectionOf,
  flagField,
  namespaceOf,
  refuseUnknownFields,
} from "./request.ts";
import { remove, update } from "./update.ts";

type Opened = { rows: Iterable<Row>; plan: Plan | null };
type Target = {
  readonly command: Command;
  readonly open: (context: CommandContext, query: QueryContext) => Opened;
  /** The stage around the plan, for commands that do more than find. */
  readonly stage?: string;
};

function openSelection(
  context: CommandContext,
  query: QueryContext,
  filter: unknown,
  options: Document,
  fields: { wanted?: readonly string[]; onceBy?: string } = {},
): Opened {
  const { hint, sort } = options;
  const selection = selectionOf(isDocument(filter) ? filter : {}, { sort, hint });
  const collection = collectionOf(context);
  return runQuery(query, { collection, filter: selection.filter, sort: selection.sort, hint, ...fields });
}

const ofQuery: Target["open"] = (context, query) =>
  openSelection(context, query, context.body.query, context.body);
const ofStatement =
  (list: string): Target["open"] =>
  (context, query) => {
    const [statement] = (Array.isArray(context.body[list]) ? context.body[list] : []) as Document[];
    return openSelection(context, query, statement?.q, statement ?? {});
  };

const TARGETS: Record<string, Target> = {
  find: { command: find, open: openFind },
  aggregate: { command: aggregate, open: openAggregate },
  count: {
    command: count,
    open: (context, query) => openSelection(context, query, context.body.query, context.body, { wanted: [] }),
    stage: "COUNT",
  },
  distinct: {
    command: distinct,
    open: (context, query) => {
      const { query: filter, key } = context.body;
      const fields = typeof key === "string" ? { wanted: [key], onceBy: key } : {};
      return openSelection(context, query, filter, context.body, fields);
    },
  },
  findAndModify: { command: findAndModify, open: ofQuery, stage: "UPDATE" },
  update: { command: update, open: ofStatement("updates"), stage: "UPDATE" },
  delete: { command: remove, open: ofStatement("deletes"), stage: "DELETE" },
};

/** What a stage did; null while it is only planned. */
type Counts = { nReturned: number; keys: number; documents: number; ms: number };

const countsOf = (counts: Counts | null, more: Document = {}): Document =>
  counts
    ? { nReturned: counts.nReturned, executionTimeMillisEstimate: counts.ms, isEOF: int(1), ...more }
    : {};

function scanStage(plan: ScanPlan, counts: Counts | null): Document {
  const isBounded = plan.bounds.some((intervals) => !isFull(intervals));
  const direction = plan.isReverse ? "backward" : "forward";
  const docsExamined = counts ? { docsExamined: counts.documents } : {};
  if (!plan.index && !isBounded)
    return { stage: "COLLSCAN", direction, ...countsOf(counts), ...docsExamined };
  const { index } = plan;
  const scan: Document = {
    stage: "IXSCAN",
    keyPattern: index ? index.spec.key : { _id: 1 },
    indexName: index?.name ?? "_id_",
    isMultiKey: index?.isMultikey ?? false,
    isUnique: index?.isUnique ?? true,
    isSparse: index?.isSparse ?? false,
    isPartial: !!index?.partial,
    indexVersion: int(2),
    direction,
    indexBounds: Object.fromEntries(
      plan.fields.map(({ path }, i) => [path, showIntervals(plan.bounds[i] ?? [])]),
    ),
    ...countsOf(counts, { keysExamined: counts?.keys }),
  };
  const stage = plan.covered ? "PROJECTION_COVERED" : "FETCH";
  return { stage, ...countsOf(counts), ...docsExamined, inputStage: scan };
}

function planStage(plan: Plan | null, counts: Counts | null): Document {
  if (!plan) return { stage: "EOF", ...countsOf(counts) };
  const found = plan.kind === "scan" ? scanStage(plan, counts) : unionStage(plan, counts);
  return plan.providesSort ? found : { stage: "SORT", ...countsOf(counts), inputStage: found };
}

function unionStage({ scans, order }: UnionPlan, counts: Counts | null): Document {
  const inputStages = scans.map((scan) => scanStage(scan, null));
  const stage = order ? "SORT_MERGE" : "OR";
  return { stage: "SUBPLAN", ...countsOf(counts), inputStage: { stage, inputStages } };
}

const VERBOSITIES = ["queryPlanner", "executionStats", "allPlansExecution"];

/** The plan of a command, and what running it reads; writes are planned, not made. */
function explainCommand(context: CommandContext, verbosity: unknown): Document {
  const { body, server, db } = context;
  const [name = ""] = Object.keys(body);
  const target = Object.hasOwn(TARGETS, name) ? TARGETS[name] : undefined;
  if (!target)
    throw failure("CommandNotFound", `Explain failed due to unknown or unsupported command: ${name}`);
  refuseUnknownFields(name, target.command, { body, sequences: new Map() });
  const query = readContext(context);
  const startedAt = performance.now();
  const { rows, plan } = target.open(context, query);
  const wrap = (inner: Document): Document =>
    target.stage ? { stage: target.stage, inputStage: inner } : inner;
  const namespace = typeof body[name] === "string" ? namespaceOf(context) : `${db}.$cmd.aggregate`;
  const explained: Document = {
    explainVersion: "1",
    queryPlanner: {
      namespace,
      indexFilterSet: false,
      winningPlan: { isCached: false, ...wrap(planStage(plan, null)) },
      rejectedPlans: [],
    },
  };
  if (verbosity !== "queryPlanner") {
    let nReturned = 0;
    for (const _ of rows) nReturned++;
    const ms = Math.round(performance.now() - startedAt);
    const { keys, documents } = query.examined;
    explained.executionStats = {
      executionSuccess: true,
      nReturned,
      executionTimeMillis: ms,
      totalKeysExamined: keys,
      totalDocsExamined: documents,
      executionStages: wrap(planStage(plan, { nReturned, keys, documents, ms })),
      ...(verbosity === "allPlansExecution" ? { allPlansExecution: [] } : {}),
    };
  }
  return {
    ...explained,
    command: { ...body, $db: db },
    serverInfo: { ...server.address, version: SERVER_VERSION, gitVersion: "embedded" },
    ok: 1,
  };
}

export const explain: Command = {
  fields: ["verbosity"],
  readConcern: "all",
  run(context) {
    const { explain: target, verbosity = "allPlansExecution" } = context.body;
    if (!isDocument(target)) throw failure("BadValue", "explain command requires a nested object");
    if (typeof verbosity !== "string" || !VERBOSITIES.includes(verbosity))
      throw failure(
        "BadValue",
        `Enumeration value '${showText(verbosity)}' for field 'explain.verbosity' is not a valid value.`,
      );
    return { document: explainCommand({ ...context, body: target }, verbosity) };
  },
};

/** An aggregate may ask for its own plan. */
export const explainableAggregate: Command = {
  ...aggregate,
  run(context) {
    const { explain: isExplained, ...body } = context.body;
    return flagField({ isExplained }, "isExplained")
      ? { document: explainCommand({ ...context, body }, "queryPlanner") }
      : aggregate.run(context);
  },
};
