import { failure } from "../errors.ts";
import { DOCUMENT_SIZE_MAX_BYTES, FIRST_BATCH_DOCUMENTS } from "../limits.ts";
import { type ChangeStream, openChangeStream } from "../oplog/change-stream.ts";
import type { QueryContext } from "../plan/context.ts";
import { runQuery } from "../plan/query.ts";
import { documentOf, type Row } from "../plan/row.ts";
import type { Plan } from "../plan/scan-plan.ts";
import { isAlways } from "../query/filter.ts";
import { parseFilter } from "../query/filter-parse.ts";
import { applyStages, compilePipeline, runPipeline } from "../stages/pipeline.ts";
import { refuseBadNamespace } from "../store/namespace.ts";
import { integer } from "../values/arithmetic.ts";
import { sizeOf } from "../values/codec.ts";
import { encodeValue } from "../values/key-encoding.ts";
import { type Document, fieldOf, isDocument } from "../values/types.ts";
import { readContext, transactionOf } from "./find.ts";
import { takeListing } from "./listings.ts";
import { runOutput, takeOutput } from "./output.ts";
import {
  type Command,
  type CommandContext,
  collectionOf,
  documentField,
  namespaceOf,
  numberField,
} from "./request.ts";

const AGGREGATE_FIELDS = [
  "pipeline",
  "cursor",
  "explain",
  "allowDiskUse",
  "hint",
  "let",
  "bypassDocumentValidation",
  "collation",
];

/** A number in place of the collection name: the pipeline makes its own documents. */
const isDatabaseLevel = (body: Document) => typeof body.aggregate !== "string";

/** What a pipeline reads, whatever it does with it at its end. */
export function openAggregate(
  context: CommandContext,
  query: QueryContext,
  stages: unknown = takeOutput(context)?.stages ?? context.body.pipeline,
): { rows: Iterable<Row>; plan: Plan | null } {
  const { body } = context;
  const listing = takeListing(context, stages);
  if (listing) {
    const { stages: rest } = compilePipeline(listing.stages);
    return { rows: applyStages(listing.rows, rest, query), plan: null };
  }
  const pipeline = compilePipeline(stages);
  if (pipeline.source && !isDatabaseLevel(body))
    throw failure("InvalidNamespace", "$documents can only be run with {aggregate: 1}");
  return runPipeline(query, isDatabaseLevel(body) ? null : namespaceOf(context), pipeline, {
    hint: body.hint,
  });
}

/** A pipeline that begins with `$changeStream`; null for any other. */
function openStream(context: CommandContext, query: QueryContext): ChangeStream | null {
  const { body, db } = context;
  const [first, ...rest] = Array.isArray(body.pipeline) ? body.pipeline : [];
  if (!isDocument(first) || !("$changeStream" in first)) return null;
  const spec = first.$changeStream;
  if (context.participation.kind === "transaction")
    throw failure(
      "OperationNotSupportedInTransaction",
      "$changeStream cannot be run in a multi-document transaction.",
    );
  const isOfAll = isDocument(spec) && spec.allChangesForCluster === true;
  if (isOfAll && (db !== "admin" || !isDatabaseLevel(body)))
    throw failure(
      "InvalidOptions",
      "A $changeStream with 'allChangesForCluster:true' may only be opened on the 'admin' database with {aggregate: 1}",
    );
  if (!isOfAll && ["admin", "config", "local"].includes(db))
    throw failure("InvalidNamespace", `$changeStream may not be opened on the internal ${db} database`);
  const coll = isDatabaseLevel(body) ? null : (body.aggregate as string);
  if (coll !== null) refuseBadNamespace(namespaceOf(context));
  return openChangeStream(query, { db: isOfAll ? null : db, coll }, spec, compilePipeline(rest).stages);
}

export const aggregate: Command = {
  fields: AGGREGATE_FIELDS,
  inTransaction: true,
  readConcern: "all",
  writeConcern: true,
  async run(context) {
    const { body, server, db } = context;
    const cursor = documentField(body, "cursor");
    if (!cursor)
      throw failure(
        "FailedToParse",
        "The 'cursor' option is required, except for aggregate with the explain argument",
      );
    const batchSize = numberField(cursor, "batchSize", { min: 0 }) ?? FIRST_BATCH_DOCUMENTS;
    const ns = isDatabaseLevel(body) ? `${db}.$cmd.aggregate` : namespaceOf(context);
    const writing = takeOutput(context);
    if (writing) {
      const { output, stages } = writing;
      await runOutput(context, output, (query) => openAggregate(context, query, stages).rows);
    }
    const query = readContext(context);
    const stream = writing ? null : openStream(context, query);
    const rows = writing ? [] : (stream ?? openAggregate(context, query).rows);
    const reply = server.cursors.open({
      ns,
      rows,
      context: query,
      // An empty answer leaves no cursor behind, whatever batch was asked for.
      batchSize: writing ? 1 : batchSize,
      transaction: transactionOf(context),
    });
    return stream
      ? { ...reply, document: { ...reply.document, operationTime: server.engine.oplog.now() } }
      : reply;
  },
};

export const count: Command = {
  fields: ["query", "limit", "skip", "hint", "fields", "collation"],
  readConcern: "not snapshot",
  run(context) {
    const { body } = context;
    const collection = collectionOf(context);
    const filter = parseFilter(documentField(body, "query") ?? {});
    const limit = Math.abs(numberField(body, "limit") ?? 0);
    const skip = numberField(body, "skip", { min: 0 }) ?? 0;
    if (collection && isAlways(filter) && body.hint === undefined) {
      const rest = Math.max(collection.documentCount - skip, 0);
      return { document: { n: integer(limit > 0 ? Math.min(limit, rest) : rest), ok: 1 } };
    }
    const query = readContext(context);
    let n = 0;
    for (const _ of runQuery(query, { collection, filter, skip, limit, hint: body.hint, wanted: [] }).rows)
      n++;
    return { document: { n: integer(n), ok: 1 } };
  },
};

/** All values at a path, arrays taken apart: what `distinct` collects. */
function collect(value: unknown, parts: readonly string[], i: number, add: (value: unknown) => void): void {
  if (i === parts.length) {
    if (Array.isArray(value)) value.forEach(add);
    else if (value !== undefined) add(value);
    return;
  }
  const name = parts[i] as string;
  if (isDocument(value)) collect(fieldOf(value, name), parts, i + 1, add);
  else if (Array.isArray(value)) {
    if (/^\d+$/.test(name) && Number(name) < value.length) collect(value[Number(name)], parts, i + 1, add);
    else for (const item of value) if (isDocument(item)) collect(item, parts, i, add);
  }
}

export const distinct: Command = {
  fields: ["key", "query", "hint", "collation"],
  inTransaction: true,
  readConcern: "all",
  run(context) {
    const { body } = context;
    if (typeof body.key !== "string")
      throw failure("TypeMismatch", "BSON field 'distinct.key' must be a string");
    const parts = body.key.split(".");
    const query = readContext(context);
    const collection = collectionOf(context);
    const filter = parseFilter(documentField(body, "query") ?? {});
    const values = new Map<string, unknown>();
    const fields = { wanted: [body.key], onceBy: body.key };
    for (const row of runQuery(query, { collection, filter, hint: body.hint, ...fields }).rows)
      collect(documentOf(row), parts, 0, (value) => {
        const key = encodeValue(value);
        if (!values.has(key)) values.set(key, value);
      });
    const sorted = [...values].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, value]) => value);
    if (sizeOf({ sorted }) > DOCUMENT_SIZE_MAX_BYTES) throw failure(17217, "distinct too big, 16mb cap");
    const { atClusterTime } = query;
    return { document: { values: sorted, ...(atClusterTime ? { atClusterTime } : {}), ok: 1 } };
  },
};
