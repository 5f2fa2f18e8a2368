import { CODES, CommandError, failure } from "../errors.ts";
import type { QueryContext } from "../plan/context.ts";
import { documentOf, type Row, rowOf } from "../plan/row.ts";
import { applyStages } from "../stages/pipeline.ts";
import type { Stage } from "../stages/stage.ts";
import { decode } from "../values/codec.ts";
import { isEqual } from "../values/compare.ts";
import { encodeValue } from "../values/key-encoding.ts";
import { showValue } from "../values/show.ts";
import { type Document, isDocument } from "../values/types.ts";
import { changeEventOf, type ImageOptions, invalidateEventOf, isShown, type LookUp } from "./change-event.ts";
import { decodeEntry, type Entry } from "./entry.ts";
import { historyLost, type Oplog } from "./oplog.ts";
import { endOf, type Position, readTime, readToken, startOf, tokenOf } from "./position.ts";

/** What a stream watches: a collection, a database, or everything. */
export type Watched = { readonly db: string | null; readonly coll: string | null };

/** A stream in its place: what its rows are read from, and the token of the place it has come to. */
export type ChangeStream = {
  /** Never ends by itself unless the stream is invalidated; null means that there is nothing more now. */
  readonly rows: Iterator<Row | null>;
  /** Resolves when there may be more, or when the time is over. */
  ready(maxMs: number): Promise<void>;
  /** Where a stream that begins after all rows given so far would go on. */
  token(): Document;
};

const CHOICES: Readonly<Record<string, readonly string[]>> = {
  fullDocument: ["default", "updateLookup", "whenAvailable", "required"],
  fullDocumentBeforeChange: ["off", "whenAvailable", "required"],
};
const FLAGS = ["showExpandedEvents", "allChangesForCluster", "showMigrationEvents", "showSystemEvents"];
const STARTS = ["resumeAfter", "startAfter", "startAtOperationTime"];
/** Stages that may follow: those that give at most one document for each. */
const ALLOWED_STAGES: readonly string[] = [
  "$addFields",
  "$match",
  "$project",
  "$redact",
  "$replaceRoot",
  "$replaceWith",
  "$set",
  "$unset",
];
const HIDDEN_DATABASES: readonly string[] = ["admin", "config", "local"];

function readOptions(spec: unknown): { images: ImageOptions; spec: Document } {
  if (!isDocument(spec)) throw failure("TypeMismatch", "the $changeStream specification must be an object");
  for (const [name, value] of Object.entries(spec)) {
    const choices = Object.hasOwn(CHOICES, name) ? CHOICES[name] : undefined;
    if (choices ? !choices.includes(value as string) : FLAGS.includes(name) && typeof value !== "boolean")
      throw failure(
        "BadValue",
        `$changeStream.${name} must be ${choices?.join(", ") ?? "a boolean"}, got ${showValue(value)}`,
      );
    if (!choices && !FLAGS.includes(name) && !STARTS.includes(name))
      throw failure(40415, `BSON field '$changeStream.${name}' is an unknown field.`);
  }
  const starts = STARTS.filter((name) => spec[name] !== undefined);
  if (starts.length > 1)
    throw failure(
      starts.includes("startAtOperationTime") ? 40674 : 50865,
      `Only one type of resume option is allowed, but multiple were found: ${starts.join(", ")}`,
    );
  return {
    spec,
    images: {
      fullDocument: "default",
      fullDocumentBeforeChange: "off",
      showExpandedEvents: false,
      ...(spec as Partial<ImageOptions>),
    },
  };
}

/** Where a stream begins, and whether it is over before it begins: it was resumed from the change that ends it. */
function startIn(
  oplog: Oplog,
  spec: Document,
  endsStream: (entry: Entry) => boolean,
): { after: Position; isEnding: boolean } {
  const now = oplog.listen();
  if (spec.startAtOperationTime !== undefined)
    return { after: startOf(readTime(spec.startAtOperationTime)), isEnding: false };
  const option = spec.resumeAfter === undefined ? "startAfter" : "resumeAfter";
  if (spec[option] === undefined) return { after: endOf(now), isEnding: false };
  const { position, kind } = readToken(spec[option], option);
  if (kind === "invalidate" && option === "resumeAfter")
    throw failure(
      "InvalidResumeToken",
      "Attempting to resume a change stream using 'resumeAfter' is not allowed from an invalidate notification.",
    );
  if (kind !== "change") return { after: position, isEnding: false };
  const bytes = oplog.entryAt(position);
  if (!bytes) throw historyLost();
  return { after: position, isEnding: endsStream(decodeEntry(bytes, false)) };
}

function tests({ db, coll }: Watched) {
  const ns = `${db}.${coll}`;
  const isWatched = (entry: Entry): boolean => {
    const entryDb = entry.ns.slice(0, entry.ns.indexOf("."));
    if (db === null) return !HIDDEN_DATABASES.includes(entryDb);
    return coll === null ? entryDb === db : entry.ns === ns || (entry.op === "rename" && isTarget(entry, ns));
  };
  const endsStream = (entry: Entry): boolean =>
    coll === null
      ? db !== null && entry.op === "dropDatabase" && isWatched(entry)
      : ["drop", "rename"].includes(entry.op) && isWatched(entry);
  return { isWatched, endsStream };
}

function isTarget({ description }: Entry, ns: string): boolean {
  const to = description?.to as { db: string; coll: string } | undefined;
  return `${to?.db}.${to?.coll}` === ns;
}

/**
 * Opens a stream on the oplog.
 *
 * @param stages What follows `$changeStream` in the pipeline.
 * @throws CommandError for options that do not fit, and for a place that is not in the oplog any more (286).
 */
export function openChangeStream(
  context: QueryContext,
  watched: Watched,
  spec: unknown,
  stages: readonly Stage[],
): ChangeStream {
  const { images, spec: options } = readOptions(spec);
  for (const { name } of stages)
    if (!ALLOWED_STAGES.includes(name))
      throw failure("IllegalOperation", `${name} is not permitted in a $changeStream pipeline`);
  const { oplog, catalog, latest } = context.engine;
  const { isWatched, endsStream } = tests(watched);
  const start = startIn(oplog, options, endsStream);
  let after = start.after;
  // Whether the place can be read at all is told now, not at the first change.
  oplog.read(after);
  let token = tokenOf(after, "time");
  let isBehind = false;

  const lookUp: LookUp = ({ ns, after: image }) => {
    const collection = catalog.find(ns);
    const bytes = collection && latest.get(collection.tree + encodeValue(image?._id));
    return bytes ? decode(bytes) : null;
  };

  function* through(event: Document): Generator<Row> {
    const id = event._id;
    for (const row of applyStages([rowOf(event)], stages, context)) {
      if (!isEqual(documentOf(row)._id, id)) throw tokenWasModified();
      yield row;
    }
  }

  function* rows(): Generator<Row | null> {
    if (start.isEnding) {
      yield* end(after);
      return;
    }
    for (;;) {
      const upTo = oplog.now();
      const entries = oplog.read(after);
      for (const { position, bytes } of entries) {
        const entry = decodeEntry(bytes, false);
        after = position;
        token = tokenOf(position, "change");
        if (!isWatched(entry)) continue;
        if (isShown(entry, images))
          yield* through(changeEventOf(decodeEntry(bytes), position, images, lookUp));
        if (!endsStream(entry)) continue;
        yield* end(position);
        return;
      }
      isBehind = entries.length > 0;
      if (!isBehind && endOf(upTo) > after) token = tokenOf(endOf(upTo), "time");
      yield null;
    }
  }

  function* end(position: Position): Generator<Row> {
    token = tokenOf(position, "invalidate");
    yield* through(invalidateEventOf(position));
  }

  return {
    rows: rows(),
    // A stream that reads much which is not for it lets others have their turn.
    ready: (maxMs) => (isBehind ? new Promise((resolve) => setImmediate(resolve)) : oplog.wait(maxMs)),
    token: () => token,
  };
}

const tokenWasModified = () =>
  new CommandError(
    CODES.ChangeStreamFatalError,
    "Encountered an event whose _id field, which contains the resume token, was modified by the pipeline. Modifying the _id field of an event makes it impossible to resume the stream from that point.",
    { labels: ["NonResumableChangeStreamError"] },
  );
