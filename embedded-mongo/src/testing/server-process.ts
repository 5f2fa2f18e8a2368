import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";

const MAIN = new URL("../main.ts", import.meta.url).pathname;
const START_MAX_MS = 20_000;

export type ServerProcess = {
  readonly child: ChildProcess;
  /** All it wrote so far. */
  readonly printed: { readonly stdout: string; readonly stderr: string };
  /** Its exit code; null when a signal ended it. */
  readonly exited: Promise<number | null>;
  /** Empty when it did not come up. */
  readonly uri: string;
  /** Ends it on the spot, and waits until it is gone. */
  kill(): Promise<void>;
};

/**
 * The server as a process of its own, ready or ended.
 *
 * @param options.ipc As a child that is told when its parent ends.
 * @param options.fileMaxBlocks None of its files can become larger, as on a full disk.
 */
export async function startServerProcess(
  args: readonly string[],
  options: { readonly ipc?: boolean; readonly fileMaxBlocks?: number } = {},
): Promise<ServerProcess> {
  const command = [process.execPath, MAIN, ...args];
  const limited = ["sh", "-c", `ulimit -f ${options.fileMaxBlocks}; exec "$@"`, "sh", ...command];
  const [program = "", ...words] = options.fileMaxBlocks ? limited : command;
  const child = spawn(program, words, {
    stdio: options.ipc ? ["ignore", "pipe", "pipe", "ipc"] : ["ignore", "pipe", "pipe"],
  });
  const printed = { stdout: "", stderr: "" };
  const exited = once(child, "exit").then(([code]) => code as number | null);
  const { promise: spoke, resolve: speak } = Promise.withResolvers<void>();
  child.stdout?.on("data", (chunk) => {
    printed.stdout += chunk;
    if (printed.stdout.includes("\n")) speak();
  });
  child.stderr?.on("data", (chunk) => {
    printed.stderr += chunk;
  });
  const timer = setTimeout(() => child.kill("SIGKILL"), START_MAX_MS);
  await Promise.race([exited, spoke]);
  clearTimeout(timer);
  return {
    child,
    printed,
    exited,
    uri: printed.stdout.replace("ready ", "").trim(),
    async kill() {
      child.kill("SIGKILL");
      await exited;
    },
  };
}
