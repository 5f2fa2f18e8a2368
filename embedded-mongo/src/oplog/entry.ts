import { decode, encode } from "../values/codec.ts";
import type { Document } from "../values/types.ts";

/** A change of one document, as the bytes before and after it. */
export type DocumentChange = {
  readonly op: "insert" | "update" | "replace" | "delete";
  readonly before: Uint8Array | null;
  readonly after: Uint8Array | null;
};
/** A change of collections: its description is what the events' `operationDescription` says, and `to` of a rename. */
export type CollectionChange = {
  readonly op: "create" | "createIndexes" | "dropIndexes" | "modify" | "drop" | "rename" | "dropDatabase";
  readonly description?: Document;
};
export type Change = DocumentChange | CollectionChange;

/** Which transaction a change was part of. */
export type Origin = { readonly lsid: Document; readonly txnNumber: unknown };

export type Entry = {
  readonly op: Change["op"];
  readonly ns: string;
  readonly uuid: unknown;
  readonly wallTime: Date;
  /** The collection keeps images from before a change for its streams. */
  readonly hasPreImage: boolean;
  readonly description: Document | null;
  readonly origin: Origin | null;
  readonly before: Document | null;
  readonly after: Document | null;
};

export type EntryHeader = Omit<Entry, "before" | "after">;

/** Header, then the two documents as they are stored, each optional: nothing is decoded to be written down. */
export function encodeEntry(
  { op, ns, uuid, wallTime, hasPreImage, description, origin }: EntryHeader,
  { before, after }: { before?: Uint8Array | null; after?: Uint8Array | null },
): Uint8Array {
  const head = encode({
    op,
    ns,
    uuid,
    wallTime,
    hasPreImage,
    ...(description ? { description } : {}),
    ...(origin ? { origin } : {}),
    has: `${before ? "b" : ""}${after ? "a" : ""}`,
  });
  return Buffer.concat([head, ...(before ? [before] : []), ...(after ? [after] : [])]);
}

/** @param hasImages Without them only the header is decoded, which tells whether a stream wants the entry at all. */
export function decodeEntry(bytes: Uint8Array, hasImages = true): Entry {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 0;
  const next = (): Document => {
    const size = view.getInt32(at, true);
    const document = decode(bytes.subarray(at, at + size));
    at += size;
    return document;
  };
  const { has, ...head } = next() as EntryHeader & { has: string };
  return {
    ...head,
    description: head.description ?? null,
    origin: head.origin ?? null,
    before: hasImages && has.includes("b") ? next() : null,
    after: hasImages && has.includes("a") ? next() : null,
  };
}
