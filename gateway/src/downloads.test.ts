import Fastify from "fastify";
import { describe, expect, it } from "vitest";
import { people } from "./testing/people.ts";
import { startStubGraph } from "./testing/stub-graph.ts";

const SECRET = "mongodb://root:hunter2@10.0.0.7";

describe("a file that a subgraph hands on", () => {
  it.each([
    [500, 503, "SUBGRAPH_UNAVAILABLE"],
    [404, 404, "BAD_REQUEST"],
    [302, 404, "BAD_REQUEST"],
  ])("says nothing of the subgraph's own where it answers %i", async (said, status, code) => {
    const app = Fastify({ forceCloseConnections: true });
    app.get("/downloads/:id", (_request, reply) =>
      reply.code(said).header("location", "https://evil.example").send({ error: SECRET }),
    );
    const url = await app.listen({ host: "127.0.0.1", port: 0 });
    await using graph = await startStubGraph({ stubs: people, urlBySubgraph: { social: `${url}/graphql` } });

    const response = await fetch(`${graph.url}/downloads/social/file_01h455vb4pex5vsknk084sn02q`, {
      redirect: "manual",
    });
    const text = await response.text();
    await app.close();

    expect(response.status).toBe(status);
    expect(JSON.parse(text).errors[0].extensions.code).toBe(code);
    expect(text).not.toContain("hunter2");
  });

  it("is not waited for without end where others read theirs slowly", { timeout: 20_000 }, async () => {
    const app = Fastify({ forceCloseConnections: true });
    app.get("/downloads/:id", (_request, reply) => reply.send(Buffer.alloc(16 * 1024 * 1024)));
    const url = await app.listen({ host: "127.0.0.1", port: 0 });
    await using graph = await startStubGraph({ stubs: people, urlBySubgraph: { social: `${url}/graphql` } });
    const link = `${graph.url}/downloads/social/file_01h455vb4pex5vsknk084sn02q`;
    const slow = await Promise.all(Array.from({ length: 16 }, () => fetch(link)));

    const { status } = await fetch(link, { signal: AbortSignal.timeout(10_000) });
    await Promise.all(slow.map(({ body }) => body?.cancel()));
    await app.close();

    expect([slow[0]?.status, status]).toEqual([200, 503]);
  });
});
