import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, inject, it } from "vitest";
import { clientOf } from "../client.ts";

const READY_TIMEOUT_MS = 120_000;
const dir = mkdtempSync(join(tmpdir(), "kith-start-"));
// An external database is shared with other tests: this one takes databases of its own on it.
const environment = {
  ...process.env,
  KITH_DIR: dir,
  KITH_DATABASE_PREFIX: "test_start_",
  ...(process.env.MONGODB_URI && { MONGODB_URI: inject("mongoUri") }),
};
const base = 20_000 + Math.floor(Math.random() * 10_000);

afterAll(() => rmSync(dir, { recursive: true, force: true }));

// A group of its own, so that Ctrl-C can be sent to all of it as a terminal does.
const run = (...args: string[]): ChildProcess =>
  spawn(process.execPath, ["scripts/start.ts", ...args], { env: environment, detached: true });

async function saidBy(child: ChildProcess, text: string): Promise<string> {
  let said = "";
  const done = new Promise<string>((resolve, reject) => {
    child.stdout?.on("data", (chunk) => {
      said += chunk;
      if (said.includes(text)) resolve(said);
    });
    child.stderr?.on("data", (chunk) => {
      said += chunk;
    });
    child.once("exit", () => reject(new Error(`it ended and said: ${said}`)));
    setTimeout(() => reject(new Error(`it only said: ${said}`)), READY_TIMEOUT_MS).unref();
  });
  return done;
}

const processesOfGroup = (pid: number): string[] =>
  spawnSync("ps", ["-o", "pid=,args=", "-g", String(pid)], { encoding: "utf8" })
    .stdout.split("\n")
    .filter(Boolean);

async function ctrlC(child: ChildProcess): Promise<void> {
  const exited = once(child, "exit");
  process.kill(-(child.pid ?? 0), "SIGINT");
  await exited;
}

describe("npm start", () => {
  it("runs the graph over a town, ends without a trace, and finds the data again", async () => {
    const ask = async () => {
      const { data } = await clientOf(`http://127.0.0.1:${base}/graphql`).query<{
        userByHandle: { id: string; displayName: string; createdAt: string };
      }>('{ userByHandle(handle: "alice") { id displayName createdAt } }');
      return data.userByHandle;
    };

    const first = run("--port", String(base));
    const said = await saidBy(first, "Kith is ready");
    const alice = await ask();
    const token = spawnSync(process.execPath, ["scripts/token.ts", "@Alice"], {
      env: environment,
      encoding: "utf8",
    });
    const home = await clientOf(`http://127.0.0.1:${base}/graphql`, token.stdout.trim()).registered<{
      viewer: { id: string; friendCount: number };
    }>("Home");
    await ctrlC(first);
    const left = processesOfGroup(first.pid ?? 0);
    const second = run("--port", String(base));
    const saidAgain = await saidBy(second, "Kith is ready");
    const aliceAgain = await ask();
    await ctrlC(second);

    expect(said).toContain("200 people");
    expect(said).toContain("First start");
    expect(alice.displayName).toBe("林爱丽");
    expect(home.data.viewer).toMatchObject({ id: alice.id, friendCount: 12 });
    expect(left).toEqual([]);
    expect(saidAgain).not.toContain("First start");
    expect(aliceAgain).toEqual(alice);
  }, 300_000);

  it("says in a sentence which port is taken", async () => {
    const taker = createServer().listen(base + 2, "127.0.0.1");
    await once(taker, "listening");

    const child = run("--port", String(base));
    let complaint = "";
    child.stderr?.on("data", (chunk) => {
      complaint += chunk;
    });
    const [code] = await once(child, "exit");
    taker.close();

    expect(code).toBe(1);
    expect(complaint.trim()).toBe(
      `Port ${base + 2} is taken. Free it, or move Kith: npm start -- --port 5000`,
    );
  });
});
