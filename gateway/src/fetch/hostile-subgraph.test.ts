import Fastify from "fastify";
import { describe, expect, it } from "vitest";
import { people } from "../testing/people.ts";
import { startStubGraph } from "../testing/stub-graph.ts";

const SECRET = "mongodb://root:hunter2@10.0.0.7";

/** What the client gets when the subgraph of friend counts says this of an entity. */
async function told(said: unknown, query = '{ user(id: "bob") { name friendCount } }') {
  const app = Fastify({ forceCloseConnections: true });
  app.post("/graphql", (_request, reply) =>
    reply.type("application/json").send(typeof said === "string" ? said : JSON.stringify(said)),
  );
  const url = await app.listen({ host: "127.0.0.1", port: 0 });
  await using graph = await startStubGraph({
    stubs: people,
    mode: "production",
    urlBySubgraph: { social: `${url}/graphql` },
  });
  try {
    const response = await fetch(`${graph.url}/graphql`, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        authorization: `Bearer ${await graph.issuer.tokenOf("alice")}`,
      },
      body: JSON.stringify({ query }),
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, text, answer: JSON.parse(text) };
  } finally {
    await app.close();
  }
}

const data = { _entities: [{ friendCount: null }] };
const path = ["_entities", 0, "friendCount"];
const clientPath = ["user", "friendCount"];
const masked = (requestId: string | null, at: unknown = clientPath) => ({
  message: `Something went wrong on our side. Quote request ${requestId} when you report it.`,
  ...(at !== undefined && { path: at }),
  extensions: { code: "INTERNAL_SERVER_ERROR", requestId },
});

describe("what a hostile subgraph says of an error", () => {
  it.each([
    ["without a code", { message: SECRET, path }],
    ["with a code that is not in the catalogue", { message: SECRET, path, extensions: { code: "E11000" } }],
    ["with a code that is a list", { message: SECRET, path, extensions: { code: ["FORBIDDEN"] } }],
    ["with a code that objects inherit", { message: SECRET, path, extensions: { code: "constructor" } }],
    ["with a code of the gateway's own", { message: SECRET, path, extensions: { code: "GATEWAY_ONLY" } }],
    ["about a document", { message: SECRET, path, extensions: { code: "PERSISTED_QUERY_NOT_FOUND" } }],
    ["with extensions that are a text", { message: SECRET, path, extensions: SECRET }],
  ])("is not shown: an error %s", async (_which, error) => {
    const { text, answer, headers } = await told({ data, errors: [error] });

    expect(text).not.toContain("hunter2");
    expect(answer.data).toEqual({ user: { name: "Bob", friendCount: null } });
    expect(answer.errors).toEqual([masked(headers.get("x-request-id"))]);
  });

  it("is shown when its code is in the catalogue, and nothing beside message, path and code", async () => {
    const extensions = { code: "FORBIDDEN", stacktrace: [SECRET], serviceName: "social", debug: { SECRET } };

    const { answer } = await told({ data, errors: [{ message: "Not yours.", path, extensions }] });

    expect(answer.errors).toEqual([
      { message: "Not yours.", path: clientPath, extensions: { code: "FORBIDDEN" } },
    ]);
  });

  it.each([
    ["a status", { status: 201 }],
    ["a status that is none", { status: 99_999 }],
    ["headers", { status: 200, headers: { "set-cookie": "a=b" } }],
  ])("does not choose the HTTP answer: %s", async (_what, http) => {
    const error = { message: "Not yours.", path, extensions: { code: "FORBIDDEN", http } };

    const { status, headers, answer } = await told({ data, errors: [error] });

    expect(status).toBe(200);
    expect(headers.get("set-cookie")).toBeNull();
    expect(answer.errors).toHaveLength(1);
  });

  it("is shortened", async () => {
    const error = { message: "x".repeat(5_000_000), path, extensions: { code: "FORBIDDEN" } };

    const { text } = await told({ data, errors: [error] });

    expect(text.length).toBeLessThan(2_000);
  });

  it("is told a thousand times at most", async () => {
    const error = { message: "Not yours.", path, extensions: { code: "FORBIDDEN" } };

    const { answer } = await told({ data, errors: Array(20_000).fill(error) });

    expect(answer.errors.length).toBeLessThanOrEqual(1_000);
  });

  it("is told a thousand times at most where it leaves out what must be there", async () => {
    const friends = Array(100_000).fill(null);

    const { answer } = await told(
      { data: { _entities: [{ friends }] } },
      '{ user(id: "bob") { name friends { id } } }',
    );

    expect(answer.data).toEqual({ user: { name: "Bob", friends: null } });
    expect(answer.errors.length).toBeLessThanOrEqual(1_000);
  });

  it("does not hint at names of the schema", async () => {
    const message = 'Value "X" does not exist in "Secret" enum. Did you mean the enum value "Y" or "Z"?';

    const { answer } = await told({
      data,
      errors: [{ message, path, extensions: { code: "BAD_USER_INPUT" } }],
    });

    expect(answer.errors[0].message).toBe('Value "X" does not exist in "Secret" enum.');
  });

  it.each([
    ["an object", { 0: "user" }],
    ["a text", "user.friendCount"],
    ["of objects", [{ toString: "x" }, null]],
    ["without end", Array(100_000).fill("a")],
  ])("stands nowhere when its path is %s", async (_what, wrong) => {
    const error = { message: "Not yours.", path: wrong, extensions: { code: "FORBIDDEN" } };

    const { answer, text } = await told({ data, errors: [error] });

    expect(answer.errors[0].extensions).toEqual({ code: "FORBIDDEN" });
    expect(text.length).toBeLessThan(2_000);
  });

  it.each(["__proto__", "constructor", "toString"])("changes no object by the key %s", async (key) => {
    const said = `{"data":{"_entities":[{"friendCount":1,"${key}":{"isAdmin":true}}],"${key}":{"isAdmin":true}},
      "errors":[{"message":"no","path":["_entities",0,"${key}"],"extensions":{"${key}":{"isAdmin":true},"code":"FORBIDDEN"}}]}`;

    const { answer } = await told(said);

    expect(answer.data).toEqual({ user: { name: "Bob", friendCount: 1 } });
    expect(answer.errors[0].extensions).toEqual({ code: "FORBIDDEN" });
    expect(({} as { isAdmin?: boolean }).isAdmin).toBeUndefined();
  });

  it.each([
    ["a page", `<html><script>alert("${SECRET}")</script></html>`],
    ["an error page in JSON", JSON.stringify({ error: SECRET, stack: SECRET })],
    ["errors that are a text", JSON.stringify({ errors: SECRET })],
    ["levels without end", `{"data":${'{"a":'.repeat(100_000)}1${"}".repeat(100_001)}`],
  ])("is no answer at all: %s", async (_what, said) => {
    const { answer, text } = await told(said);

    expect(text).not.toContain("hunter2");
    expect(answer.data).toEqual({ user: { name: "Bob", friendCount: null } });
  });
});
