import { StreamInterrupted } from "@kith/kit/subscriptions/event-queue.ts";
import { type EventAnswer, openEventStream, type StreamOptions } from "@kith/kit/testing/event-client.ts";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { greetings } from "../testing/greetings.ts";
import { people } from "../testing/people.ts";
import { startStubGraph } from "../testing/stub-graph.ts";

const source = greetings();
let graph: Awaited<ReturnType<typeof startStubGraph>>;
beforeAll(async () => {
  graph = await startStubGraph({ stubs: { ...people, greetings: source.stub } });
});
afterAll(() => graph?.close());
afterEach(() => vi.waitFor(() => expect(source.listenerCount).toBe(0)));

const subscribe = async (
  query: string,
  { as = "bob", ...options }: StreamOptions & { as?: string | null } = {},
) =>
  openEventStream(
    `${graph.url}/graphql`,
    as === null ? undefined : await graph.issuer.tokenOf(as),
    query,
    options,
  );
const codesOf = ({ errors = [] }: EventAnswer) => errors.map(({ extensions }) => extensions.code);

describe("a subscription by Server-Sent Events", () => {
  it("gives each event with what other subgraphs know, through aliases, fragments, variables and conditions", async () => {
    using events = await subscribe(
      `subscription Hello($to: ID, $short: Boolean!) {
        ...Root
      }
      fragment Root on Subscription { hello: greeted(to: $to) { __typename ...G text @skip(if: $short) } }
      fragment G on Greeting { size: length from { who: name ... on User { friends(first: 1) { name } } } }`,
      { variables: { to: "bob", short: true } },
    );

    source.greet({ text: "你好", from: { id: "alice" } });
    source.greet({ text: "hi" });

    expect((await events.next()).data).toEqual({
      hello: { __typename: "Greeting", size: 2, from: { who: "Alice", friends: [{ name: "Bob" }] } },
    });
    expect((await events.next()).data).toEqual({ hello: { __typename: "Greeting", size: 2, from: null } });
  });

  it("tells in development what an event cost, and always where to go on from", async () => {
    using events = await subscribe("subscription { greeted { from { name } } }");

    source.greet({ text: "a", from: { id: "alice" } });

    const { extensions } = await events.next();
    expect(extensions).toEqual({
      eventId: events.lastEventId,
      kith: {
        requestId: expect.any(String),
        ms: expect.any(Number),
        fetches: { users: 1 },
        commands: { greetings: 1, users: 1 },
        cost: expect.any(Number),
      },
    });
  });

  it("goes on from the last event that was seen", async () => {
    const first = await subscribe("subscription { greeted { text } }");
    source.greet({ text: "seen" });
    await first.next();
    first.close();
    await vi.waitFor(() => expect(source.listenerCount).toBe(0));
    source.greet({ text: "missed" });

    using events = await subscribe("subscription { greeted { text } }", {
      lastEventId: String(first.lastEventId),
    });
    source.greet({ text: "new" });

    expect((await events.next()).data).toEqual({ greeted: { text: "missed" } });
    expect((await events.next()).data).toEqual({ greeted: { text: "new" } });
  });

  it("leaves out what a resolver drops", async () => {
    using events = await subscribe("subscription { greeted { text } }");

    source.greet({ text: "not for you", isDropped: true });
    source.greet({ text: "for you" });

    expect((await events.next()).data).toEqual({ greeted: { text: "for you" } });
  });

  it("masks what goes wrong, of one event and no other", async () => {
    using events = await subscribe("subscription { greeted { text length } }");

    source.greet({ text: "broken" });
    source.greet({ text: "whole" });

    const broken = await events.next();
    expect(broken.data).toEqual({ greeted: null });
    expect(codesOf(broken)).toEqual(["INTERNAL_SERVER_ERROR"]);
    expect(broken.errors?.[0]?.path).toEqual(["greeted", "length"]);
    expect(JSON.stringify(broken)).not.toContain("10.0.0.7");
    expect((await events.next()).data).toEqual({ greeted: { text: "whole", length: 5 } });
  });

  it("ends when the subgraph has no more events", async () => {
    using events = await subscribe("subscription { greeted { text } }");
    source.end();

    expect(await events.end()).toBe("complete");
  });

  it("is gone on with where it broke off between gateway and subgraph, unnoticed", async () => {
    using events = await subscribe("subscription { greeted { text } }");

    source.end(new StreamInterrupted("too slow"));
    source.greet({ text: "meanwhile" });

    expect((await events.next()).data).toEqual({ greeted: { text: "meanwhile" } });
  });

  it("says so, masked, when it is refused where it was to go on", async () => {
    using events = await subscribe("subscription { greeted { text } }");

    source.refuseNext(new Error("the database of 10.0.0.7"));
    source.end(new StreamInterrupted("too slow"));

    const { errors } = await events.next();
    expect(errors).toMatchObject([{ extensions: { code: "INTERNAL_SERVER_ERROR" } }]);
    expect(JSON.stringify(errors)).not.toContain("10.0.0.7");
    expect(await events.end()).toBe("complete");
  });
});

describe("a subscription that is refused", () => {
  const refusals: Record<string, [string, number, string[]]> = {
    "of two fields": [
      "subscription { greeted { text } other: greeted { text } }",
      400,
      ["GRAPHQL_VALIDATION_FAILED"],
    ],
    "of introspection": ["subscription { __typename }", 400, ["GRAPHQL_VALIDATION_FAILED"]],
    "whose field depends on a condition": [
      "subscription ($x: Boolean = true) { greeted @include(if: $x) { text } }",
      400,
      ["GRAPHQL_VALIDATION_FAILED"],
    ],
    "whose field depends on one in a fragment": [
      "subscription ($x: Boolean!) { ...F } fragment F on Subscription { ... @skip(if: $x) { greeted { text } } }",
      400,
      ["GRAPHQL_VALIDATION_FAILED"],
    ],
    "that is too deep": [
      `subscription { greeted { ${"from { friends { ".repeat(1)} ${"friends { ".repeat(20)} name ${"} ".repeat(22)} } }`,
      400,
      ["GRAPHQL_VALIDATION_FAILED"],
    ],
    "with too many aliases": [
      `subscription { greeted { ${Array.from({ length: 101 }, (_, i) => `a${i}: text`).join(" ")} } }`,
      400,
      ["GRAPHQL_VALIDATION_FAILED"],
    ],
    "that could come to too many rows": [
      `subscription { greeted { ${"replies(first: 100) { nodes { ".repeat(3)} text ${"} }".repeat(3)} } }`,
      400,
      ["GRAPHQL_VALIDATION_FAILED"],
    ],
    "that lacks a scope": ["subscription { audited { text } }", 403, ["FORBIDDEN"]],
    "that lacks one under an alias in a fragment": [
      "subscription { ...F } fragment F on Subscription { a: audited { text } }",
      403,
      ["FORBIDDEN"],
    ],
    "that asks for a field which takes a scope": [
      "subscription { greeted { from { file } } }",
      403,
      ["FORBIDDEN"],
    ],
    "by the resolver": ['subscription { greeted(to: "nobody") { text } }', 200, ["BAD_USER_INPUT"]],
  };
  it.each(Object.entries(refusals))("%s is told why, and nobody listens for it", async (_name, expected) => {
    const [query, status, codes] = expected;
    const countBefore = source.seen.length;

    const { refusal, status: got } = await subscribe(query);

    expect({ got, codes: codesOf(refusal ?? {}) }).toEqual({ got: status, codes });
    expect(source.seen.length).toBe(countBefore);
  });

  it("has no token", async () => {
    const { refusal, status } = await subscribe("subscription { hi: greeted { text } }", { as: null });

    expect({ status, errors: refusal?.errors }).toMatchObject({
      status: 401,
      errors: [{ path: ["hi"], extensions: { code: "UNAUTHENTICATED" } }],
    });
  });

  it.each([["text"], [7], [["list"]]])("has %j for variables", async (variables) => {
    const { refusal, status } = await subscribe("subscription { greeted { text } }", {
      variables: variables as object,
    });

    expect({ status, codes: codesOf(refusal ?? {}) }).toEqual({ status: 400, codes: ["BAD_REQUEST"] });
  });

  it("has an id of no event", async () => {
    const { refusal, status } = await subscribe("subscription { greeted { text } }", { lastEventId: "a b" });

    expect({ status, codes: codesOf(refusal ?? {}) }).toEqual({ status: 400, codes: ["BAD_REQUEST"] });
  });

  it("is the twenty-first of a viewer, until one of them ends", async () => {
    const open = await Promise.all(
      Array.from({ length: 20 }, () => subscribe("subscription { greeted { text } }", { as: "dan" })),
    );
    const { refusal, status } = await subscribe("subscription { greeted { text } }", { as: "dan" });
    using other = await subscribe("subscription { greeted { text } }", { as: "carol" });
    for (const events of open) events.close();
    await vi.waitFor(() => expect(source.listenerCount).toBe(1));
    using again = await subscribe("subscription { greeted { text } }", { as: "dan" });

    expect({ status, codes: codesOf(refusal ?? {}) }).toEqual({
      status: 429,
      codes: ["TOO_MANY_SUBSCRIPTIONS"],
    });
    expect([other.status, again.status]).toEqual([200, 200]);
  });
});

describe("a request that only says that it takes a stream", () => {
  it("gets a query answered as ever", async () => {
    const headers = { accept: "application/json, text/event-stream" };

    const query = await graph.query('{ user(id: "bob") { name } }', { headers });

    expect(query.data).toEqual({ user: { name: "Bob" } });
  });
});

describe("the end of a token", () => {
  it("ends the subscription and says so", async () => {
    const token = await graph.issuer.tokenOf("bob", { expiresInS: -3 });
    using events = await openEventStream(`${graph.url}/graphql`, token, "subscription { greeted { text } }");

    expect(codesOf(await events.next())).toEqual(["UNAUTHENTICATED"]);
    expect(await events.end()).toBe("complete");
  });
});

describe("the end of the gateway", () => {
  it("breaks off subscriptions, so that clients ask again", async () => {
    const own = greetings();
    const ending = await startStubGraph({ stubs: { ...people, greetings: own.stub } });
    const token = await ending.issuer.tokenOf("bob");
    using events = await openEventStream(`${ending.url}/graphql`, token, "subscription { greeted { text } }");
    const end = events.end();

    await ending.close();

    expect(await end).toBe("broken off");
  });
});
