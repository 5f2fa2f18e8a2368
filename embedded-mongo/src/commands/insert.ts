import { ObjectId } from "bson";
import { failure } from "../errors.ts";
import type { Collection } from "../store/catalog.ts";
import { insertDocument } from "../store/documents.ts";
import type { Unit } from "../transactions/engine.ts";
import { decode, encode, refuseTooLarge } from "../values/codec.ts";
import { type Document, isDocument, setField, typeNameOf } from "../values/types.ts";
import { type Command, type CommandContext, ensureCollection, listField } from "./request.ts";
import { isOrdered, runStatements, type StatementResult, writeReply } from "./write.ts";

export type Prepared = { document: Document; bytes: Uint8Array };

/** As stored: with an `_id`, and that first. The client's own bytes are kept wherever possible. */
function prepare(document: Document, bytes: Uint8Array | null): Prepared {
  const [first] = Object.keys(document);
  if (first === "_id") return { document, bytes: bytes ?? encode(document) };
  const ordered: Document = { _id: Object.hasOwn(document, "_id") ? document._id : new ObjectId() };
  for (const name of Object.keys(document)) if (name !== "_id") setField(ordered, name, document[name]);
  return { document: ordered, bytes: encode(ordered) };
}

// The bytes of a message are part of a larger buffer that must not be kept alive by a transaction.
const ofBytes = (bytes: Uint8Array): Prepared => prepare(decode(bytes), new Uint8Array(bytes));
export const preparedOf = (value: unknown): Prepared => {
  if (!isDocument(value))
    throw failure(
      "TypeMismatch",
      `BSON field 'insert.documents.0' is the wrong type '${typeNameOf(value)}', expected type 'object'`,
    );
  return prepare(value, null);
};

export function applyInsert(
  { server }: CommandContext,
  unit: Unit,
  collection: Collection,
  { document, bytes }: Prepared,
): StatementResult {
  refuseTooLarge(bytes.length);
  insertDocument(server.engine, unit, collection, document, bytes);
  return { n: 1 };
}

export const insert: Command = {
  fields: ["documents", "ordered", "bypassDocumentValidation"],
  inTransaction: true,
  isRetryable: true,
  writeConcern: true,
  async run(context) {
    const documents = listField(context, "documents", ofBytes, preparedOf);
    const collection = ensureCollection(context);
    const outcome = await runStatements(context, {
      count: documents.length,
      isOrdered: isOrdered(context.body),
      collections: [collection],
      apply: (unit, i) => applyInsert(context, unit, collection, documents[i] as Prepared),
    });
    return { document: writeReply(outcome) };
  },
};
