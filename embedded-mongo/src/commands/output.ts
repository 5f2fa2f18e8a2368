import { CommandError, failure } from "../errors.ts";
import { OUTPUT_BATCH_DOCUMENTS } from "../limits.ts";
import { createContext, type QueryContext } from "../plan/context.ts";
import { documentOf, type Row } from "../plan/row.ts";
import type { Collection } from "../store/catalog.ts";
import { refuseBadNamespace } from "../store/namespace.ts";
import type { Unit } from "../transactions/engine.ts";
import { type Document, isDocument, typeNameOf } from "../values/types.ts";
import { clearTree } from "./collections.ts";
import { addIndexes } from "./index-build.ts";
import { applyInsert, preparedOf } from "./insert.ts";
import { compileMerge, mergeOne, refuseAmbiguous } from "./merge.ts";
import { varsOf } from "./modify.ts";
import { rename } from "./rename-collection.ts";
import type { CommandContext } from "./request.ts";
import { runStatements } from "./write.ts";

type Output = {
  readonly ns: string;
  run(context: CommandContext, query: QueryContext, rows: Iterable<Row>): Promise<void>;
};
type Apply = (unit: Unit, document: Document) => Document;

const INTERNAL_DATABASES = ["admin", "config", "local"];

/** What the last stage of a pipeline writes to, and the stages before it; null when the pipeline only reads. */
export function takeOutput(context: CommandContext): { stages: unknown[]; output: Output } | null {
  const { body, participation, db } = context;
  const stages: unknown[] = Array.isArray(body.pipeline) ? body.pipeline : [];
  const last = stages.at(-1);
  const [name = ""] = isDocument(last) && Object.keys(last).length === 1 ? Object.keys(last) : [];
  if (!isDocument(last) || (name !== "$out" && name !== "$merge")) return null;
  if (participation.kind === "transaction")
    throw failure(
      "OperationNotSupportedInTransaction",
      `Stage not supported inside of a multi-document transaction: ${name}`,
    );
  if (isDocument(body.readConcern) && body.readConcern.level === "linearizable")
    throw failure("InvalidOptions", `${name} cannot be used with a 'linearizable' read concern level`);
  const output = name === "$out" ? outOf(last.$out, db) : mergeOf(last.$merge, db);
  const [target = ""] = output.ns.split(".");
  if (INTERNAL_DATABASES.includes(target))
    throw failure(name === "$out" ? 31321 : 31319, `Can't ${name} to internal database: ${target}`);
  refuseBadNamespace(output.ns);
  return { stages: stages.slice(0, -1), output };
}

/** Rows are read from one state of the data, so that what is written is never read again. */
export async function runOutput(
  context: CommandContext,
  output: Output,
  open: (query: QueryContext) => Iterable<Row>,
): Promise<void> {
  const { server, db, body, timeLimit } = context;
  const snapshot = server.engine.storage.snapshot();
  const sequence = server.engine.visibleSequence();
  const readView = { view: snapshot, sequence, atClusterTime: null };
  const query = createContext({ engine: server.engine, db, readView, timeLimit, vars: varsOf(body.let) });
  try {
    await output.run(context, query, open(query));
  } finally {
    query.close();
    snapshot.release();
  }
}

async function writeAll(
  context: CommandContext,
  collection: Collection,
  rows: Iterable<Row>,
  apply: Apply,
): Promise<void> {
  let batch: Document[] = [];
  const write = async () => {
    const documents = batch;
    batch = [];
    const { writeErrors } = await runStatements(context, {
      count: documents.length,
      isOrdered: true,
      collections: [collection],
      apply: (unit, i) => apply(unit, documents[i] as Document),
    });
    const [failed] = writeErrors;
    if (!failed) return;
    const { code, errmsg, index: _, ...details } = failed;
    const message = `PlanExecutor error during aggregation :: caused by :: ${errmsg}`;
    throw new CommandError(code as number, message, { details });
  };
  for (const row of rows) {
    batch.push(documentOf(row));
    if (batch.length >= OUTPUT_BATCH_DOCUMENTS) await write();
  }
  if (batch.length > 0) await write();
}

function outOf(spec: unknown, db: string): Output {
  const target = typeof spec === "string" ? { db, coll: spec } : spec;
  if (!isDocument(target))
    throw failure(16990, `$out only supports a string or object argument, but found ${typeNameOf(spec)}`);
  for (const name of Object.keys(target))
    if (!["db", "coll"].includes(name))
      throw name === "timeseries"
        ? failure("NotImplemented", "$out.timeseries is not supported by this server")
        : failure(40415, `BSON field '$out.${name}' is an unknown field.`);
  for (const name of ["db", "coll"])
    if (typeof target[name] !== "string")
      throw failure(40414, `BSON field '$out.${name}' is missing but a required field`);
  const ns = `${target.db}.${target.coll}`;
  return {
    ns,
    /** Fills a collection beside the target, then puts it in the target's place in one commit. */
    async run(context, _query, rows) {
      const { engine } = context.server;
      const { catalog, storage } = engine;
      const before = catalog.find(ns);
      const made = catalog.ensure(`${target.db}.tmp.agg_out.${crypto.randomUUID()}`, { temp: true });
      let isDone = false;
      try {
        if (before && before.indexes.length > 0)
          await addIndexes(
            engine,
            made,
            before.indexes.map(({ spec }) => spec),
          );
        await writeAll(context, made, rows, (unit, document) =>
          applyInsert(context, unit, made, preparedOf(document)),
        );
        isDone = true;
        await rename(engine, made, ns, before?.options ?? {});
      } finally {
        if (!isDone) for (const tree of catalog.remove(made)) await clearTree(storage, tree);
      }
    },
  };
}

function mergeOf(spec: unknown, db: string): Output {
  const merge = compileMerge(spec, db);
  return {
    ns: merge.ns,
    async run(context, query, rows) {
      const { engine } = context.server;
      refuseAmbiguous(merge, engine.catalog.find(merge.ns));
      const collection = engine.ensure(null, merge.ns);
      await writeAll(context, collection, rows, (unit, document) =>
        mergeOne(context, query, unit, collection, merge, document),
      );
    },
  };
}
