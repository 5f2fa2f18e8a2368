import { mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { createClient } from "graphql-ws";
import { Agent, request } from "undici";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { composed } from "../gateway/src/testing/composed.ts";
import { greetings } from "../gateway/src/testing/greetings.ts";
import { people } from "../gateway/src/testing/people.ts";
import { startStubGraph } from "../gateway/src/testing/stub-graph.ts";
import { type Child, startChild } from "../scripts/supervisor/child-process.ts";
import { freePort } from "./free-port.ts";

const CLIENTS = 6;
const DRAIN_MS = 1_500;
const LOOK_EVERY_MS = 20;
const WAIT_MAX_MS = 30_000;

const source = greetings();
const slow: (() => void)[] = [];
const stubs = {
  ...people,
  greetings: source.stub,
  slow: {
    sdl: "type Query { slow: Int }",
    resolvers: { Query: { slow: () => new Promise((resolve) => slow.push(() => resolve(1))) } },
  },
};
const sdlOf = (more = {}) =>
  composed({
    ...Object.fromEntries(Object.entries(stubs).map(([name, { sdl }]) => [name, sdl])),
    ...more,
  });

let graph: Awaited<ReturnType<typeof startStubGraph>>;
let folder: string;
let supergraph: string;
const started: Child[] = [];
beforeAll(async () => {
  graph = await startStubGraph({ stubs });
  folder = mkdtempSync(join(tmpdir(), "kith-gateway-process-"));
  supergraph = join(folder, "supergraph.graphql");
  writeFileSync(supergraph, sdlOf());
});
afterAll(async () => {
  await Promise.all(started.map((child) => child.stop()));
  await graph?.close();
  rmSync(folder, { recursive: true });
});

async function startGateway(environment: Readonly<Record<string, string>> = {}) {
  const operationsPort = await freePort();
  const urls = Object.entries(graph.services).map(([name, { url }]) => [
    `${name.toUpperCase()}_URL`,
    `${url}/graphql`,
  ]);
  const child = await startChild({
    name: "gateway",
    file: "gateway/src/main.ts",
    environment: {
      ...Object.fromEntries(urls),
      PORT: "0",
      LOG_LEVEL: "silent",
      SUPERGRAPH: supergraph,
      KITH_CANARIES: "none",
      KITH_VIEWER_KEY: graph.viewerKey.toString("base64"),
      JWKS_URL: graph.issuer.jwksUrl,
      KITH_OPERATIONS_PORT: String(operationsPort),
      ...environment,
    },
  });
  started.push(child);
  return { ...child, operationsUrl: `http://127.0.0.1:${operationsPort}` };
}

const ask = async (url: string, query: string, dispatcher: Agent) => {
  const { statusCode, body } = await request(`${url}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ query }),
    dispatcher,
  });
  return `${statusCode} ${await body.text()}`.trim();
};
const readyOf = async (url: string) => (await fetch(`${url}/ready`)).json() as Promise<{ status: string }>;

describe("a gateway's process", () => {
  it("reloads on SIGHUP and by itself, refuses what is bad, and tells operators", async () => {
    const gateway = await startGateway({ KITH_RELOAD: "signal" });
    const agent = new Agent();
    const metric = async (name: string) =>
      (await (await fetch(`${gateway.operationsUrl}/metrics`)).text())
        .split("\n")
        .filter((line) => line.startsWith(name));
    const reloaded = async (sdl: string, result: string, times = 1) => {
      writeFileSync(`${supergraph}.new`, sdl);
      renameSync(`${supergraph}.new`, supergraph);
      process.kill(gateway.pid, "SIGHUP");
      const line = `kith_gateway_reloads_total{result="${result}"} ${times}`;
      await vi.waitFor(async () => expect(await metric("kith_gateway_reloads_total")).toContain(line), {
        timeout: WAIT_MAX_MS,
        interval: LOOK_EVERY_MS,
      });
    };

    await reloaded(sdlOf({ slow: "type Query { slow: Int later: Int }" }), "loaded");
    const later = await ask(gateway.url, "{ later }", agent);
    await reloaded("type Query {", "refused");
    const { supergraph: told } = (await readyOf(gateway.operationsUrl)) as never;
    const public_ = await readyOf(gateway.url);
    await reloaded(sdlOf(), "loaded", 2);

    expect(later).toMatch(/^200 .*"data":\{"later":null\}/);
    expect(told).toMatchObject({
      lastReload: { result: "refused", reason: expect.stringContaining("The supergraph is not GraphQL") },
    });
    expect(public_).toMatchObject({
      status: "ready",
      subgraphs: { users: "ready" },
      supergraph: { lastReload: { result: "refused" } },
    });
    expect(JSON.stringify(public_)).not.toContain("not GraphQL");
    await agent.close();
  });

  it("ends on SIGTERM without losing a request, and tells listeners to come again", async () => {
    const leaving = await startGateway({ KITH_DRAIN_MS: String(DRAIN_MS) });
    const staying = await startGateway();
    const agent = new Agent({ connections: CLIENTS });
    const answers = new Set<string>();
    let [target, isOver] = [leaving.url, false];
    // What stands before gateways asks whether they are ready, and sends nobody to one that is not.
    const balancer = (async () => {
      while (target === leaving.url) {
        await sleep(LOOK_EVERY_MS);
        if ((await readyOf(leaving.url)).status !== "ready") target = staying.url;
      }
    })();
    const client = async () => {
      while (!isOver) answers.add(await ask(target, '{ echo(text: "a") }', agent).catch(String));
    };
    const closes: { code: number }[] = [];
    const listener = createClient({
      url: `${leaving.url.replace("http", "ws")}/graphql`,
      connectionParams: { authorization: `Bearer ${await graph.issuer.tokenOf("bob")}` },
      retryAttempts: 0,
      on: { closed: (event) => closes.push(event as { code: number }) },
    });
    const told = listener.iterate({ query: "subscription { greeted { text } }" }).next();
    told.catch(() => {});
    await vi.waitFor(() => expect(source.listenerCount).toBe(1), WAIT_MAX_MS);
    const clients = Array.from({ length: CLIENTS }, client);
    const underWay = ask(leaving.url, "{ slow }", agent);
    await vi.waitFor(() => expect(slow).toHaveLength(1), WAIT_MAX_MS);

    process.kill(leaving.pid, "SIGTERM");
    await balancer;
    const draining = await fetch(`${leaving.url}/graphql?query={__typename}`, {
      headers: { "content-type": "application/json" },
    });
    // The end has begun when listeners are sent away.
    await vi.waitFor(() => expect(closes).toMatchObject([{ code: 1012 }]), WAIT_MAX_MS);
    slow[0]?.();
    const last = await underWay;
    const end = await leaving.exited;
    isOver = true;
    await Promise.all(clients);
    await agent.close();

    expect([...answers]).toEqual(['200 {"data":{"echo":"a"}}']);
    expect(draining.status).toBe(200);
    expect(draining.headers.get("connection")).toBe("close");
    expect(last).toBe('200 {"data":{"slow":1}}');
    expect(end).toBe("code 0");
  });
});
