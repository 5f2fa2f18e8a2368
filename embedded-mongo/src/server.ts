import { rmSync } from "node:fs";
import { createServer, type Socket, type Server as TcpServer } from "node:net";
import { resolve as resolvePath } from "node:path";
import { clearTree } from "./commands/collections.ts";
import { createCursors } from "./commands/cursors.ts";
import { REPLICA_SET } from "./commands/diagnostics.ts";
import { dispatch } from "./commands/dispatch.ts";
import { startExpiry } from "./commands/expiry.ts";
import { createFailPoints } from "./commands/fail-points.ts";
import type { Connection, Server } from "./commands/request.ts";
import { createSnapshots } from "./commands/snapshots.ts";
import { failure } from "./errors.ts";
import {
  CLOSE_GRACE_MAX_MS,
  CONNECTIONS_MAX,
  EXPIRY_EVERY_MS,
  TRANSACTION_LIFETIME_MAX_MS,
} from "./limits.ts";
import { type Directory, takeDirectory } from "./lock-file.ts";
import { type Catalog, openCatalog } from "./store/catalog.ts";
import { openStorage, type Storage } from "./store/storage.ts";
import { createEngine } from "./transactions/engine.ts";
import { createSessions } from "./transactions/sessions.ts";
import { serveConnection } from "./wire/connection.ts";

const HOST = "127.0.0.1";
/** How often transactions, cursors and sessions are looked through for what has lived too long. */
const SWEEP_EVERY_MS = 2_000;

export type EmbeddedMongo = {
  readonly uri: string;
  /** 0 when it listens on a socket file. */
  readonly port: number;
  close(): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
};

const directoryLost = (dir: string) =>
  failure(
    "FileStreamFailed",
    `the data directory ${dir} was removed, or taken by another process: nothing is written any more`,
  );

/** Gives the port; 0 for a socket file. */
function listen(server: TcpServer, port: number, socketPath: string | undefined): Promise<number> {
  // Whoever left the file is gone: the data directory was free.
  if (socketPath !== undefined) rmSync(socketPath, { force: true });
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(socketPath === undefined ? { port, host: HOST } : { path: socketPath }, () =>
      resolve(socketPath === undefined ? (server.address() as { port: number }).port : 0),
    );
  });
}

/** What a crash cut short is left over: collections of an `$out`, and trees of a drop or an index build. */
async function clearOrphans(storage: Storage, catalog: Catalog): Promise<void> {
  for (const collection of catalog.list()) if (collection.options.temp === true) catalog.remove(collection);
  let from = "\x00\x00\x00\x10";
  for (;;) {
    const cursor = storage.latest.range({ start: from, end: "\xff" });
    let tree: string | undefined;
    try {
      tree = cursor.next()?.key.slice(0, 4);
    } finally {
      cursor.close();
    }
    if (tree === undefined) return;
    if (!catalog.isKnownTree(tree)) await clearTree(storage, tree);
    from = `${tree}\xff`;
  }
}

export type EmbeddedMongoOptions = {
  readonly dir: string;
  /** 0 or absent: chosen by the system. */
  readonly port?: number;
  /** A socket file to listen on instead of a port, its name in lower case and ending in `.sock`, as the driver wants it. */
  readonly socketPath?: string;
  /** Acknowledged writes wait for fsync (default). Without it they survive a crash of the process, not of the machine. */
  readonly isDurable?: boolean;
  /** How often documents of indexes with `expireAfterSeconds` are sought whose time is over: 60 s unless said otherwise. */
  readonly expiryEveryMs?: number;
  /** How long the locks of a client that died in a transaction are kept: 60 s, as in MongoDB, unless said otherwise. */
  readonly transactionLifetimeMs?: number;
  /** Lets clients make commands fail (`configureFailPoint`), as drivers' tests do. */
  readonly areTestCommandsEnabled?: boolean;
};

/**
 * Starts a server on loopback, on the data of one directory.
 *
 * @throws DirectoryInUse when another server has the directory; the system's EADDRINUSE when the port is taken.
 */
export async function startEmbeddedMongo(options: EmbeddedMongoOptions): Promise<EmbeddedMongo> {
  const dir = resolvePath(options.dir);
  const directory = await takeDirectory(dir);
  let storage: Storage | null = null;
  try {
    storage = openStorage({ dir, isDurable: options.isDurable ?? true });
    const catalog = openCatalog(storage);
    await clearOrphans(storage, catalog);
    return await serve({ ...options, dir }, storage, catalog, directory);
  } catch (error) {
    await storage?.close();
    directory.release();
    throw error;
  }
}

async function serve(
  {
    dir,
    port = 0,
    socketPath,
    transactionLifetimeMs = TRANSACTION_LIFETIME_MAX_MS,
    expiryEveryMs = EXPIRY_EVERY_MS,
    areTestCommandsEnabled = false,
  }: EmbeddedMongoOptions,
  storage: Storage,
  catalog: Catalog,
  directory: Directory,
): Promise<EmbeddedMongo> {
  const engine = createEngine({ storage, catalog });
  const sessions = createSessions(engine);
  sessions.expireRecords();
  const cursors = createCursors();
  const snapshots = createSnapshots(engine);
  const sockets = new Set<Socket>();
  const underWay = new Set<Promise<unknown>>();
  const address = { host: HOST, port: 0, name: "" };
  const failPoints = areTestCommandsEnabled ? createFailPoints() : null;
  const startedAt = new Date();
  const server: Server = { engine, sessions, cursors, snapshots, failPoints, address, startedAt, dir };
  let connections = 0;

  const tcp = createServer((socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
    const connection: Connection = { id: ++connections, appName: null };
    serveConnection(socket, (request) => {
      const work = dispatch(server, request, connection);
      underWay.add(work);
      const isOver = () => underWay.delete(work);
      work.then(isOver, isOver);
      return work;
    });
  });
  tcp.maxConnections = CONNECTIONS_MAX;
  address.port = await listen(tcp, port, socketPath);
  address.name = socketPath ?? `${HOST}:${address.port}`;
  const uri = `mongodb://${socketPath ? encodeURIComponent(socketPath) : address.name}/?replicaSet=${REPLICA_SET}`;
  directory.announce({ port: address.port, uri, ...(socketPath ? { socketPath } : {}) });
  const sweeper = setInterval(() => {
    sessions.sweep(transactionLifetimeMs);
    cursors.sweep();
    snapshots.sweep();
    if (!directory.isHeld()) storage.refuseWrites(directoryLost(dir));
    void engine.oplog.trim(cursors.hasStreams).catch(() => undefined);
  }, SWEEP_EVERY_MS);
  sweeper.unref();
  const expiry = startExpiry(engine, expiryEveryMs);

  let closing: Promise<void> | null = null;
  const shutDown = async () => {
    clearInterval(sweeper);
    await expiry.stop();
    const isClosed = new Promise((resolve) => tcp.close(resolve));
    // Commands under way finish; open transactions do not.
    sessions.abortAll();
    cursors.closeStreams();
    engine.oplog.announce([]);
    const { promise: graceOver, resolve: endGrace } = Promise.withResolvers<void>();
    const grace = setTimeout(endGrace, CLOSE_GRACE_MAX_MS);
    await Promise.race([Promise.allSettled(underWay), graceOver]);
    clearTimeout(grace);
    for (const socket of sockets) socket.destroy();
    await isClosed;
    cursors.closeAll();
    snapshots.closeAll();
    await storage.close();
    directory.release();
  };
  const close = () => {
    closing ??= shutDown();
    return closing;
  };
  return { uri, port: address.port, close, [Symbol.asyncDispose]: close };
}
