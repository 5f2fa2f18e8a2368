import { ERROR_CODES } from "@kith/kit/api-error.ts";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { greetings } from "../testing/greetings.ts";
import { people } from "../testing/people.ts";
import { rawRequest } from "../testing/raw-request.ts";
import { startStubGraph } from "../testing/stub-graph.ts";

const RUNS = Number(process.env.KITH_RUNS ?? 1) * 400;
const SEED = 20_261_126;

let graph: Awaited<ReturnType<typeof startStubGraph>>;
beforeAll(async () => {
  graph = await startStubGraph({
    stubs: { ...people, greetings: greetings().stub },
    mode: "production",
    http: { cors: { origins: ["https://app.example.org"], allowsCredentials: false } },
    documents: { takesAutomatic: true },
    responseCacheBytes: 100_000,
  });
});
afterAll(() => graph.close());

const hash = fc.constantFrom("a".repeat(64), "x", "", `sha256:${"0".repeat(64)}`);
const query = fc.oneof(
  fc.constantFrom(
    "{ __typename }",
    "{ viewer { id } }",
    "{ user(id: 1) { email } }",
    "{ nothing }",
    "{",
    "",
    "mutation { rename(name: 1) { id } }",
    "subscription { greeted { text } }",
    "subscription S { greeted { text } } query Q { __typename }",
    "query ($id: ID!) { user(id: $id) { name } }",
    "{ __proto__: __typename constructor: __typename }",
    "fragment F on User { id }",
    "type Query { a: Int }",
  ),
  fc.string(),
  fc.jsonValue(),
);
const operation = fc.record(
  {
    query,
    operationName: fc.oneof(fc.constantFrom("S", "Q", "__proto__"), fc.jsonValue()),
    variables: fc.oneof(fc.constant({ id: "bob" }), fc.jsonValue()),
    documentId: fc.oneof(hash, fc.jsonValue()),
    extensions: fc.oneof(
      fc.record({ persistedQuery: fc.record({ version: fc.constantFrom(1, 2), sha256Hash: hash }) }),
      fc.jsonValue(),
    ),
  },
  { requiredKeys: [] },
);
const body = fc.oneof(
  { weight: 6, arbitrary: operation.map((one) => JSON.stringify(one)) },
  fc.jsonValue().map((one) => JSON.stringify(one)),
  fc.string(),
);
const search = operation.map((one) => {
  const parameters = new URLSearchParams();
  for (const [key, value] of Object.entries(one))
    parameters.append(key, typeof value === "string" ? value : JSON.stringify(value));
  return String(parameters);
});
const headers = fc.record(
  {
    "content-type": fc.constantFrom(
      ...["application/json", "application/json", "application/json; charset=utf-8"],
      ...["text/plain", "multipart/form-data", "application/json; charset=latin1", ";", ""],
    ),
    accept: fc.constantFrom(
      ...["*/*", "application/json", "application/graphql-response+json", "text/event-stream"],
      ...["text/html", "application/json;q=0", ",;q=,", "multipart/mixed"],
    ),
    "accept-encoding": fc.constantFrom("br", "gzip;q=0.1, identity", "*;q=0", ";;"),
    "content-encoding": fc.constantFrom("gzip", "identity"),
    "apollo-require-preflight": fc.constantFrom("1", ""),
    "graphql-client-name": fc.constantFrom("web", "__proto__"),
    authorization: fc.constantFrom("Bearer x", "Basic eDp4", ""),
    origin: fc.constantFrom("https://app.example.org", "https://evil.example", "null"),
    "last-event-id": fc.constantFrom("1", "a b"),
    upgrade: fc.constantFrom("h2c"),
  },
  { requiredKeys: [] },
);
const request = fc.record({
  method: fc.constantFrom("POST", "POST", "POST", "GET", "GET", "PUT", "OPTIONS"),
  headers,
  body,
  search,
});

describe("any request at all", () => {
  it("gets an answer in GraphQL's form, is no mistake of ours, and reaches nothing in somebody's name", async () => {
    await fc.assert(
      fc.asyncProperty(request, async ({ method, headers, body, search }) => {
        const hasBody = method === "POST" || method === "PUT";

        const answer = await rawRequest(`${graph.url}/graphql${hasBody ? "" : `?${search}`}`, {
          method,
          headers: headers as Record<string, string>,
          ...(hasBody && { body }),
        });

        expect(answer.status).toBeLessThan(500);
        expect(answer.headers["x-request-id"]).toBeDefined();
        expect(answer.headers["cache-control"]).toBe("no-store");
        if (answer.headers["access-control-allow-origin"] !== undefined)
          expect(headers.origin).toBe("https://app.example.org");
        if (answer.status === 204) return;
        const { data, errors = [] } = JSON.parse(answer.text);
        expect(data !== undefined || errors.length > 0).toBe(true);
        for (const { extensions } of errors) {
          expect(ERROR_CODES).toContain(extensions.code);
          expect(extensions.code).not.toBe("INTERNAL_SERVER_ERROR");
        }
      }),
      { numRuns: RUNS, seed: SEED },
    );
    expect(graph.asked.filter(({ query }) => query.startsWith("mutation"))).toEqual([]);
  });
});
