import Fastify, { type FastifyReply } from "fastify";
import { describe, expect, it } from "vitest";
import { people } from "../testing/people.ts";
import { startStubGraph } from "../testing/stub-graph.ts";

const down = (name: string, path: (string | number)[]) => ({
  message: `The ${name} service does not answer: try again.`,
  path,
  extensions: { code: "SUBGRAPH_UNAVAILABLE" },
});

async function startFake(answer: (reply: FastifyReply) => unknown) {
  const app = Fastify({ forceCloseConnections: true });
  app.post("/graphql", (_request, reply) => answer(reply.type("application/json")));
  const url = await app.listen({ host: "127.0.0.1", port: 0 });
  return { url: `${url}/graphql`, [Symbol.asyncDispose]: () => app.close() };
}

describe("a subgraph that does not answer", () => {
  it("costs its own fields; the rest of the answer arrives", async () => {
    await using graph = await startStubGraph({ stubs: people });
    await graph.services.social?.close();
    const token = await graph.issuer.tokenOf("alice");

    const { status, data, errors } = await graph.query(
      "{ viewer { name count: friendCount friends { name } } }",
      { token },
    );

    expect(status).toBe(200);
    expect(data.viewer).toEqual({ name: "Alice", count: null, friends: null });
    expect(errors).toEqual([down("social", ["viewer", "count"]), down("social", ["viewer", "friends"])]);
  });

  it("costs the fields at the root that it owns", async () => {
    await using graph = await startStubGraph({ stubs: people });
    await graph.services.users?.close();

    const { data, errors } = await graph.query('{ viewer { name } said: echo(text: "x") __typename }');

    expect(data).toEqual({ viewer: null, said: null, __typename: "Query" });
    expect(errors).toEqual([down("users", ["viewer"]), down("users", ["said"])]);
  });

  it("leaves a gateway ready that needs one of them, and says who is missing, until none is left", async () => {
    await using graph = await startStubGraph({
      stubs: people,
      gatewayOptions: { operations: { port: null, drainMs: 0, readyNeeds: "one", tracing: null } },
    });
    const readyOf = async () => {
      const response = await fetch(`${graph.url}/ready`);
      const { status, subgraphs } = (await response.json()) as Record<string, unknown>;
      return { code: response.status, status, subgraphs };
    };

    await graph.services.social?.close();
    await expect.poll(readyOf, { timeout: 10_000 }).toEqual({
      code: 200,
      status: "ready",
      subgraphs: { social: "unavailable", users: "ready" },
    });
    const { data } = await graph.query("{ viewer { name } }", { token: await graph.issuer.tokenOf("alice") });
    await graph.services.users?.close();

    expect(data).toEqual({ viewer: { name: "Alice" } });
    await expect.poll(readyOf, { timeout: 10_000 }).toEqual({
      code: 503,
      status: "not ready",
      subgraphs: { social: "unavailable", users: "unavailable" },
    });
  });

  it("makes the gateway not ready, but leaves it alive", async () => {
    await using graph = await startStubGraph({ stubs: people });
    const statusOf = async (path: string) => (await fetch(graph.url + path)).status;
    const before = [await statusOf("/live"), await statusOf("/ready")];

    await graph.services.social?.close();

    expect(before).toEqual([200, 200]);
    // What subgraphs said of themselves is good for a moment.
    await expect.poll(() => statusOf("/ready"), { timeout: 10_000 }).toBe(503);
    expect(await statusOf("/live")).toBe(200);
  });

  it("is another thing than one that is asked all that it may be", async () => {
    const { promise, resolve: open } = Promise.withResolvers<string>();
    const busy = { sdl: "type Query { slow: String }", resolvers: { Query: { slow: () => promise } } };
    await using graph = await startStubGraph({ stubs: { busy }, resilience: { inFlightMax: 1 } });
    const answers = [graph.query("{ a: slow }"), graph.query("{ b: slow }")];
    await expect.poll(() => graph.asked.length).toBe(1);

    const { status } = await fetch(`${graph.url}/ready`);

    expect(status).toBe(200);
    open("at last");
    await Promise.all(answers);
  });

  it.each([
    ["an error of the server", 500, "oops"],
    ["a page instead of JSON", 200, "<html>hello</html>"],
    ["half an answer", 200, '{"data": {"_entities": [{"friendC'],
    ["a refusal of the gateway", 401, '{"errors":[{"message":"x","extensions":{"code":"GATEWAY_ONLY"}}]}'],
  ])("is what one is called that gives %s", async (_what, statusCode, text) => {
    await using fake = await startFake((reply) => reply.code(statusCode).send(text));
    await using graph = await startStubGraph({ stubs: people, urlBySubgraph: { social: fake.url } });

    const { data, errors } = await graph.query('{ user(id: "bob") { name friendCount } }');

    expect(data.user).toEqual({ name: "Bob", friendCount: null });
    expect(errors).toEqual([down("social", ["user", "friendCount"])]);
  });

  it("is waited for five seconds and no longer", async () => {
    await using silent = await startFake(() => new Promise(() => {}));
    await using graph = await startStubGraph({ stubs: people, urlBySubgraph: { social: silent.url } });
    const startedAtMs = performance.now();

    const { data, errors } = await graph.query('{ user(id: "bob") { name friendCount } }');
    const waitedMs = performance.now() - startedAtMs;

    expect(data.user).toEqual({ name: "Bob", friendCount: null });
    expect(errors).toEqual([down("social", ["user", "friendCount"])]);
    expect(waitedMs).toBeGreaterThan(4_900);
    expect(waitedMs).toBeLessThan(6_500);
  });
});

describe("an unexpected error in a subgraph", () => {
  it("reaches the client without its words, with an id to find it by", async () => {
    await using graph = await startStubGraph({ stubs: people });

    const { data, errors, headers } = await graph.query('{ user(id: "dan") { id name } }');

    const requestId = headers.get("x-request-id");
    expect(data.user).toEqual({ id: "dan", name: null });
    expect(errors).toEqual([
      {
        message: `Something went wrong on our side. Quote request ${requestId} when you report it.`,
        path: ["user", "name"],
        extensions: { code: "INTERNAL_SERVER_ERROR", requestId },
      },
    ]);
  });
});

describe("an answer against the schema", () => {
  it("is null at the client, who is not told what the subgraph said", async () => {
    await using fake = await startFake((reply) =>
      reply.send({ data: { _entities: [{ friendCount: "many" }] }, extensions: { secret: 1 } }),
    );
    await using graph = await startStubGraph({
      stubs: people,
      mode: "production",
      urlBySubgraph: { social: fake.url },
    });

    const { data, extensions } = await graph.query('{ user(id: "bob") { friendCount } }');

    expect(data).toEqual({ user: { friendCount: null } });
    expect(extensions).toBeUndefined();
  });
});
