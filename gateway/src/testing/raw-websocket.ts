import { randomBytes } from "node:crypto";
import { request } from "node:http";
import type { Socket } from "node:net";

/** What came instead of a WebSocket. */
type Refused = { readonly status: number };
type Opened = { readonly status: 101; readonly socket: Socket };

/** Asks for a WebSocket as a program that knows no rules would. */
export const openRaw = (
  url: string,
  headers: Readonly<Record<string, string>> = {},
  body?: string,
): Promise<Refused | Opened> =>
  new Promise((resolve, reject) => {
    const asked = request(url, {
      method: body === undefined ? "GET" : "POST",
      headers: {
        connection: "Upgrade",
        upgrade: "websocket",
        "sec-websocket-version": "13",
        "sec-websocket-key": randomBytes(16).toString("base64"),
        "sec-websocket-protocol": "graphql-transport-ws",
        ...headers,
      },
    });
    asked.on("upgrade", (_response, socket) => resolve({ status: 101, socket: socket as Socket }));
    asked.on("response", (response) => {
      response.resume();
      resolve({ status: response.statusCode ?? 0 });
    });
    asked.on("error", reject);
    asked.end(body);
  });

/** A frame from a client, masked with zeros. @param opcode 1: text. */
export function frameOf(payload: string, opcode = 1): Buffer {
  const data = Buffer.from(payload);
  const length =
    data.length < 126
      ? Buffer.from([0x80 | data.length])
      : Buffer.from([0x80 | 126, data.length >> 8, data.length & 0xff]);
  return Buffer.concat([Buffer.from([0x80 | opcode]), length, Buffer.alloc(4), data]);
}

/** The code with which the other side closes. */
export const closeCodeOf = (socket: Socket): Promise<number> =>
  new Promise((resolve, reject) => {
    let got = Buffer.alloc(0);
    socket.on("data", (chunk) => {
      got = Buffer.concat([got, chunk]);
      for (let at = 0; at + 4 <= got.length; ) {
        const size = got.readUInt8(at + 1) & 0x7f;
        if ((got.readUInt8(at) & 0x0f) === 8) return resolve(got.readUInt16BE(at + 2));
        if (size >= 126) return;
        at += 2 + size;
      }
    });
    socket.on("close", () => reject(new Error("It was cut without a code.")));
    socket.on("error", reject);
  });
