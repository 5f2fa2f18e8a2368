import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import type { AddressInfo } from "node:net";
import { createConnection, createServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";

const START_WITHIN_MS = 20_000;

/** Whether this machine has a Redis to test with: `apt-get install redis-server`. */
export const hasRedis = (): boolean => {
  try {
    execFileSync("redis-server", ["--version"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
};

/** A Redis of its own, in memory, on a port that nobody has. It can be killed, stopped for a while and started again. */
export async function startRedis() {
  const port = await freePort();
  let child = await launch(port);
  return {
    url: `redis://127.0.0.1:${port}`,
    kill: () => end(child),
    /** It keeps its connections and says nothing. */
    pause: () => child.kill("SIGSTOP"),
    resume: () => child.kill("SIGCONT"),
    async restart(): Promise<void> {
      child = await launch(port);
    },
    async close(): Promise<void> {
      child.kill("SIGCONT");
      await end(child);
    },
  };
}

async function launch(port: number): Promise<ChildProcess> {
  const child = spawn(
    "redis-server",
    ["--port", String(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"],
    { stdio: "ignore" },
  );
  for (const untilMs = Date.now() + START_WITHIN_MS; Date.now() < untilMs; ) {
    if (await accepts(port)) return child;
    await sleep(20);
  }
  child.kill("SIGKILL");
  throw new Error(`redis-server does not listen on ${port} within ${START_WITHIN_MS} ms.`);
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGKILL");
  await ended;
}

const accepts = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = createConnection({ port, host: "127.0.0.1" });
    socket.once("connect", () => {
      socket.destroy();
      resolve(true);
    });
    socket.once("error", () => resolve(false));
  });

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
