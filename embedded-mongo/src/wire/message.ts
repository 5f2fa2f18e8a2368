import { serialize } from "bson";
import { CommandError, failure } from "../errors.ts";
import { refuseMalformed } from "../values/bson-form.ts";
import { decode, encode } from "../values/codec.ts";
import { arraySize, writeArray } from "../values/raw.ts";
import { type Document, isDocument } from "../values/types.ts";

const HEADER_BYTES = 16;
const OP_REPLY = 1;
const OP_QUERY = 2004;
const OP_MSG = 2013;
const FLAG_CHECKSUM = 1;
/** Not looked at: a connection on loopback does not garble bytes. */
const CHECKSUM_BYTES = 4;
const FLAG_MORE_TO_COME = 2;
/** Flags in the low 16 bits must be understood. */
const FLAGS_REQUIRED = 0xffff;

/** A command as it came: its body decoded, its document sequences still bytes. */
export type Request = {
  readonly requestId: number;
  readonly isLegacy: boolean;
  /** The client does not wait for an answer. */
  readonly isUnacknowledged: boolean;
  /** Why the message cannot be run, though it is clear where it ends; then there is nothing in the body. */
  readonly fault: CommandError | null;
  readonly body: Document;
  readonly sequences: ReadonlyMap<string, readonly Uint8Array[]>;
};

/** Bytes that are no message: the connection they came on cannot be trusted any more. */
export class MalformedMessage extends Error {}

const refuse = (isWrong: boolean, why: string) => {
  if (isWrong) throw new MalformedMessage(why);
};

type Parts = Pick<Request, "body" | "sequences">;
const NO_PARTS: Parts = { body: {}, sequences: new Map() };

/** What is wrong inside a message is told to the client; nothing is known of what comes behind a wrong frame. */
function requestOf(
  frame: Pick<Request, "requestId" | "isLegacy" | "isUnacknowledged">,
  parse: () => Parts,
): Request {
  try {
    return { ...frame, fault: null, ...parse() };
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
    return { ...frame, fault: error, ...NO_PARTS };
  }
}

/** @param message One whole message, header included. */
export function parseMessage(message: Buffer): Request {
  refuse(message.length < HEADER_BYTES + 5, "message too short");
  const requestId = message.readInt32LE(4);
  const opCode = message.readInt32LE(12);
  if (opCode === OP_QUERY)
    return requestOf({ requestId, isLegacy: true, isUnacknowledged: false }, () => parseOpQuery(message));
  refuse(opCode !== OP_MSG, `unsupported opcode ${opCode}`);
  const flags = message.readUInt32LE(HEADER_BYTES);
  refuse((flags & FLAGS_REQUIRED & ~(FLAG_CHECKSUM | FLAG_MORE_TO_COME)) !== 0, "unknown required flag");
  const end = message.length - (flags & FLAG_CHECKSUM ? CHECKSUM_BYTES : 0);
  const isUnacknowledged = (flags & FLAG_MORE_TO_COME) !== 0;
  return requestOf({ requestId, isLegacy: false, isUnacknowledged }, () => parseSections(message, end));
}

function documentAt(message: Buffer, at: number, end: number): Buffer {
  const size = at + 5 > end ? 0 : message.readInt32LE(at);
  if (size < 5 || at + size > end) throw failure("InvalidBSON", "document beyond the end of the message");
  const bytes = message.subarray(at, at + size);
  refuseMalformed(bytes);
  return bytes;
}

function parseSections(message: Buffer, end: number): Parts {
  const sequences = new Map<string, Uint8Array[]>();
  let body: Document | null = null;
  let at = HEADER_BYTES + 4;
  while (at < end) {
    const kind = message[at++];
    if (kind === 0) {
      if (body) throw failure(40430, "Multiple body sections in message");
      const bytes = documentAt(message, at, end);
      body = decode(bytes);
      at += bytes.length;
    } else if (kind === 1) {
      const sequenceEnd = at + (at + 4 > end ? 0 : message.readInt32LE(at));
      const nameEnd = message.indexOf(0, at + 4);
      if (sequenceEnd > end || nameEnd < 0 || nameEnd >= sequenceEnd)
        throw failure("InvalidBSON", "document sequence beyond the end of the message");
      const name = message.toString("utf8", at + 4, nameEnd);
      if (sequences.has(name)) throw failure(40431, `Duplicate document sequence: ${name}`);
      const documents: Uint8Array[] = [];
      at = nameEnd + 1;
      while (at < sequenceEnd) {
        const bytes = documentAt(message, at, sequenceEnd);
        documents.push(bytes);
        at += bytes.length;
      }
      sequences.set(name, documents);
    } else throw failure(40432, `Unknown section kind ${kind}`);
  }
  if (!body) throw failure(40587, "OP_MSG messages must have a body");
  for (const name of sequences.keys())
    if (Object.hasOwn(body, name))
      throw failure(40433, `Duplicate field between body and document sequence ${name}`);
  return { body, sequences };
}

const HANDSHAKES = ["hello", "isMaster", "ismaster"];

/** Only the first message of a connection comes this way: a handshake for `<db>.$cmd`. */
function parseOpQuery(message: Buffer): Parts {
  const nameEnd = message.indexOf(0, HEADER_BYTES + 4);
  refuse(nameEnd < 0, "OP_QUERY without a collection name");
  const ns = message.toString("utf8", HEADER_BYTES + 4, nameEnd);
  if (!ns.endsWith(".$cmd"))
    throw failure(5739101, "OP_QUERY is no longer supported. The client driver may require an upgrade.");
  const sent = decode(documentAt(message, nameEnd + 9, message.length));
  const body = isDocument(sent.$query) ? sent.$query : sent;
  const [name = ""] = Object.keys(body);
  if (!HANDSHAKES.includes(name))
    throw failure(
      "UnsupportedOpQueryCommand",
      `Unsupported OP_QUERY command: ${name}. The client driver may require an upgrade.`,
    );
  body.$db ??= ns.slice(0, -".$cmd".length);
  return { body, sequences: new Map() };
}

/** A batch of stored documents inside a reply: copied, not decoded. */
export type Batch = {
  readonly name: "firstBatch" | "nextBatch";
  readonly documents: readonly Uint8Array[];
  readonly id: unknown;
  readonly ns: string;
  /** From where a change stream can be taken up again. */
  readonly postBatchResumeToken?: Document;
  /** The state that was read, where the client asked for one that it can come back to. */
  readonly atClusterTime?: unknown;
};
export type Reply = { readonly document: Document; readonly batch?: Batch };

let nextRequestId = 1;

function header(size: number, responseTo: number, opCode: number): Buffer {
  const buffer = Buffer.allocUnsafe(size);
  nextRequestId = (nextRequestId + 1) & 0x7fffffff;
  buffer.writeInt32LE(size, 0);
  buffer.writeInt32LE(nextRequestId, 4);
  buffer.writeInt32LE(responseTo, 8);
  buffer.writeInt32LE(opCode, 12);
  return buffer;
}

export function encodeReply(reply: Reply, request: Request): Buffer {
  const bytes = reply.batch ? encodeWithBatch(reply.document, reply.batch) : encode(reply.document);
  if (request.isLegacy) {
    const out = header(HEADER_BYTES + 20 + bytes.length, request.requestId, OP_REPLY);
    out.fill(0, HEADER_BYTES, HEADER_BYTES + 20);
    out.writeInt32LE(8, HEADER_BYTES); // AwaitCapable, as every server since 1.6 says
    out.writeInt32LE(1, HEADER_BYTES + 16);
    out.set(bytes, HEADER_BYTES + 20);
    return out;
  }
  const out = header(HEADER_BYTES + 5 + bytes.length, request.requestId, OP_MSG);
  out.writeUInt32LE(0, HEADER_BYTES);
  out[HEADER_BYTES + 4] = 0;
  out.set(bytes, HEADER_BYTES + 5);
  return out;
}

const TYPE_DOCUMENT = 3;
const TYPE_ARRAY = 4;

/** `{cursor: {<name>: [documents], id, ns}, ...rest}`, laid out by hand around the documents' own bytes. */
function encodeWithBatch(rest: Document, { name, documents, ...more }: Batch): Buffer {
  const tail = serialize(more);
  const outer = serialize(rest);
  const cursorSize = 4 + 1 + name.length + 1 + arraySize(documents) + (tail.length - 4);
  const size = 4 + 1 + "cursor".length + 1 + cursorSize + (outer.length - 4);
  const out = Buffer.allocUnsafe(size);
  let at = out.writeInt32LE(size, 0);
  out[at++] = TYPE_DOCUMENT;
  at += out.write("cursor\0", at, "latin1");
  at = out.writeInt32LE(cursorSize, at);
  out[at++] = TYPE_ARRAY;
  at += out.write(`${name}\0`, at, "latin1");
  at = writeArray(out, at, documents);
  out.set(tail.subarray(4), at);
  at += tail.length - 4;
  out.set(outer.subarray(4), at);
  return out;
}
