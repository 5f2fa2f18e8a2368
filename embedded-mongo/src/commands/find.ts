import { failure } from "../errors.ts";
import { FIRST_BATCH_DOCUMENTS } from "../limits.ts";
import { createContext, type QueryContext } from "../plan/context.ts";
import { runQuery } from "../plan/query.ts";
import { projectRows, type Row } from "../plan/row.ts";
import type { Plan } from "../plan/scan-plan.ts";
import { parseFilter } from "../query/filter-parse.ts";
import { compileProjection } from "../query/projection.ts";
import { compileSort } from "../query/sort.ts";
import { type Document, type Long, wrapperOf } from "../values/types.ts";
import { varsOf } from "./modify.ts";
import {
  type Command,
  type CommandContext,
  collectionOf,
  documentField,
  flagField,
  namespaceOf,
  numberField,
} from "./request.ts";

const FIND_FIELDS = [
  "filter",
  "projection",
  "sort",
  "hint",
  "skip",
  "limit",
  "batchSize",
  "singleBatch",
  "let",
  "allowDiskUse",
  "collation",
  "min",
  "max",
  "returnKey",
  "showRecordId",
  "tailable",
  "awaitData",
  "noCursorTimeout",
  "oplogReplay",
  "allowPartialResults",
];

export const transactionOf = ({ participation }: CommandContext) =>
  participation.kind === "transaction" ? participation.transaction : null;

export function readContext(context: CommandContext): QueryContext {
  const { server, db, body, participation, timeLimit } = context;
  const concern = documentField(body, "readConcern");
  const isSnapshot = participation.kind === "plain" && concern?.level === "snapshot";
  return createContext({
    engine: server.engine,
    db,
    unit: transactionOf(context)?.unit,
    readView: isSnapshot ? server.snapshots.at(concern?.atClusterTime) : null,
    timeLimit,
    vars: varsOf(body.let),
  });
}

function refuseUnsupported(body: Document): void {
  if (flagField(body, "tailable") || flagField(body, "awaitData"))
    throw failure("BadValue", "error processing query: tailable cursor requested on non capped collection");
  for (const name of ["min", "max", "returnKey", "showRecordId"])
    if (body[name] !== undefined && body[name] !== false)
      throw failure("NotImplemented", `find.${name} is not supported by this server`);
}

/** The rows of a find command, and how they are found. */
export function openFind(
  context: CommandContext,
  query: QueryContext,
): { rows: Iterable<Row>; plan: Plan | null } {
  const { body } = context;
  refuseUnsupported(body);
  const filter = documentField(body, "filter") ?? {};
  const projectionSpec = documentField(body, "projection");
  const projection =
    projectionSpec && Object.keys(projectionSpec).length > 0
      ? compileProjection(projectionSpec, { find: { filter } })
      : null;
  const sortSpec = documentField(body, "sort");
  const natural = sortSpec && "$natural" in sortSpec ? sortSpec : undefined;
  const { rows, plan } = runQuery(query, {
    collection: collectionOf(context),
    filter: parseFilter(filter),
    sort: sortSpec && !natural && Object.keys(sortSpec).length > 0 ? compileSort(sortSpec) : null,
    skip: numberField(body, "skip", { min: 0 }) ?? 0,
    limit: numberField(body, "limit", { min: 0 }) ?? 0,
    hint: natural ?? (isEmptyHint(body.hint) ? undefined : body.hint),
    wanted: projection?.wanted ?? null,
  });
  return { rows: projection ? projectRows(rows, projection, query.vars) : rows, plan };
}

const isEmptyHint = (hint: unknown) =>
  typeof hint === "object" && hint !== null && Object.keys(hint).length === 0;

export const find: Command = {
  fields: FIND_FIELDS,
  inTransaction: true,
  readConcern: "all",
  run(context) {
    const { body, server } = context;
    const query = readContext(context);
    const { rows } = openFind(context, query);
    return server.cursors.open({
      ns: namespaceOf(context),
      rows,
      context: query,
      batchSize: numberField(body, "batchSize", { min: 0 }) ?? FIRST_BATCH_DOCUMENTS,
      isSingleBatch: flagField(body, "singleBatch"),
      transaction: transactionOf(context),
    });
  },
};

const cursorId = (value: unknown): Long => {
  if (wrapperOf(value) !== "Long") throw failure("TypeMismatch", "cursor id must be a 64-bit integer");
  return value as Long;
};

export const getMore: Command = {
  fields: ["collection", "batchSize"],
  inTransaction: true,
  readConcern: "all",
  run(context) {
    const { body, server, db } = context;
    if (typeof body.collection !== "string")
      throw failure("TypeMismatch", "BSON field 'getMore.collection' must be a string");
    const batchSize = numberField(body, "batchSize", { min: 0 }) || Number.POSITIVE_INFINITY;
    return server.cursors.more({
      id: cursorId(body.getMore),
      ns: `${db}.${body.collection}`,
      batchSize,
      transaction: transactionOf(context),
      awaitMs: numberField(body, "maxTimeMS", { min: 0 }) ?? null,
    });
  },
};

export const killCursors: Command = {
  fields: ["cursors"],
  inTransaction: true,
  run({ body, server }) {
    const ids = Array.isArray(body.cursors) ? body.cursors.map(cursorId) : [];
    const cursorsKilled: Long[] = [];
    const cursorsNotFound: Long[] = [];
    for (const id of ids) (server.cursors.kill(id) ? cursorsKilled : cursorsNotFound).push(id);
    return { document: { cursorsKilled, cursorsNotFound, cursorsAlive: [], cursorsUnknown: [], ok: 1 } };
  },
};
