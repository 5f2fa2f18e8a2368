import { describe, expect, it } from "vitest";
import { greetings } from "../testing/greetings.ts";
import { people } from "../testing/people.ts";
import { openRaw } from "../testing/raw-websocket.ts";
import { startStubGraph } from "../testing/stub-graph.ts";
import { type CorsSettings, isOriginSetting, originRule } from "./cors.ts";

const APP = "https://app.example.org";
const EVIL = "https://evil.example";

const start = (origins: readonly string[], allowsCredentials = false) =>
  startStubGraph({
    stubs: { ...people, greetings: greetings().stub },
    http: { cors: { origins, allowsCredentials } },
  });
type Graph = Awaited<ReturnType<typeof start>>;

const preflight = (graph: Graph, origin: string, headers: Record<string, string> = {}) =>
  fetch(`${graph.url}/graphql`, {
    method: "OPTIONS",
    headers: {
      origin,
      "access-control-request-method": "POST",
      "access-control-request-headers": "authorization,content-type",
      ...headers,
    },
  });
const post = (graph: Graph, origin: string, headers: Record<string, string> = {}) =>
  fetch(`${graph.url}/graphql`, {
    method: "POST",
    headers: { origin, "content-type": "application/json", ...headers },
    body: '{"query":"{__typename}"}',
  });
const corsOf = ({ headers }: Response) =>
  Object.fromEntries([...headers].filter(([name]) => name.startsWith("access-control-")));

describe("a page of a host that is allowed", () => {
  it("is told so beforehand, once for two hours", async () => {
    await using graph = await start([APP]);

    const response = await preflight(graph, APP);

    expect(response.status).toBe(204);
    expect(corsOf(response)).toEqual({
      "access-control-allow-origin": APP,
      "access-control-allow-methods": "GET, POST, PUT, DELETE",
      "access-control-allow-headers": expect.stringMatching(
        /authorization.*content-type.*apollo-require-preflight/,
      ),
      "access-control-max-age": "7200",
    });
    expect(response.headers.get("vary")).toContain("origin");
  });

  it("reads answers, refusals of its token and of its request, and the id to quote", async () => {
    await using graph = await start([APP]);

    const responses = [
      await post(graph, APP),
      await post(graph, APP, { authorization: "Bearer no" }),
      await post(graph, APP, { "content-type": "text/csv" }),
    ];

    expect(responses.map(({ status }) => status)).toEqual([200, 401, 415]);
    for (const response of responses)
      expect(corsOf(response)).toEqual({
        "access-control-allow-origin": APP,
        "access-control-expose-headers": expect.stringContaining("x-request-id"),
      });
  });

  it("reads streams of events, and may open a WebSocket", async () => {
    await using graph = await start([APP]);
    const token = await graph.issuer.tokenOf("alice");

    const stream = await fetch(`${graph.url}/graphql`, {
      method: "POST",
      headers: {
        origin: APP,
        "content-type": "application/json",
        accept: "text/event-stream",
        authorization: `Bearer ${token}`,
      },
      body: '{"query":"subscription { greeted { text } }"}',
    });
    const socket = await openRaw(`${graph.url}/graphql`, { origin: APP });

    expect(stream.headers.get("content-type")).toContain("text/event-stream");
    expect(stream.headers.get("access-control-allow-origin")).toBe(APP);
    await stream.body?.cancel();
    expect(socket.status).toBe(101);
    if ("socket" in socket) socket.socket.destroy();
  });

  it("may send cookies along only where that is set", async () => {
    await using graph = await start([APP], true);

    expect(corsOf(await preflight(graph, APP))).toMatchObject({
      "access-control-allow-origin": APP,
      "access-control-allow-credentials": "true",
    });
  });
});

describe("a page of any other host", () => {
  it.each([
    EVIL,
    "null",
    `${APP}.evil.example`,
    "http://app.example.org",
    `${APP}:8443`,
    "https://APP.example.org/",
    "",
  ])("is told nothing, and reads nothing: %s", async (origin) => {
    await using graph = await start([APP]);

    const responses = [await preflight(graph, origin), await post(graph, origin)];

    expect(responses.map(corsOf)).toEqual([{}, {}]);
  });

  it("is every page where none is allowed", async () => {
    await using graph = await start([]);

    const responses = [await preflight(graph, APP), await post(graph, APP)];
    const socket = await openRaw(`${graph.url}/graphql`, { origin: APP });

    expect(responses.map(corsOf)).toEqual([{}, {}]);
    expect(socket.status).toBe(403);
  });

  it("is none where any may ask, without cookies", async () => {
    await using graph = await start(["*"]);

    expect(corsOf(await preflight(graph, EVIL))).toMatchObject({ "access-control-allow-origin": "*" });
    expect(corsOf(await post(graph, EVIL))).not.toHaveProperty("access-control-allow-credentials");
  });
});

describe("the rule for origins", () => {
  const allows = (origins: CorsSettings["origins"], origin: string) =>
    originRule({ origins, allowsCredentials: false })(origin);

  it.each(["http://localhost:3000", "http://127.0.0.1:5173", "https://localhost", "http://[::1]:80"])(
    "takes %s for a page of this machine",
    (origin) => {
      expect(allows(["loopback"], origin)).toBe(true);
    },
  );

  it.each([
    "http://localhost.evil.example",
    "http://localhost:3000@evil.example",
    "http://127.0.0.2",
    "null",
  ])("does not take %s for one", (origin) => {
    expect(allows(["loopback"], origin)).toBe(false);
  });

  it.each(["https://app.example.org", "http://localhost:3000", "loopback", "*"])("may be %s", (text) => {
    expect(isOriginSetting(text)).toBe(true);
  });

  it.each(["app.example.org", "https://app.example.org/", "https://*.example.org", "null", "ftp://a"])(
    "may not be %s",
    (text) => {
      expect(isOriginSetting(text)).toBe(false);
    },
  );
});
