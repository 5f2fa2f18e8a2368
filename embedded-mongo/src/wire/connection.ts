import type { Socket } from "node:net";
import { CommandError, errorDocumentOf } from "../errors.ts";
import { MESSAGE_SIZE_MAX_BYTES, PIPELINE_MAX_BYTES, PIPELINE_MAX_MESSAGES } from "../limits.ts";
import { encodeReply, MalformedMessage, parseMessage, type Reply, type Request } from "./message.ts";

const drained = (socket: Socket): Promise<void> =>
  new Promise((resolve) => {
    const finish = () => {
      socket.off("drain", finish).off("close", finish);
      resolve();
    };
    if (socket.destroyed) resolve();
    else socket.on("drain", finish).on("close", finish);
  });

function encodeOrRefuse(reply: Reply, request: Request): Buffer {
  try {
    return encodeReply(reply, request);
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
    return encodeReply({ document: errorDocumentOf(error) }, request);
  }
}

/** Answers a request; when it rejects, the connection is closed. */
export type Handle = (request: Request) => Promise<Reply>;

/**
 * Reads messages off one socket and answers them one after another, in order. A message that cannot be read closes
 * this connection and no other.
 */
export function serveConnection(socket: Socket, handle: Handle): void {
  let chunks: Buffer[] = [];
  let received = 0;
  let expected = 0;
  const waiting: Buffer[] = [];
  let waitingBytes = 0;
  let isBusy = false;

  const isFull = () => waiting.length > PIPELINE_MAX_MESSAGES || waitingBytes > PIPELINE_MAX_BYTES;

  socket.setNoDelay(true);
  socket.on("error", () => socket.destroy());
  socket.on("data", (chunk: Buffer) => {
    chunks.push(chunk);
    received += chunk.length;
    try {
      while (takeMessage()) {
        // Everything that is complete is taken; the rest waits for its bytes.
      }
    } catch {
      socket.destroy();
      return;
    }
    if (isFull()) socket.pause();
    void work();
  });

  function takeMessage(): boolean {
    if (received < 4) return false;
    if (expected === 0) {
      const first = chunks[0] as Buffer;
      const start = first.length >= 4 ? first : joined();
      expected = start.readInt32LE(0);
      if (expected < 16 || expected > MESSAGE_SIZE_MAX_BYTES)
        throw new MalformedMessage(`message of ${expected} bytes`);
    }
    if (received < expected) return false;
    const all = joined();
    waiting.push(all.subarray(0, expected));
    waitingBytes += expected;
    const rest = all.subarray(expected);
    chunks = rest.length > 0 ? [rest] : [];
    received = rest.length;
    expected = 0;
    return true;
  }

  function joined(): Buffer {
    const all = chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks, received);
    chunks = [all];
    return all;
  }

  async function work(): Promise<void> {
    if (isBusy) return;
    isBusy = true;
    try {
      for (let message = waiting.shift(); message; message = waiting.shift()) {
        waitingBytes -= message.length;
        const request = parseMessage(message);
        const reply = await handle(request);
        if (socket.destroyed) return;
        // A client that does not read its answers gets no more of them.
        if (!request.isUnacknowledged && !socket.write(encodeOrRefuse(reply, request))) await drained(socket);
        if (socket.isPaused() && !isFull()) socket.resume();
      }
    } catch {
      socket.destroy();
    } finally {
      isBusy = false;
    }
  }
}
