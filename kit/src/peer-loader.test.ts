import { randomBytes } from "node:crypto";
import Fastify from "fastify";
import { describe, expect, it } from "vitest";
import { peerLoaderOf } from "./peer-loader.ts";

/** Asks a peer that answers with a text for one thing. */
async function ask(text: string): Promise<unknown> {
  const app = Fastify({ forceCloseConnections: true });
  app.post("/graphql", (_request, reply) => reply.type("application/json").send(text));
  const url = `${await app.listen({ host: "127.0.0.1", port: 0 })}/graphql`;
  const loader = peerLoaderOf("things", {
    peer: { name: "peer", url, viewerKey: randomBytes(32) },
    viewer: { viewerId: null, scopes: [], requestId: "r" },
    typename: "Thing",
    selection: "name",
  });
  return loader.load("x").finally(() => app.close());
}

describe("a peer", () => {
  it("tells of what it is asked for", async () => {
    expect(await ask('{"data":{"entities":[{"name":"x"}]}}')).toEqual({ name: "x" });
  });

  it.each([
    "null",
    "[]",
    "1",
    "{}",
    "<html>",
    "",
    '{"data":null}',
    '{"data":{"entities":[]}}',
    '{"errors":[null]}',
  ])("gives no answer that says %j", async (text) => {
    await expect(ask(text)).rejects.toMatchObject({ extensions: { code: "SUBGRAPH_UNAVAILABLE" } });
  });
});
