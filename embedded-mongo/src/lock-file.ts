import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

/** What the server that uses a data directory writes into it. */
export type LockFile = { pid: number; port: number; socketPath?: string; uri: string; startedAt: string };

const NAME = "server.json";
/** A live server answers a connection at once; longer than this it does not count as live. */
const CONNECT_MAX_MS = 1_000;

const PORT_MAX = 65_535;
/** Taking a directory needs one such look at the lock. */
const TAKE_MAX_MS = 3 * CONNECT_MAX_MS;
const TAKE_LOOK_EVERY_MS = 20;

export class DirectoryInUse extends Error {}

/** Gives "" where there is no such file. */
function readText(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}

function read(dir: string): LockFile | null {
  try {
    const lock = JSON.parse(readText(join(dir, NAME))) as LockFile;
    const hasAddress = typeof lock.socketPath === "string" || (lock.port >= 0 && lock.port <= PORT_MAX);
    return Number.isInteger(lock.pid) && lock.pid > 0 && typeof lock.uri === "string" && hasAddress
      ? lock
      : null;
  } catch {
    // No lock, or none that a server wrote.
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

/** Whoever looks must find the whole file or the one before. */
function write(dir: string, lock: LockFile): void {
  const written = join(dir, `${NAME}.${lock.pid}`);
  writeFileSync(written, `${JSON.stringify(lock, null, 2)}\n`);
  renameSync(written, join(dir, NAME));
}

/**
 * Lets one process at a time look at the lock and take it: of two that start at once, both could find the same lock of
 * a dead server, and the second remove the lock of the first.
 *
 * @throws DirectoryInUse when another process is at it for long.
 */
async function alone<T>(dir: string, work: () => Promise<T>): Promise<T> {
  const path = join(dir, `${NAME}.taking`);
  const deadline = Date.now() + TAKE_MAX_MS;
  for (;;) {
    try {
      writeFileSync(path, String(process.pid), { flag: "wx" });
      break;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    }
    const pid = Number(readText(path));
    const isOver = Date.now() >= deadline;
    // Its writer was killed. Without a number in it, it is being written; that does not take long.
    if (pid > 0 ? !isAlive(pid) : isOver) rmSync(path, { force: true });
    else if (!isOver) await sleep(TAKE_LOOK_EVERY_MS);
    else throw new DirectoryInUse(`The data directory ${dir} is being taken by process ${pid}.`);
  }
  try {
    return await work();
  } finally {
    rmSync(path, { force: true });
  }
}

export type Directory = {
  announce(lock: Omit<LockFile, "pid" | "startedAt">): void;
  /** Whether it is there, and this process's, still. */
  isHeld(): boolean;
  release(): void;
};

/**
 * Takes a data directory for this process.
 *
 * A lock left by a dead process is taken over. So is one whose process number now belongs to somebody else: then no
 * server answers on its port.
 *
 * @throws DirectoryInUse naming the process that has it.
 */
export async function takeDirectory(dir: string): Promise<Directory> {
  mkdirSync(dir, { recursive: true });
  const inUseBy = (pid: number) =>
    new DirectoryInUse(
      `The data directory ${dir} is in use by process ${pid}; stop it first or use another directory.`,
    );
  if (ownDirs.has(dir)) throw inUseBy(process.pid);
  ownDirs.add(dir);
  const isHeld = () => read(dir)?.pid === process.pid;
  const own = { pid: process.pid, startedAt: new Date().toISOString() };
  try {
    await alone(dir, async () => {
      const lock = read(dir);
      // Our own number in it may be another thread's, or that of a process long gone: its server answers or does not.
      const isStarting = lock !== null && lock.uri === "" && lock.pid !== process.pid;
      if (lock && isAlive(lock.pid) && (isStarting || (lock.uri !== "" && (await answers(lock)))))
        throw inUseBy(lock.pid);
      write(dir, { ...own, port: 0, uri: "" });
    });
  } catch (error) {
    ownDirs.delete(dir);
    throw error;
  }
  return {
    announce: (address) => write(dir, { ...own, ...address }),
    isHeld,
    release() {
      ownDirs.delete(dir);
      if (isHeld()) rmSync(join(dir, NAME), { force: true });
    },
  };
}
