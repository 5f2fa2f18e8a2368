import { setTimeout as sleep } from "node:timers/promises";
import { findRunningServer } from "../../embedded-mongo/src/lock-file.ts";
import { startChild } from "../supervisor/child-process.ts";

/** Where the embedded database and the development keys live, unless told otherwise. Not in git. */
export const KITH_DIR = process.env.KITH_DIR || ".kith";
export const DATABASE_PREFIX = process.env.KITH_DATABASE_PREFIX || "kith_";

/** The data of the embedded database. */
export const DATABASE_DIR = `${KITH_DIR}/db`;

/** A database to work on. `close` ends it when it was started for this. */
export type OpenDatabase = {
  readonly uri: string;
  readonly kind: "external" | "running" | "started";
  /** Resolves with how it ended, should it end before `close`. Null when that is not ours to watch. */
  readonly ended: Promise<string> | null;
  close(): Promise<void>;
};

/** The database that is there already: the one `MONGODB_URI` names, else the embedded one if it runs; else null. */
export async function findDatabase(): Promise<OpenDatabase | null> {
  const close = async () => {};
  if (process.env.MONGODB_URI) return { uri: process.env.MONGODB_URI, kind: "external", ended: null, close };
  const uri = await findRunningServer(DATABASE_DIR);
  return uri === null ? null : { uri, kind: "running", ended: endOf(uri), close };
}

/** The database that is there already, else the embedded one, started in a process of its own. */
export async function openDatabase(): Promise<OpenDatabase> {
  return (await findDatabase()) ?? startDatabase();
}

/** Starts the embedded database. @throws Error in one sentence when another process has its directory. */
export async function startDatabase(): Promise<OpenDatabase> {
  const child = await startChild({
    name: "database",
    file: "embedded-mongo/src/main.ts",
    // Longer than any transaction of ours, shorter than MongoDB's 60 s: a service that was killed in the middle of one keeps
    // others waiting no longer.
    args: ["--port", "0", "--dir", DATABASE_DIR, "--transaction-lifetime-s", "15"],
  });
  return { uri: child.url, kind: "started", ended: child.exited, close: child.stop };
}

const WATCH_INTERVAL_MS = 2_000;

// Somebody else started it and may end it: an import that is through, another Kith.
async function endOf(uri: string): Promise<string> {
  do await sleep(WATCH_INTERVAL_MS, undefined, { ref: false });
  while ((await findRunningServer(DATABASE_DIR)) === uri);
  return "by whoever had started it";
}
