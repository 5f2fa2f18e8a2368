import type { WebSocket } from "ws";
import { CLOSE_CODES } from "./close-codes.ts";

const PING_EVERY_MS = 12_000;
/** How long a reader may take for a message: what waits meanwhile is one message for each of its subscriptions. */
const SLOW_AFTER_MS = 10_000;
/** How long a close may take until the connection is cut. */
const CLOSE_MAX_MS = 2_000;
/** Where more than this waits to be read by a client, nothing more is read from it: what it asks for would only be added. */
const UNREAD_MAX_BYTES = 256 * 1024;

/** Of the reason for a close: a frame for it takes 123 bytes, and the last character may be cut, which is then three bytes. */
const REASON_BYTES_MAX = 120;

export type Connection = {
  readonly protocol: string;
  /** Resolves when the message has left this process, or the connection is closed. */
  send(data: string): Promise<void>;
  close(code: number, reason: string): void;
  onMessage(act: (data: string) => Promise<void>): void;
};

type Options = {
  readonly onError: (error: unknown) => void;
  readonly slowAfterMs?: number;
};

/** A WebSocket with its bounds: pings, readers that are slow, and clients that send more than is done. */
export function websocketConnection(
  socket: WebSocket,
  { onError, slowAfterMs = SLOW_AFTER_MS }: Options,
): Connection {
  let isAlive = true;
  const pings = setInterval(() => {
    if (!isAlive) return socket.terminate();
    isAlive = false;
    socket.ping();
  }, PING_EVERY_MS).unref();
  socket.on("pong", () => {
    isAlive = true;
  });
  socket.once("close", () => clearInterval(pings));
  // What a client sends that is no WebSocket: `ws` closes the connection with the code for it.
  socket.on("error", () => {});

  const close = (code: number, reason: string): void => {
    if (socket.readyState !== socket.OPEN) return;
    // It may quote what a client calls its subscriptions.
    socket.close(code, Buffer.from(reason).subarray(0, REASON_BYTES_MAX).toString());
    const cut = setTimeout(() => socket.terminate(), CLOSE_MAX_MS).unref();
    socket.once("close", () => clearTimeout(cut));
  };

  return {
    protocol: socket.protocol,
    close,
    send: (data) =>
      new Promise((resolve) => {
        if (socket.readyState !== socket.OPEN) return resolve();
        const slow = setTimeout(() => {
          close(CLOSE_CODES.TOO_SLOW, "You do not read what is sent: connect again.");
          resolve();
        }, slowAfterMs);
        socket.send(data, () => {
          clearTimeout(slow);
          if (socket.bufferedAmount <= UNREAD_MAX_BYTES) socket.resume();
          resolve();
        });
      }),
    onMessage: (act) => {
      socket.on("message", async (data: Buffer) => {
        if (socket.bufferedAmount > UNREAD_MAX_BYTES) socket.pause();
        try {
          await act(String(data));
        } catch (error) {
          onError(error);
          close(CLOSE_CODES.INTERNAL_ERROR, "Something went wrong on our side.");
        }
      });
    },
  };
}
