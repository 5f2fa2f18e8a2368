import { createHmac } from "node:crypto";
import { DEADLINE_HEADER } from "@kith/kit/deadline/deadline-header.ts";
import { VIEWER_HEADER } from "@kith/kit/viewer-header.ts";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { people } from "../testing/people.ts";
import { startStubGraph } from "../testing/stub-graph.ts";

type Graph = Awaited<ReturnType<typeof startStubGraph>>;

const post = (graph: Graph, body: string, headers: Record<string, string> = {}) =>
  fetch(`${graph.url}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body,
  });
const codesOf = async (response: Response) => {
  const { errors = [] } = (await response.json()) as { errors?: { extensions: { code: string } }[] };
  return errors.map(({ extensions }) => extensions.code);
};

describe("the gateway's endpoint", () => {
  let graph: Graph;
  beforeAll(async () => {
    graph = await startStubGraph({ stubs: people });
  });
  afterAll(() => graph.close());
  beforeEach(() => {
    graph.asked.length = 0;
  });

  describe("trusts nothing that a client says about the viewer", () => {
    it("ignores a viewer header, well formed or not", async () => {
      const claims = {
        viewerId: "alice",
        scopes: [],
        requestId: "x",
        audience: "users",
        issuedAtMs: Date.now(),
      };
      const payload = Buffer.from(JSON.stringify(claims)).toString("base64url");
      const signature = createHmac("sha256", "a guess").update(payload).digest("base64url");

      for (const forged of [`${payload}.${signature}`, "alice"]) {
        const { data } = await graph.query("{ viewer { id } }", { headers: { [VIEWER_HEADER]: forged } });
        expect(data).toEqual({ viewer: null });
      }
    });

    it("forwards none of a client's headers to subgraphs", async () => {
      const token = await graph.issuer.tokenOf("alice");
      const headers = {
        cookie: "session=1",
        "x-user-id": "bob",
        "x-forwarded-for": "10.0.0.1",
        "x-request-id": "mine",
      };

      await graph.query("{ viewer { friendCount } }", { token, headers });

      const sent = graph.asked.map((asked) => Object.keys(asked.headers).sort());
      const http = ["accept", "connection", "content-length", "content-type", "host"];
      const own = [...http, DEADLINE_HEADER, VIEWER_HEADER];
      expect(sent).toEqual([own, own]);
    });

    it("signs the header for one subgraph, so that one cannot use it at another", async () => {
      const token = await graph.issuer.tokenOf("alice");
      await graph.query("{ viewer { friendCount } }", { token });
      const forUsers = graph.asked.find(({ subgraph }) => subgraph === "users")?.headers[VIEWER_HEADER];

      const response = await fetch(`${graph.services.social?.url}/graphql`, {
        method: "POST",
        headers: { "content-type": "application/json", [VIEWER_HEADER]: String(forUsers) },
        body: JSON.stringify({ query: "{ __typename }" }),
      });

      expect(response.status).toBe(401);
    });

    it("makes request ids itself", async () => {
      const { headers } = await graph.query("{ __typename }", { headers: { "x-request-id": "mine" } });

      expect(headers.get("x-request-id")).toMatch(/^[0-9a-f-]{36}$/);
    });
  });

  describe("refuses a token that is no good", () => {
    it("with 401 and the reason, before anything is asked", async () => {
      const token = await graph.issuer.tokenOf("alice", { expiresInS: -60 });

      const { status, headers, data, errors } = await graph.query("{ viewer { id } }", { token });

      expect({ status, data, errors }).toEqual({
        status: 401,
        data: undefined,
        errors: [
          {
            message: "The access token has expired: get a new one.",
            extensions: { code: "UNAUTHENTICATED" },
          },
        ],
      });
      expect(headers.get("www-authenticate")).toBe('Bearer error="invalid_token"');
      expect(headers.get("x-request-id")).not.toBeNull();
      expect(graph.asked).toEqual([]);
    });

    it("with 503 when the keys are not to be had", async () => {
      await using lonely = await startStubGraph({ stubs: people });
      const token = await lonely.issuer.tokenOf("alice");
      await lonely.issuer.close();

      const { status, errors } = await lonely.query("{ viewer { id } }", { token });

      expect(status).toBe(503);
      expect(errors.map(({ extensions }) => extensions.code)).toEqual(["SUBGRAPH_UNAVAILABLE"]);
    });
  });

  describe("guards", () => {
    it("a whole operation without a viewer, before anything is asked", async () => {
      const { status, data, errors } = await graph.query(
        '{ viewer { id } a: user(id: "bob") { email ...F } } fragment F on User { mates: friends { email } }',
      );

      expect({ status, data }).toEqual({ status: 401, data: undefined });
      expect(errors.map(({ path, extensions }) => [path?.join("."), extensions.code])).toEqual([
        ["a.email", "UNAUTHENTICATED"],
        ["a.mates", "UNAUTHENTICATED"],
      ]);
      expect(graph.asked).toEqual([]);
    });

    it("each operation of a document for itself", async () => {
      const query = 'query Open { user(id: "bob") { id } } query Shut { user(id: "bob") { email } }';

      const open = await graph.query(query, { operationName: "Open" });
      const shut = await graph.query(query, { operationName: "Shut" });

      expect([open.status, shut.status]).toEqual([200, 401]);
    });

    it.each([undefined, "", "user", "support", "senior user", "supportsenior"])(
      "what takes scopes from a token that has %j, before anything is asked",
      async (scope) => {
        graph.asked.length = 0;
        const token = await graph.issuer.tokenOf("alice", scope === undefined ? {} : { scope });

        const { status, data, errors } = await graph.query(
          "{ viewer { id email ...F } } fragment F on User { mates: friends { f: file } }",
          { token },
        );

        expect({ status, data }).toEqual({ status: 403, data: undefined });
        expect(errors.map(({ path, extensions }) => [path?.join("."), extensions.code])).toEqual([
          ["viewer.mates.f", "FORBIDDEN"],
        ]);
        expect(graph.asked).toEqual([]);
      },
    );

    it.each(["user support senior", "operator"])("nothing from a token with the scopes %s", async (scope) => {
      const token = await graph.issuer.tokenOf("alice", { scope });

      const { data } = await graph.query("{ viewer { file } }", { token });

      expect(data).toEqual({ viewer: { file: "file of alice" } });
    });

    it("nothing from a viewer", async () => {
      const token = await graph.issuer.tokenOf("alice");

      const { data } = await graph.query('mutation { rename(name: "A") { email } }', { token });

      expect(data).toEqual({ rename: { email: "alice@example.org" } });
    });
  });

  describe("answers a request that is wrong with what is wrong", () => {
    it.each([
      ["a body that is no JSON", "{", 400],
      ["an empty body", "", 400],
      ["a body without a query", "{}", 400],
      ["a list of operations", '[{"query":"{__typename}"}]', 400],
    ])("%s", async (_what, body, status) => {
      const response = await post(graph, body);

      expect(response.status).toBe(status);
      expect(await codesOf(response)).toEqual(["BAD_REQUEST"]);
    });

    it("a body beyond four MiB", async () => {
      const response = await post(
        graph,
        JSON.stringify({ query: `{ __typename } #${"x".repeat(5 * 2 ** 20)}` }),
      );

      expect(response.status).toBe(413);
      expect(await codesOf(response)).toEqual(["BAD_REQUEST"]);
    });

    it.each(["multipart/form-data; boundary=x", "application/x-www-form-urlencoded", "text/plain"])(
      "a body of type %s, which a foreign page could send",
      async (contentType) => {
        const response = await post(graph, '{"query":"{__typename}"}', { "content-type": contentType });

        expect([400, 415]).toContain(response.status);
        expect(await codesOf(response)).toEqual(["BAD_REQUEST"]);
      },
    );

    it("a GET that a foreign page could send", async () => {
      const response = await fetch(`${graph.url}/graphql?query={__typename}`);

      expect(response.status).toBe(400);
      expect(await codesOf(response)).toEqual(["BAD_REQUEST"]);
    });

    it("a mutation by GET", async () => {
      const token = await graph.issuer.tokenOf("alice");
      const response = await fetch(`${graph.url}/graphql?query=mutation{rename(name:"x"){id}}`, {
        headers: { "apollo-require-preflight": "1", authorization: `Bearer ${token}` },
      });

      expect(response.status).toBe(405);
      expect(graph.asked).toEqual([]);
    });

    it("a document that does not say which operation to run", async () => {
      const query = "query A { __typename } query B { __typename }";

      const unnamed = await graph.query(query);
      const misnamed = await graph.query(query, { operationName: "C" });

      expect([unnamed.status, misnamed.status]).toEqual([400, 400]);
      expect([...unnamed.errors, ...misnamed.errors]).toEqual([
        {
          message: "operationName must say which operation to run: the document has 2.",
          extensions: { code: "OPERATION_RESOLUTION_FAILURE" },
        },
        {
          message: 'operationName must be one of A, B, got "C".',
          extensions: { code: "OPERATION_RESOLUTION_FAILURE" },
        },
      ]);
    });

    it("a variable of the wrong type", async () => {
      const { status, errors } = await graph.query("query ($id: ID!) { user(id: $id) { id } }", {
        variables: {},
      });

      expect(status).toBe(400);
      expect(errors.map(({ extensions }) => extensions.code)).toEqual(["BAD_USER_INPUT"]);
    });

    it.each([
      ["more tokens than are parsed", `{ ${"__typename ".repeat(6_000)} }`, "GRAPHQL_PARSE_FAILED"],
      [
        "more levels than are served",
        `{ user(id: "a") ${"{ friends ".repeat(30)} { id } ${"}".repeat(30)} }`,
        "GRAPHQL_VALIDATION_FAILED",
      ],
      [
        "fragments in circles",
        "{ viewer { ...F } } fragment F on User { friends { ...F } }",
        "GRAPHQL_VALIDATION_FAILED",
      ],
      ["levels without end", `{${"a{".repeat(1_600)}a${"}".repeat(1_600)}}`, "GRAPHQL_VALIDATION_FAILED"],
    ])("%s", async (_what, query, code) => {
      const { status, errors } = await graph.query(query);

      expect(status).toBe(400);
      expect(new Set(errors.map(({ extensions }) => extensions.code))).toEqual(new Set([code]));
      expect(graph.asked).toEqual([]);
    });
  });

  it("survives values nested deeper than the stack of its parser", async () => {
    const { status } = await graph.query(`{ echo(text: ${"[".repeat(2_400)}${"]".repeat(2_400)}) }`);
    const { data } = await graph.query('{ echo(text: "still here") }');

    expect(status).toBe(400);
    expect(data).toEqual({ echo: "still here" });
  });

  it("answers queries by GET for clients that can prove they are no foreign page", async () => {
    const response = await fetch(`${graph.url}/graphql?query={__typename}`, {
      headers: { "apollo-require-preflight": "1" },
    });

    expect(await response.json()).toMatchObject({ data: { __typename: "Query" } });
  });
});
