import { brotliDecompressSync, gunzipSync, gzipSync } from "node:zlib";
import { auditServer } from "graphql-http";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { people } from "../testing/people.ts";
import { rawRequest } from "../testing/raw-request.ts";
import { startStubGraph } from "../testing/stub-graph.ts";
import { codingFor } from "./compression.ts";
import { answerTypeFor } from "./media-types.ts";

const GRAPHQL = "application/graphql-response+json";
const LONG = `{ a0: __typename said: echo(text: "${"x".repeat(4_000)}") }`;

let graph: Awaited<ReturnType<typeof startStubGraph>>;
beforeAll(async () => {
  graph = await startStubGraph({ stubs: people });
});
afterAll(() => graph.close());

const ask = (body: unknown, headers: Record<string, string> = {}, method = "POST") =>
  rawRequest(`${graph.url}/graphql`, {
    method,
    headers: { ...(body !== undefined && { "content-type": "application/json" }), ...headers },
    ...(body !== undefined && { body: Buffer.isBuffer(body) ? body : JSON.stringify(body) }),
  });

describe("GraphQL over HTTP", () => {
  it("passes the audit of its working group, but for the status of refusals in application/json", async () => {
    const results = await auditServer({
      url: `${graph.url}/graphql`,
      fetchFn: (url: string, init: RequestInit = {}) =>
        fetch(url, { ...init, headers: { "apollo-require-preflight": "1", ...init.headers } }),
    });

    const failed = results.flatMap((result) =>
      result.status === "ok" ? [] : [`${result.status} ${result.id} ${result.name}: ${result.reason}`],
    );
    // It asks for 200 there, for the sake of clients that are older than the other media type.
    expect(failed.map((line) => line.split(" ").slice(0, 2).join(" "))).toEqual([
      "warn 572B",
      "warn FDE2",
      "warn 7B9B",
    ]);
  });

  it.each([
    [{ query: "{ __typename }" }, 200],
    [{ query: "{" }, 400],
    [{ query: "{ nothing }" }, 400],
    [{ query: "query ($id: ID!) { user(id: $id) { id } }" }, 400],
    [{ query: '{ user(id: "bob") { email } }' }, 401],
    [{ query: '{ user(id: "dan") { name } }' }, 200],
  ])("has a status that fits its own media type: %j", async (body, status) => {
    const response = await ask(body, { accept: GRAPHQL });

    expect(response.status).toBe(status);
    expect(response.headers["content-type"]).toBe(`${GRAPHQL}; charset=utf-8`);
  });

  it.each(["PATCH", "HEAD"])("refuses %s, and says what it answers", async (method) => {
    const response = await ask(undefined, {}, method);

    expect(response.status).toBe(405);
    expect(response.headers.allow).toBe("GET, POST, PUT, DELETE, OPTIONS");
  });

  it("tells what it answers when it is asked", async () => {
    const response = await ask(undefined, {}, "OPTIONS");

    expect([response.status, response.headers.allow]).toEqual([204, "GET, POST, PUT, DELETE, OPTIONS"]);
  });

  it.each(["text/html", "application/xml", "application/json;q=0", "image/*, text/*"])(
    "refuses whoever reads only %s",
    async (accept) => {
      const response = await ask({ query: "{__typename}" }, { accept });

      expect(response.status).toBe(406);
      expect(response.text).toContain("Accept must allow application/json");
    },
  );

  it("does nothing for whoever reads only streams of events, and asks for none", async () => {
    const authorization = `Bearer ${await graph.issuer.tokenOf("alice")}`;
    const query = 'mutation { rename(name: "A") { id } }';
    graph.asked.length = 0;

    const response = await ask({ query }, { authorization, accept: "text/event-stream" });

    expect(response.status).toBe(406);
    expect(response.text).toContain("Accept must allow application/json");
    expect(graph.asked).toEqual([]);
  });

  it.each([
    ["multipart/form-data; boundary=x", "Files and other multipart bodies are not taken"],
    ["multipart/mixed; boundary=-", "Files and other multipart bodies are not taken"],
    ["application/json; charset=utf-16", "must be application/json in UTF-8"],
    ["application/graphql", "must be application/json in UTF-8"],
    ["application/cbor", "must be application/json in UTF-8"],
  ])("refuses a body of %s with a sentence", async (type, sentence) => {
    const response = await ask({ query: "{__typename}" }, { "content-type": type });

    expect(response.status).toBe(415);
    expect(response.text).toContain(sentence);
  });

  it.each(["gzip", "br", "deflate", "zstd"])("refuses a body in %s with a sentence", async (encoding) => {
    const body = gzipSync(JSON.stringify({ query: "{__typename}" }));

    const response = await ask(body, { "content-encoding": encoding });

    expect(response.status).toBe(415);
    expect(response.text).toContain("must not be compressed");
  });

  it("refuses a list of operations with a sentence", async () => {
    const response = await ask([{ query: "{__typename}" }, { query: "{__typename}" }]);

    expect(response.status).toBe(400);
    expect(response.text).toContain("A request holds one operation, got a list of 2");
  });

  it("keeps nothing, and lets nothing be guessed, framed or run", async () => {
    const { headers } = await ask({ query: "{__typename}" });

    expect(headers).toMatchObject({
      "cache-control": "no-store",
      "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
      "cross-origin-resource-policy": "same-origin",
      "referrer-policy": "no-referrer",
      "x-content-type-options": "nosniff",
      "x-frame-options": "DENY",
      vary: "accept, accept-encoding, origin",
    });
  });
});

describe("compression", () => {
  it.each([
    ["br", brotliDecompressSync],
    ["gzip", gunzipSync],
  ])("gives a long answer in %s to whoever takes it", async (coding, open) => {
    const { headers, body } = await ask({ query: LONG }, { "accept-encoding": coding });

    expect(headers["content-encoding"]).toBe(coding);
    expect(Number(headers["content-length"])).toBe(body.length);
    expect(JSON.parse(String(open(body))).data.a0).toBe("Query");
  });

  it.each([
    ["whoever takes none", LONG, {}],
    ["whoever refuses it", LONG, { "accept-encoding": "br;q=0, gzip;q=0" }],
    ["whoever takes another one", LONG, { "accept-encoding": "compress" }],
    ["an answer that is short", "{ __typename }", { "accept-encoding": "br" }],
  ])("is not for %s", async (_what, query, headers) => {
    const response = await ask({ query }, headers as Record<string, string>);

    expect(response.headers["content-encoding"]).toBeUndefined();
    expect(JSON.parse(response.text).data).toBeDefined();
  });

  it("is not for anybody when it is turned off", async () => {
    await using plain = await startStubGraph({ stubs: people, http: { isCompressed: false } });

    const response = await rawRequest(`${plain.url}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json", "accept-encoding": "br" },
      body: JSON.stringify({ query: LONG }),
    });

    expect(response.headers["content-encoding"]).toBeUndefined();
  });

  it.each([
    ["gzip, deflate, br, zstd", "br"],
    ["gzip", "gzip"],
    ["gzip;q=1, br;q=0.5", "gzip"],
    ["*", "br"],
    ["*;q=0.1, br;q=0", "gzip"],
    ["identity, gzip;q=0.5", null],
    ["", null],
    ["br;q=0", null],
  ])("by Accept-Encoding: %j", (accepted, coding) => {
    expect(codingFor(accepted)).toBe(coding);
  });
});

describe("the media type of an answer", () => {
  it.each([
    [undefined, "application/json"],
    ["*/*", "application/json"],
    ["text/html, */*;q=0.8", "application/json"],
    ["application/graphql-response+json, application/json;q=0.9", GRAPHQL],
    ["application/graphql-response+json;charset=utf-8,application/json;charset=utf-8", GRAPHQL],
    ["application/json;q=0.9, application/graphql-response+json;q=0.1", "application/json"],
    ["text/event-stream", null],
    ["application/json;q=0", null],
  ])("by Accept: %j", (accept, type) => {
    expect(answerTypeFor(accept)).toBe(type);
  });
});
