import { ObjectId } from "bson";
import { failure } from "../errors.ts";
import { insertDocument } from "../store/documents.ts";
import { decode, encode, refuseTooLarge } from "../values/codec.ts";
import { type Document, isDocument, setField, typeNameOf } from "../values/types.ts";
import { type Command, listField, namespaceOf } from "./request.ts";
import { isOrdered, runStatements, writeReply } from "./write.ts";

type Prepared = { document: Document; bytes: Uint8Array };

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
const ofValue = (value: unknown): Prepared => {
  if (!isDocument(value))
    throw failure(
      "TypeMismatch",
      `BSON field 'insert.documents.0' is the wrong type '${typeNameOf(value)}', expected type 'object'`,
    );
  return prepare(value, null);
};

export const insert: Command = {
  fields: ["documents", "ordered", "bypassDocumentValidation"],
  inTransaction: true,
  isRetryable: true,
  async run(context) {
    const documents = listField(context, "documents", ofBytes, ofValue);
    const { engine } = context.server;
    const collection = engine.catalog.ensure(namespaceOf(context));
    const outcome = await runStatements(context, {
      count: documents.length,
      isOrdered: isOrdered(context.body),
      collection,
      apply(unit, i) {
        const { document, bytes } = documents[i] as Prepared;
        refuseTooLarge(bytes.length);
        insertDocument(engine, unit, collection, document, bytes);
        return { n: 1 };
      },
    });
    return { document: writeReply(outcome) };
  },
};
