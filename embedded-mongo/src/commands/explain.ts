import { failure } from "../errors.ts";
import { isFull } from "../plan/bounds.ts";
import type { QueryContext } from "../plan/context.ts";
import type { Plan, ScanPlan } from "../plan/planner.ts";
import { runQuery } from "../plan/query.ts";
import type { Row } from "../plan/row.ts";
import { type Document, isDocument } from "../values/types.ts";
import { openAggregate } from "./aggregate.ts";
import { openFind, readContext } from "./find.ts";
import { selectionOf } from "./modify.ts";
import { type Command, type CommandContext, namespaceOf } from "./request.ts";

function scanStage(plan: ScanPlan): Document {
  const isBounded = plan.bounds.some((intervals) => !isFull(intervals));
  const direction = plan.isReverse ? "backward" : "forward";
  if (!plan.index && !isBounded) return { stage: "COLLSCAN", direction };
  const { index } = plan;
  const scan: Document = {
    stage: "IXSCAN",
    keyPattern: index ? index.spec.key : { _id: 1 },
    indexName: index?.name ?? "_id_",
    isMultiKey: index?.isMultikey ?? false,
    isUnique: index?.isUnique ?? true,
    isSparse: index?.isSparse ?? false,
    isPartial: !!index?.partial,
    direction,
    intervals: Object.fromEntries(
      plan.fields.map(({ path }, i) => [path, isFull(plan.bounds[i] ?? []) ? "all" : plan.bounds[i]?.length]),
    ),
  };
  return plan.isCovered
    ? { stage: "PROJECTION_COVERED", inputStage: scan }
    : { stage: "FETCH", inputStage: scan };
}

function planStage(plan: Plan | null, hasSort: boolean): Document {
  if (!plan) return { stage: "EOF" };
  if (plan.kind === "union")
    return {
      stage: "SUBPLAN",
      inputStage: { stage: "FETCH", inputStage: { stage: "OR", inputStages: plan.scans.map(scanStage) } },
    };
  return hasSort && !plan.providesSort ? { stage: "SORT", inputStage: scanStage(plan) } : scanStage(plan);
}

function openTarget(
  context: CommandContext,
  query: QueryContext,
  name: string,
): { rows: Iterable<Row>; plan: Plan | null } {
  const { body, server } = context;
  switch (name) {
    case "find":
      return openFind(context, query);
    case "aggregate":
      return openAggregate(context, query);
    case "count":
    case "distinct":
    case "findAndModify": {
      const { filter, sort } = selectionOf((body.query as Document | undefined) ?? {}, { sort: body.sort });
      return runQuery(query, { collection: server.engine.catalog.find(namespaceOf(context)), filter, sort });
    }
    case "update":
    case "delete": {
      const [statement] = (body[name === "update" ? "updates" : "deletes"] ?? []) as Document[];
      const { filter } = selectionOf((statement?.q as Document | undefined) ?? {});
      return runQuery(query, { collection: server.engine.catalog.find(namespaceOf(context)), filter });
    }
    default:
      throw failure("CommandNotSupported", `Explain failed due to unsupported command: ${name}`);
  }
}

/** The plan of a command, and what running it reads; writes are planned, not made. */
export function explainCommand(context: CommandContext, verbosity: unknown): Document {
  const [name] = Object.keys(context.body);
  if (name === undefined) throw failure("BadValue", "explain command requires a nested object");
  const query = readContext(context);
  const startedAt = performance.now();
  const { rows, plan } = openTarget(context, query, name);
  const hasSort = plan?.kind === "scan" && !plan.providesSort;
  const winningPlan = planStage(plan, hasSort);
  let nReturned = 0;
  if (verbosity !== "queryPlanner") for (const _ of rows) nReturned++;
  const namespace =
    typeof context.body[name] === "string" ? namespaceOf(context) : `${context.db}.$cmd.aggregate`;
  return {
    explainVersion: "1",
    queryPlanner: { namespace, winningPlan, rejectedPlans: [] },
    ...(verbosity === "queryPlanner"
      ? {}
      : {
          executionStats: {
            executionSuccess: true,
            nReturned,
            executionTimeMillis: Math.round(performance.now() - startedAt),
            totalKeysExamined: query.examined.keys,
            totalDocsExamined: query.examined.documents,
            executionStages: winningPlan,
          },
        }),
    serverInfo: { host: context.server.address.host, port: context.server.address.port, version: "8.0.0" },
    ok: 1,
  };
}

export const explain: Command = {
  fields: ["verbosity"],
  readConcern: "all",
  run(context) {
    const target = context.body.explain;
    if (!isDocument(target)) throw failure("BadValue", "explain command requires a nested object");
    return { document: explainCommand({ ...context, body: target }, context.body.verbosity) };
  },
};
