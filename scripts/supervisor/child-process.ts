import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";

const READY_TIMEOUT_MS = 30_000;
const STOP_TIMEOUT_MS = 12_000;
const ERROR_LENGTH_MAX = 4_000;

export type ChildOptions = {
  readonly name: string;
  /** The main file, relative to the repository. */
  readonly file: string;
  readonly args?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
};

/** A process that said it is ready. `exited` resolves, with its exit code or signal, whenever it ends. */
export type Child = {
  readonly name: string;
  readonly pid: number;
  readonly url: string;
  readonly exited: Promise<string>;
  /** Ends it in its own clean way; after 12 s by force. */
  stop(): Promise<void>;
};

/**
 * Starts a process of ours and waits until it is ready: it says so over its channel, or prints `ready <url>`.
 *
 * @throws Error with what the process said last when it ends instead or takes more than 30 s.
 */
export async function startChild({ name, file, args = [], environment = {} }: ChildOptions): Promise<Child> {
  const child = spawn(process.execPath, [file, ...args], {
    stdio: ["ignore", "pipe", "pipe", "ipc"],
    env: { ...process.env, ...environment },
  });
  const exited = once(child, "exit").then(([code, signal]) => String(signal ?? `code ${code}`));
  const ready = readyUrlOf(child);
  const complaint = relayErrors(child, ready);
  const timeout = AbortSignal.timeout(READY_TIMEOUT_MS);
  const late = once(timeout, "abort").then(() => `no answer within ${READY_TIMEOUT_MS / 1_000} s`);
  const outcome = await Promise.race([ready, exited.then((end) => ({ end })), late.then((end) => ({ end }))]);
  if (typeof outcome !== "string") {
    child.kill("SIGKILL");
    throw new Error(complaint().trim() || `${name} did not start: ${outcome.end}`);
  }

  const stop = async () => {
    child.kill("SIGTERM");
    const forced = setTimeout(() => child.kill("SIGKILL"), STOP_TIMEOUT_MS);
    await exited;
    clearTimeout(forced);
  };
  return { name, pid: child.pid ?? 0, url: outcome, exited, stop };
}

function readyUrlOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    child.on("message", (message: { ready?: string }) => message.ready && resolve(message.ready));
    createInterface({ input: child.stdout as NodeJS.ReadableStream }).on("line", (line) => {
      if (line.startsWith("ready ")) resolve(line.slice("ready ".length));
      else process.stdout.write(`${line}\n`);
    });
  });
}

// What a process complains about before it is ready is told by whoever started it; afterwards it goes straight through.
function relayErrors(child: ChildProcess, ready: Promise<string>): () => string {
  let complaint = "";
  let isReady = false;
  ready.then(() => {
    isReady = true;
  });
  child.stderr?.setEncoding("utf8").on("data", (text: string) => {
    if (isReady) process.stderr.write(text);
    else complaint = (complaint + text).slice(-ERROR_LENGTH_MAX);
  });
  return () => complaint;
}
