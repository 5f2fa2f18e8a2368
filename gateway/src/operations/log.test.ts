import { beforeEach, describe, expect, it } from "vitest";
import { people } from "../testing/people.ts";
import { type Stub, startStubGraph } from "../testing/stub-graph.ts";

const SECRET = "zhang-xiaoming@example.org";
const NAME = "张晓明";

/** A subgraph that fails in every way, with what it was told in the message. */
const failing: Stub = {
  sdl: "type Query { fail(how: String!, with: String): Int  find(name: String!): Int }",
  resolvers: {
    Query: {
      find: () => 1,
      fail(_: unknown, { how, with: text }: { how: string; with: string }) {
        const message = `nobody is called ${text} or ${NAME}`;
        if (how === "thrown text") throw message;
        if (how === "frame") throw new Error(`${message}\n    at ${text} (/home/${NAME}/x.ts:1:1)`);
        if (how === "properties")
          throw Object.assign(new Error(message), { keyValue: { name: text }, code: text, input: text });
        if (how === "name") throw Object.assign(new Error(message), { name: text });
        if (how === "cause") throw new Error("failed", { cause: new TypeError(message) });
        if (how === "json") return JSON.parse(text);
        throw new Error(message);
      },
    },
  },
};
const WAYS = ["plain", "thrown text", "frame", "properties", "name", "cause", "json"];

const lines: string[] = [];
const logTo = { write: (line: string) => void lines.push(line) };
const entries = () => lines.map((line) => JSON.parse(line) as Record<string, unknown>);
beforeEach(() => {
  lines.length = 0;
});
const start = (logErrors: "redacted" | "whole" = "redacted") =>
  startStubGraph({ stubs: { ...people, failing }, log: { logLevel: "debug", logErrors, logTo } });

describe("the log", () => {
  it("never holds a token, a name or the value of a variable, whatever happens", async () => {
    await using graph = await start();
    const token = await graph.issuer.tokenOf("alice");
    const variables = { text: SECRET };
    const ask = (query: string, more: object = {}) => graph.query(query, { token, variables, ...more });

    await ask(`query ($text: String!) { find(name: $text) viewer { name } }`);
    for (const how of WAYS) await ask(`query ($text: String) { fail(how: "${how}", with: $text) }`);
    await ask(`query ($text: String) { zhangxiaoming: fail(how: "plain", with: $text) }`);
    await ask(`query zhangxiaoming ($text: Int!) { fail(how: "plain", with: $text) }`);
    await ask(`{ find(name: "${SECRET}" `);
    await ask(`{ find(name: "${SECRET}") ${NAME} }`);
    await ask(`{ user(id: "bob") { email } }`, { token: undefined });
    await ask("{ viewer { id } }", { token: `${token}x`, headers: { cookie: SECRET } });
    await fetch(`${graph.url}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: `{"query": ${SECRET}`,
    });
    await fetch(`${graph.url}/graphql?query={find(name:"${SECRET}")}`);
    await fetch(`${graph.url}/${SECRET}`);

    const text = lines.join("");
    expect(lines.length).toBeGreaterThan(20);
    for (const said of [token, token.slice(-20), SECRET, "xiaoming", NAME, "Alice", "eyJ"])
      expect(text).not.toContain(said);
  });

  it("tells which error it was, where it was thrown and whose request it was, in every service", async () => {
    await using graph = await start();

    const { headers } = await graph.query('{ fail(how: "cause") }');

    const requestId = headers.get("x-request-id");
    const told = entries().filter((entry) => entry.requestId === requestId);
    expect(told.find(({ name, msg }) => name === "failing" && msg === "unexpected error")).toMatchObject({
      err: {
        type: "GraphQLError",
        message: "(withheld)",
        stack: expect.arrayContaining([expect.stringContaining("log.test.ts")]),
        cause: { type: "Error", cause: { type: "TypeError" } },
      },
    });
    expect(told.filter(({ msg }) => msg === "answered").map(({ name }) => name)).toEqual([
      "failing",
      "gateway",
    ]);
    expect(told.find(({ name, msg }) => name === "gateway" && msg === "answered")).toMatchObject({
      operation: "none",
      kind: "query",
      outcome: "partial",
    });
  });

  it("tells what the network says, since nobody wrote that", async () => {
    await using graph = await startStubGraph({
      stubs: { ...people, failing },
      urlBySubgraph: { failing: "http://127.0.0.1:9/graphql" },
      log: { logLevel: "warn", logTo },
    });

    await graph.query('{ find(name: "x") }');

    expect(lines.join("")).toContain("ECONNREFUSED 127.0.0.1:9");
  });

  it("is whole where developers want it", async () => {
    await using graph = await start("whole");

    await graph.query('{ fail(how: "plain", with: "mistake") }');

    expect(lines.join("")).toContain("nobody is called mistake");
  });
});
