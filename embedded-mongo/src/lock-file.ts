import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { join } from "node:path";

/** What the server that uses a data directory writes into it. */
export type LockFile = { pid: number; port: number; socketPath?: string; uri: string; startedAt: string };

const NAME = "server.json";
/** A live server answers a connection at once; longer than this it does not count as live. */
const CONNECT_MAX_MS = 1_000;

export class DirectoryInUse extends Error {}

function read(dir: string): LockFile | null {
  const path = join(dir, NAME);
  if (!existsSync(path)) return null;
  try {
    const lock = JSON.parse(readFileSync(path, "utf8")) as LockFile;
    return Number.isInteger(lock.pid) && lock.pid > 0 ? lock : null;
  } catch {
    // Torn by a crash while it was written: the writer is gone.
    return null;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

const answers = ({ port, socketPath }: LockFile): Promise<boolean> =>
  new Promise((resolve) => {
    const address = socketPath === undefined ? { host: "127.0.0.1", port } : { path: socketPath };
    const socket = connect({ ...address, timeout: CONNECT_MAX_MS });
    const finish = (isOpen: boolean) => {
      socket.destroy();
      resolve(isOpen);
    };
    socket
      .on("connect", () => finish(true))
      .on("timeout", () => finish(false))
      .on("error", () => finish(false));
  });

/** The address of a live server that uses a data directory; null when there is none. */
export async function findRunningServer(dir: string): Promise<string | null> {
  const lock = read(dir);
  return lock && isAlive(lock.pid) && (await answers(lock)) ? lock.uri : null;
}

/** Servers of this very thread. */
const ownDirs = new Set<string>();

/**
 * Takes a data directory for this process.
 *
 * A lock left by a dead process is taken over. So is one whose process number now belongs to somebody else: then no
 * server answers on its port.
 *
 * @throws DirectoryInUse naming the process that has it.
 */
export async function takeDirectory(
  dir: string,
): Promise<{ announce(lock: Omit<LockFile, "pid" | "startedAt">): void; release(): void }> {
  mkdirSync(dir, { recursive: true });
  const path = join(dir, NAME);
  const lock = read(dir);
  // Our own number in it may be another thread's, or that of a process long gone: its server answers or does not.
  const isStarting = lock !== null && lock.uri === "" && lock.pid !== process.pid;
  const isTaken =
    lock !== null && isAlive(lock.pid) && (isStarting || (lock.uri !== "" && (await answers(lock))));
  if (isTaken || ownDirs.has(dir))
    throw new DirectoryInUse(
      `The data directory ${dir} is in use by process ${lock?.pid ?? process.pid}; stop it first or use another directory.`,
    );
  ownDirs.add(dir);
  const write = (content: LockFile, flag: string) =>
    writeFileSync(path, `${JSON.stringify(content, null, 2)}\n`, { flag });
  const startedAt = new Date().toISOString();
  if (lock || existsSync(path)) rmSync(path, { force: true });
  try {
    // "wx" fails if somebody else was faster between the look and the write.
    write({ pid: process.pid, port: 0, uri: "", startedAt }, "wx");
  } catch (error) {
    ownDirs.delete(dir);
    throw (error as NodeJS.ErrnoException).code === "EEXIST"
      ? new DirectoryInUse(
          `The data directory ${dir} is being taken by process ${read(dir)?.pid ?? "unknown"}.`,
        )
      : error;
  }
  return {
    announce: (address) => write({ pid: process.pid, ...address, startedAt }, "w"),
    release() {
      ownDirs.delete(dir);
      if (read(dir)?.pid === process.pid) rmSync(path, { force: true });
    },
  };
}
