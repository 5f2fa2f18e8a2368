import { mkdtempSync, rmSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { BSON, type Db, type Document, MongoClient, type MongoClientOptions } from "mongodb";
import { type EmbeddedMongo, type EmbeddedMongoOptions, startEmbeddedMongo } from "../server.ts";

/** A data directory that is gone when its user is. */
export function temporaryDirectory(): { path: string } & Disposable {
  const path = mkdtempSync(join(tmpdir(), "embedded-mongo-"));
  return { path, [Symbol.dispose]: () => rmSync(path, { recursive: true, force: true }) };
}

export type TestServer = { server: EmbeddedMongo; client: MongoClient; db: Db } & AsyncDisposable;

/** A server on a port chosen by the system, and the official driver connected to it. For tests only. */
export async function startTestServer(
  options: { client?: MongoClientOptions; dir?: string; server?: Partial<EmbeddedMongoOptions> } = {},
): Promise<TestServer> {
  const own = options.dir ? null : temporaryDirectory();
  const server = await startEmbeddedMongo({
    dir: options.dir ?? (own?.path as string),
    isDurable: false,
    areTestCommandsEnabled: true,
    ...options.server,
  });
  const client = await new MongoClient(server.uri, {
    serverSelectionTimeoutMS: 5_000,
    ...options.client,
  }).connect();
  return {
    server,
    client,
    db: client.db("test"),
    async [Symbol.asyncDispose]() {
      await client.close();
      await server.close();
      own?.[Symbol.dispose]();
    },
  };
}

/** One OP_MSG as bytes, for what the driver would not send. */
export const messageOf = (body: Document): Buffer =>
  messageOfBytes(Buffer.concat([Buffer.from([0]), BSON.serialize(body)]));

/** The same, of sections that are bytes already. */
export function messageOfBytes(sections: Uint8Array): Buffer {
  const message = Buffer.concat([Buffer.alloc(20), sections]);
  message.writeInt32LE(message.length, 0);
  message.writeInt32LE(2013, 12);
  return message;
}

/** Sends bytes on a connection of their own; gives the reply, or null when the server closed the connection. */
export function sendRaw(port: number, message: Buffer): Promise<Document | null> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, "127.0.0.1", () => socket.write(message));
    let received = Buffer.alloc(0);
    socket.on("error", reject).on("close", () => resolve(null));
    socket.on("data", (chunk) => {
      received = Buffer.concat([received, chunk]);
      if (received.length < 4 || received.length < received.readInt32LE(0)) return;
      resolve(BSON.deserialize(received.subarray(21)));
      socket.destroy();
    });
  });
}
