import { mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openEventStream } from "@kith/kit/testing/event-client.ts";
import { createClient as createSseClient } from "graphql-sse";
import { createClient as createWebSocketClient } from "graphql-ws";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { startNewsSubgraphs } from "../gateway/src/testing/news-graph.ts";
import { startChild } from "../scripts/supervisor/child-process.ts";

const QUERY = "subscription { published { title author { name } } }";
const WAIT_MAX = { timeout: 30_000, interval: 20 };

let subgraphs: Awaited<ReturnType<typeof startNewsSubgraphs>>;
let folder: string;
let file: string;
beforeAll(async () => {
  subgraphs = await startNewsSubgraphs();
  folder = mkdtempSync(join(tmpdir(), "kith-any-graph-"));
  file = join(folder, "supergraph.graphql");
  writeFileSync(file, subgraphs.supergraphSdl);
});
afterAll(async () => {
  await subgraphs?.close();
  rmSync(folder, { recursive: true });
});
const listening = (count: number) => vi.waitFor(() => expect(subgraphs.listenerCount).toBe(count), WAIT_MAX);

/** The process that `npm run gateway` starts, and three who listen to it, each in another way. */
async function startListening() {
  const gateway = await startChild({
    name: "gateway",
    file: "scripts/gateway.ts",
    args: ["--supergraph", file, "--port", "0", "--forward", "authorization"],
  });
  const endpoint = `${gateway.url}/graphql`;
  const webSocket = createWebSocketClient({
    url: endpoint.replace("http", "ws"),
    connectionParams: { authorization: "Bearer a" },
    retryAttempts: 0,
  });
  const sse = createSseClient({ url: endpoint, headers: { authorization: "Bearer a" }, retryAttempts: 0 });
  const byHand = await openEventStream(endpoint, "a", QUERY, {
    method: "GET",
    headers: { "apollo-require-preflight": "1" },
  });
  const libraries = [webSocket, sse].map((client) => client.iterate({ query: QUERY }));
  let next = libraries.map((events) => events.next());
  await listening(3);
  return {
    gateway,
    endpoint,
    byHand,
    /** What each of them is told next. */
    async told(): Promise<unknown[]> {
      const [byLibraries, own] = await Promise.all([Promise.all(next), byHand.next()]);
      next = libraries.map((events) => events.next());
      return [own.data, ...byLibraries.map(({ value }) => value?.data)];
    },
    /** How it ends for each of them. */
    ended: async (): Promise<unknown[]> => {
      const ends = await Promise.allSettled([byHand.end(), ...next]);
      return ends.map((end) => (end.status === "fulfilled" ? end.value : "failed"));
    },
  };
}
const news = (title: string, name: string) => Array(3).fill({ published: { title, author: { name } } });

describe("npm run gateway, for subscriptions", () => {
  it("tells every client of each event, with what another subgraph knows, after a reload too, and leaves nobody who listens when it is killed", async () => {
    const { gateway, endpoint, told, ended } = await startListening();

    subgraphs.publish("hello");
    expect(await told()).toEqual(news("hello", "Ada"));
    const tokens = [subgraphs.news, subgraphs.authors].map(
      ({ asked }) => new Set(asked.map(({ headers }) => headers.authorization)),
    );
    expect(tokens).toEqual([new Set(["Bearer a"]), new Set(["Bearer a"])]);

    writeFileSync(
      `${file}.new`,
      `${subgraphs.supergraphSdl}\ntype Late @join__type(graph: NEWS) { late: Int }`,
    );
    renameSync(`${file}.new`, file);
    await vi.waitFor(async () => {
      const response = await fetch(endpoint, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ query: '{ __type(name: "Late") { name } }' }),
      });
      expect(await response.json()).toEqual({ data: { __type: { name: "Late" } } });
    }, WAIT_MAX);
    subgraphs.publish("again", "2");
    expect(await told()).toEqual(news("again", "Grace"));
    expect(subgraphs.news.asked).toHaveLength(3);

    const end = ended();
    process.kill(gateway.pid, "SIGKILL");
    await gateway.exited;
    expect(await end).toEqual(["broken off", "failed", "failed"]);
    await listening(0);
  });
});
