import { connect } from "node:net";
import { expect, it, vi } from "vitest";
import { startStubGraph } from "../testing/stub-graph.ts";

const REQUESTS_MAX = 3;

it("gives the place of a client who does not read its answer to others", async () => {
  const words = "x".repeat(6 * 1024 * 1024);
  const stub = { sdl: "type Query { words: String }", resolvers: { Query: { words: () => words } } };
  await using graph = await startStubGraph({
    stubs: { stub },
    mode: "production",
    resilience: { requestsMax: REQUESTS_MAX, deadlineMs: 1_200, unreadMaxMs: 100 },
  });
  const body = JSON.stringify({ query: "{ words }" });
  const sockets = Array.from({ length: REQUESTS_MAX }, () => {
    const socket = connect(Number(new URL(graph.url).port), "127.0.0.1").on("error", () => {});
    socket.pause();
    socket.write(
      `POST /graphql HTTP/1.1\r\nhost: a\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n${body}`,
    );
    return socket;
  });
  const statusOf = async () => (await graph.query("{ __typename }")).status;

  await vi.waitFor(async () => expect(await statusOf()).toBe(503));
  await vi.waitFor(async () => expect(await statusOf()).toBe(200), { timeout: 20_000 });

  for (const socket of sockets) socket.destroy();
});
