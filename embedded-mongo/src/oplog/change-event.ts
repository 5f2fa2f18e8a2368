import { CODES, CommandError } from "../errors.ts";
import type { Document } from "../values/types.ts";
import type { Entry } from "./entry.ts";
import { type Position, timeOf, tokenOf } from "./position.ts";
import { describeUpdate } from "./update-description.ts";

/** Which images of a document a stream wants beside what the change itself says. */
export type ImageOptions = {
  readonly fullDocument: "default" | "updateLookup" | "whenAvailable" | "required";
  readonly fullDocumentBeforeChange: "off" | "whenAvailable" | "required";
  readonly showExpandedEvents: boolean;
};

/** Finds the document of a change as it is now. */
export type LookUp = (entry: Entry) => Document | null;

const EXPANDED: readonly string[] = ["create", "createIndexes", "dropIndexes", "modify"];

export const isShown = ({ op }: Entry, { showExpandedEvents }: ImageOptions): boolean =>
  showExpandedEvents || !EXPANDED.includes(op);

const split = (ns: string) => {
  const dot = ns.indexOf(".");
  return { db: ns.slice(0, dot), coll: ns.slice(dot + 1) };
};

const imageMissing = (option: string) =>
  new CommandError(
    CODES.NoMatchingDocument,
    `Change stream was configured to require a ${option} for all update, delete and replace events, but it was not found`,
    { labels: ["NonResumableChangeStreamError"] },
  );

function preImageOf(entry: Entry, wanted: ImageOptions["fullDocumentBeforeChange"]): Document {
  if (wanted === "off" || entry.op === "insert") return {};
  if (!entry.hasPreImage && wanted === "required") throw imageMissing("pre-image");
  return { fullDocumentBeforeChange: entry.hasPreImage ? entry.before : null };
}

function postImageOf(entry: Entry, wanted: ImageOptions["fullDocument"], lookUp: LookUp): Document {
  if (entry.op === "insert" || entry.op === "replace") return { fullDocument: entry.after };
  if (entry.op !== "update" || wanted === "default") return {};
  if (wanted === "updateLookup") return { fullDocument: lookUp(entry) };
  if (!entry.hasPreImage && wanted === "required") throw imageMissing("post-image");
  return { fullDocument: entry.hasPreImage ? entry.after : null };
}

/** The document a change stream gives for one entry. @see MongoDB manual, "Change Events". */
export function changeEventOf(
  entry: Entry,
  position: Position,
  options: ImageOptions,
  lookUp: LookUp,
): Document {
  const { op, ns, uuid, wallTime, description, origin, before, after } = entry;
  const { db, coll } = split(ns);
  const isOfDocument = before !== null || after !== null;
  const describesItself = options.showExpandedEvents && description && op !== "rename";
  return {
    _id: tokenOf(position, "change"),
    operationType: op,
    clusterTime: timeOf(position),
    wallTime,
    ...(options.showExpandedEvents && op !== "dropDatabase" ? { collectionUUID: uuid } : {}),
    ...(origin ? { txnNumber: origin.txnNumber, lsid: origin.lsid } : {}),
    ...postImageOf(entry, options.fullDocument, lookUp),
    ns: op === "dropDatabase" ? { db } : { db, coll },
    ...(op === "rename" ? { to: description?.to } : {}),
    ...(isOfDocument ? { documentKey: { _id: (after ?? before)?._id } } : {}),
    ...(describesItself || (op === "rename" && options.showExpandedEvents)
      ? { operationDescription: description }
      : {}),
    ...(op === "update" && before && after ? { updateDescription: describe(before, after, options) } : {}),
    ...preImageOf(entry, options.fullDocumentBeforeChange),
  };
}

const describe = (before: Document, after: Document, { showExpandedEvents }: ImageOptions): Document => ({
  ...describeUpdate(before, after),
  ...(showExpandedEvents ? { disambiguatedPaths: {} } : {}),
});

export const invalidateEventOf = (position: Position): Document => ({
  _id: tokenOf(position, "invalidate"),
  operationType: "invalidate",
  clusterTime: timeOf(position),
  wallTime: new Date(),
});
