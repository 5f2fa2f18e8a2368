import type { ServerResponse } from "node:http";
import type { FastifyReply } from "fastify";
import { EVENT_STREAM, PING_TEXT } from "./event-stream.ts";

const PING_EVERY_MS = 10_000;
/** How long a reader may take for what waits to be sent: about as much as the system's buffers hold. */
const SLOW_AFTER_MS = 10_000;

type Options = {
  /** Texts of messages, in order. */
  readonly texts: AsyncIterable<string>;
  /** Aborted here when the reader is gone or too slow; by whoever wants to break off the stream. */
  readonly gone: AbortController;
  readonly slowAfterMs?: number;
};

/**
 * Sends messages as they come, with pings between them, and takes the next one only when the reader has taken the last. A
 * reader that does not is cut off.
 */
export async function sendEventStream(
  reply: FastifyReply,
  { texts, gone, slowAfterMs = SLOW_AFTER_MS }: Options,
): Promise<void> {
  reply.hijack();
  const { raw } = reply;
  raw.writeHead(200, {
    ...(reply.getHeaders() as Record<string, string>),
    "content-type": `${EVENT_STREAM}; charset=utf-8`,
    "cache-control": "no-store",
    // Proxies that would rather collect an answer first.
    "x-accel-buffering": "no",
  });
  raw.flushHeaders();
  raw.once("close", () => gone.abort());
  raw.once("error", () => gone.abort());
  // Whoever left before is not heard to leave, and what is written to them is lost without an error.
  if (raw.closed) gone.abort();
  const pings = setInterval(() => {
    if (!raw.writableNeedDrain) raw.write(PING_TEXT);
  }, PING_EVERY_MS).unref();

  try {
    for await (const text of texts) {
      if (gone.signal.aborted) break;
      if (!raw.write(text)) await drained(raw, slowAfterMs);
    }
    if (raw.writableNeedDrain) raw.destroy();
    else raw.end();
  } catch {
    // A stream that breaks off without its last message is how a reader learns that it was interrupted.
    raw.destroy();
  } finally {
    clearInterval(pings);
    gone.abort();
  }
}

/** @throws Error when the reader takes nothing for too long, or is gone. */
function drained(raw: ServerResponse, slowAfterMs: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const settle = (error: Error | null) => {
      clearTimeout(timer);
      raw.off("drain", onDrain).off("close", onClose);
      if (error === null) resolve();
      else reject(error);
    };
    const onDrain = () => settle(null);
    const onClose = () => settle(new Error("The reader is gone."));
    const timer = setTimeout(() => settle(new Error("The reader is too slow.")), slowAfterMs);
    raw.on("drain", onDrain).on("close", onClose);
  });
}
