import { createServer } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { expect, it, vi } from "vitest";
import { type WebSocket, WebSocketServer } from "ws";
import { frameOf, openRaw } from "../testing/raw-websocket.ts";
import { CLOSE_CODES } from "./close-codes.ts";
import { type Connection, websocketConnection } from "./websocket-connection.ts";

const SLOW_AFTER_MS = 100;
const MESSAGES = 20_000;
const LARGE = "x".repeat(256 * 1024);

/** A connection, seen from both sides. */
async function open() {
  const server = createServer();
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: 1_024,
    perMessageDeflate: false,
    handleProtocols: () => false,
  });
  const { promise: served, resolve } = Promise.withResolvers<WebSocket>();
  server.on("upgrade", (request, socket, head) => sockets.handleUpgrade(request, socket, head, resolve));
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.address() as AddressInfo;
  const answer = await openRaw(`http://127.0.0.1:${port}/`);
  const socket = await served;
  const closes: number[] = [];
  const { close } = socket;
  socket.close = (code, reason) => {
    closes.push(code);
    close.call(socket, code, reason);
  };
  const errors: unknown[] = [];
  const connection: Connection = websocketConnection(socket, {
    onError: (error) => errors.push(error),
    slowAfterMs: SLOW_AFTER_MS,
  });
  const client = (answer as { socket: Socket }).socket;
  return {
    ...{ socket, connection, client, closes, errors },
    async [Symbol.asyncDispose]() {
      client.destroy();
      socket.terminate();
      await new Promise((closed) => server.close(closed));
    },
  };
}

it("cuts off a client that does not read, with a code, and sends nothing more", async () => {
  await using served = await open();
  served.client.pause();

  let sent = 0;
  while (served.closes.length === 0 && sent < 400) {
    await served.connection.send(LARGE);
    sent += 1;
  }

  expect(served.closes).toEqual([CLOSE_CODES.TOO_SLOW]);
  await served.connection.send(LARGE);
  await vi.waitFor(() => expect(served.socket.bufferedAmount).toBe(0), { timeout: 20_000 });
});

it("does not read on from a client that does not read", async () => {
  await using served = await open();
  served.client.pause();
  let heard = 0;
  served.connection.onMessage(async () => {
    heard += 1;
    // More than the system's buffers take; of what the client sends, only what has come with the last piece is still heard.
    if (heard <= 60) void served.connection.send(LARGE);
  });

  for (let count = 0; count < MESSAGES; count += 1) served.client.write(frameOf("p".repeat(1_000)));

  await vi.waitFor(() => expect(served.closes).toEqual([CLOSE_CODES.TOO_SLOW]), { timeout: 20_000 });
  expect(heard).toBeLessThan(MESSAGES);
});

it("closes with a code when what it does fails, and says nothing of why", async () => {
  await using served = await open();
  served.connection.onMessage(async () => {
    throw new Error("the database of 10.0.0.7");
  });

  served.client.write(frameOf("hello"));

  await vi.waitFor(() => expect(served.closes).toEqual([CLOSE_CODES.INTERNAL_ERROR]));
  expect(served.errors).toHaveLength(1);
});
