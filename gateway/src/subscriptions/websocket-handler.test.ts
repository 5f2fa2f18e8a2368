import { readFileSync } from "node:fs";
import { type Client, createClient } from "graphql-ws";
import { generateKeyPair } from "jose";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { greetings } from "../testing/greetings.ts";
import { people } from "../testing/people.ts";
import { closeCodeOf, frameOf, openRaw } from "../testing/raw-websocket.ts";
import { startStubGraph } from "../testing/stub-graph.ts";
import { signToken } from "../testing/token-issuer.ts";
import { CLOSE_CODES } from "./close-codes.ts";

const GREETED = "subscription { greeted { text } }";
const source = greetings();
let graph: Awaited<ReturnType<typeof startStubGraph>>;
beforeAll(async () => {
  graph = await startStubGraph({ stubs: { ...people, greetings: source.stub } });
});
afterAll(() => graph?.close());
afterEach(() => vi.waitFor(() => expect(source.listenerCount).toBe(0)));

const urlOf = (url: string) => `${url.replace("http", "ws")}/graphql`;
type Closed = { readonly code: number; readonly reason: string };

/** @param token A bearer token; null: none. */
function connect(token: string | null, { to = graph.url, retryAttempts = 0 } = {}) {
  const closes: Closed[] = [];
  const client = createClient({
    url: urlOf(to),
    connectionParams: token === null ? {} : { authorization: `Bearer ${token}` },
    retryAttempts,
    retryWait: async () => {},
    on: { closed: (event) => closes.push(event as Closed) },
  });
  return { client, closes, [Symbol.asyncDispose]: async () => client.dispose() };
}
const connectAs = async (person: string) => connect(await graph.issuer.tokenOf(person));
const iterate = (client: Client, query: string, extensions?: Record<string, unknown>) =>
  client.iterate<Record<string, unknown>>({ query, ...(extensions && { extensions }) });
const listening = (count: number) => vi.waitFor(() => expect(source.listenerCount).toBe(count));
/** How a subscription is refused: the codes of its errors. */
const refusalOf = async (client: Client, query: string): Promise<unknown> =>
  iterate(client, query)
    .next()
    .then(
      ({ value }) => expect.unreachable(`got ${JSON.stringify(value)}`),
      (errors: unknown) =>
        Array.isArray(errors) ? errors.map(({ extensions }) => extensions.code) : (errors as Closed).code,
    );

describe("subscriptions over a WebSocket", () => {
  it("give events of several subscriptions over one connection, with what other subgraphs know", async () => {
    await using bob = await connectAs("bob");
    const first = iterate(bob.client, "subscription { hello: greeted { text from { name } } }");
    const second = iterate(bob.client, GREETED);
    const got = [first.next(), second.next()];
    await listening(2);

    source.greet({ text: "你好", from: { id: "alice" } });

    const [one, other] = await Promise.all(got);
    expect(one?.value.data).toEqual({ hello: { text: "你好", from: { name: "Alice" } } });
    expect(other?.value.data).toEqual({ greeted: { text: "你好" } });
    await first.return?.();
    await listening(1);
  });

  it("go on from the last event that was seen", async () => {
    const seen = source.greet({ text: "seen" });
    source.greet({ text: "missed" });
    await using bob = await connectAs("bob");

    const events = iterate(bob.client, GREETED, { lastEventId: String(seen) });

    expect((await events.next()).value).toMatchObject({
      data: { greeted: { text: "missed" } },
      extensions: { eventId: String(seen + 1) },
    });
  });

  it("mask what goes wrong, of one event and no other", async () => {
    await using bob = await connectAs("bob");
    const events = iterate(bob.client, "subscription { greeted { length } }");
    const broken = events.next();
    await listening(1);

    source.greet({ text: "broken" });
    source.greet({ text: "whole" });

    const { value } = await broken;
    expect(value.errors[0]).toMatchObject({
      path: ["greeted", "length"],
      extensions: { code: "INTERNAL_SERVER_ERROR" },
    });
    expect(JSON.stringify(value)).not.toContain("10.0.0.7");
    expect((await events.next()).value.data).toEqual({ greeted: { length: 5 } });
  });

  it("are complete when the subgraph has no more events", async () => {
    await using bob = await connectAs("bob");
    const events = iterate(bob.client, GREETED);
    const next = events.next();
    await listening(1);

    source.end();

    expect(await next).toEqual({ done: true, value: undefined });
  });

  it("are refused as anywhere else, one and not the connection", async () => {
    await using bob = await connectAs("bob");
    const { client } = bob;

    expect(await refusalOf(client, "subscription { audited { text } }")).toEqual(["FORBIDDEN"]);
    expect(await refusalOf(client, "subscription { a: greeted { text } b: greeted { text } }")).toEqual([
      "GRAPHQL_VALIDATION_FAILED",
    ]);
    expect(await refusalOf(client, "subscription { greeted @skip(if: true) { text } }")).toEqual([
      "GRAPHQL_VALIDATION_FAILED",
    ]);
    expect(await refusalOf(client, 'subscription { greeted(to: "nobody") { text } }')).toEqual([
      "BAD_USER_INPUT",
    ]);
    expect(await refusalOf(client, "subscription {")).toEqual(["GRAPHQL_PARSE_FAILED"]);
    expect(await refusalOf(client, "{ viewer { name } }")).toEqual(["BAD_REQUEST"]);
    expect(await refusalOf(client, 'mutation { rename(name: "x") { id } }')).toEqual(["BAD_REQUEST"]);
    await using nobody = connect(null);
    expect(await refusalOf(nobody.client, GREETED)).toEqual(["UNAUTHENTICATED"]);
  });

  it("are bounded for each viewer", async () => {
    await using dan = await connectAs("dan");
    const many = Array.from({ length: 20 }, () => iterate(dan.client, GREETED).next());
    await listening(20);

    expect(await refusalOf(dan.client, GREETED)).toEqual(["TOO_MANY_SUBSCRIPTIONS"]);
    await dan.client.dispose();
    await Promise.allSettled(many);
  });
});

describe("a WebSocket", () => {
  it("is closed at once for a token that is no good", async () => {
    const { privateKey } = await generateKeyPair("EdDSA");
    const tokens = [
      await signToken(privateKey, { sub: "bob" }),
      await graph.issuer.tokenOf("bob", { expiresInS: -60 }),
      "x",
    ];

    for (const token of tokens) {
      await using connection = connect(token);
      expect(await refusalOf(connection.client, GREETED)).toBe(CLOSE_CODES.UNAUTHORIZED);
    }
  });

  it("is closed when its token expires, so that clients come back with a new one", async () => {
    await using bob = connect(await graph.issuer.tokenOf("bob", { expiresInS: -3 }));

    expect(await refusalOf(bob.client, GREETED)).toBe(CLOSE_CODES.TOKEN_EXPIRED);
  });

  it("is not opened for pages of other hosts, nor with a bad token in its request", async () => {
    const url = `${graph.url}/graphql`;
    const { host } = new URL(url);

    const statuses = await Promise.all(
      [
        { origin: "https://evil.example" },
        { origin: "null" },
        { origin: `http://${host}.evil.example` },
        { authorization: "Bearer x" },
        { origin: `http://${host}` },
        {},
      ].map(async (headers) => {
        const answer = await openRaw(url, headers as Record<string, string>);
        if ("socket" in answer) answer.socket.destroy();
        return answer.status;
      }),
    );

    expect(statuses).toEqual([403, 403, 403, 401, 101, 101]);
    expect((await openRaw(`${graph.url}/elsewhere`)).status).toBe(404);
  });

  it("is offered by what is no request for one: that is answered as if it had not been", async () => {
    const url = `${graph.url}/graphql`;
    const json = { "content-type": "application/json" };
    const query = JSON.stringify({ query: "{ __typename }" });

    expect((await openRaw(url, json, query)).status).toBe(200);
    expect((await openRaw(url, { ...json, upgrade: "h2c" }, query)).status).toBe(200);
    expect((await openRaw(`${graph.url}/live`, { upgrade: "h2c" })).status).toBe(200);
  });

  it("is the twenty-first of a viewer: closed until another one is", async () => {
    const token = await graph.issuer.tokenOf("carol");
    const init = frameOf(
      JSON.stringify({ type: "connection_init", payload: { authorization: `Bearer ${token}` } }),
    );
    const answers = await Promise.all(Array.from({ length: 20 }, () => openRaw(`${graph.url}/graphql`)));
    const sockets = answers.flatMap((answer) => ("socket" in answer ? [answer.socket] : []));
    await Promise.all(
      sockets.map((socket) => {
        socket.write(init);
        return new Promise((acknowledged) => socket.once("data", acknowledged));
      }),
    );

    await using another = connect(token);
    expect(await refusalOf(another.client, GREETED)).toBe(CLOSE_CODES.TRY_AGAIN_LATER);
    for (const socket of sockets) socket.destroy();
  });

  const INIT = frameOf('{"type":"connection_init","payload":{}}');
  const abuses: Record<string, [readonly Buffer[], number]> = {
    "text that is no JSON": [[frameOf("hello")], CLOSE_CODES.BAD_REQUEST],
    "a message of no known type": [[frameOf('{"type":"steal"}')], CLOSE_CODES.BAD_REQUEST],
    "two beginnings": [[INIT, INIT], CLOSE_CODES.TOO_MANY_INITS],
    "a subscription before the beginning": [
      [frameOf(`{"id":"1","type":"subscribe","payload":{"query":"${GREETED}"}}`)],
      CLOSE_CODES.UNAUTHORIZED,
    ],
    "a query that is no text": [
      [INIT, frameOf('{"id":"1","type":"subscribe","payload":{"query":{"$ne":1}}}')],
      CLOSE_CODES.BAD_REQUEST,
    ],
    "a token that is no text": [
      [frameOf('{"type":"connection_init","payload":{"authorization":{"$ne":1}}}')],
      CLOSE_CODES.UNAUTHORIZED,
    ],
    "frames with reserved bits": [[Buffer.from([0xf1, 0x80, 0, 0, 0, 0])], 1002],
    "text that is no UTF-8": [[Buffer.from([0x81, 0x82, 0, 0, 0, 0, 0xc3, 0x28])], 1007],
    "a frame that says it is larger than any message": [
      [Buffer.from([0x81, 0xff, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0])],
      CLOSE_CODES.MESSAGE_TOO_BIG,
    ],
  };
  it.each(Object.entries(abuses))("is closed with a code on %s", async (_name, [frames, code]) => {
    const answer = await openRaw(`${graph.url}/graphql`);
    if (!("socket" in answer)) return expect.unreachable(`got ${answer.status}`);
    for (const frame of frames) answer.socket.write(frame);

    expect(await closeCodeOf(answer.socket)).toBe(code);
    answer.socket.destroy();
  });

  it("is closed with a code that says to come back when the gateway ends", async () => {
    const own = greetings();
    const ending = await startStubGraph({ stubs: { ...people, greetings: own.stub } });
    await using bob = connect(await ending.issuer.tokenOf("bob"), { to: ending.url });
    const refused = refusalOf(bob.client, GREETED);
    await vi.waitFor(() => expect(own.listenerCount).toBe(1));

    await ending.close();

    expect(await refused).toBe(CLOSE_CODES.SERVICE_RESTART);
  });
});

it("has every code that it closes with in docs/errors.md", () => {
  const text = readFileSync(new URL("../../../docs/errors.md", import.meta.url), "utf8");
  const documented = [...text.matchAll(/^\| (\d{4}) \|/gm)].map(([, code]) => Number(code));

  expect(documented).toEqual(Object.values(CLOSE_CODES));
});

describe("a WebSocket to a gateway with too much to do", () => {
  it("opens no other subscription, and keeps those that are open", async () => {
    const { promise, resolve: open } = Promise.withResolvers<string>();
    const slow = { sdl: "type Query { slow: String }", resolvers: { Query: { slow: () => promise } } };
    const quiet = greetings();
    await using busy = await startStubGraph({
      stubs: { ...people, greetings: quiet.stub, slow },
      resilience: { requestsMax: 1 },
    });
    await using bob = connect(await busy.issuer.tokenOf("bob"), { to: busy.url });
    const first = iterate(bob.client, GREETED);
    const greeted = first.next();
    await expect.poll(() => quiet.listenerCount).toBe(1);
    const before = busy.asked.length;
    const answer = busy.query("{ slow }");
    await expect.poll(() => busy.asked.length).toBe(before + 1);

    expect(await refusalOf(bob.client, GREETED)).toEqual(["OVERLOADED"]);
    quiet.greet({ text: "still" });
    expect((await greeted).value?.data).toEqual({ greeted: { text: "still" } });
    open("at last");
    await Promise.all([answer, first.return?.()]);
  });
});
