import { createClient } from "graphql-sse";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { greetings } from "../../testing/greetings.ts";
import { people } from "../../testing/people.ts";
import { sharedStreamClient } from "../../testing/shared-stream.ts";
import { startStubGraph } from "../../testing/stub-graph.ts";

const QUERY = "subscription { greeted { text } }";
const source = greetings();
let graph: Awaited<ReturnType<typeof startStubGraph>>;
beforeAll(async () => {
  graph = await startStubGraph({ stubs: { ...people, greetings: source.stub } });
});
afterAll(() => graph?.close());
const listening = (count: number) => vi.waitFor(() => expect(source.listenerCount).toBe(count));
afterEach(() => listening(0));

const clientOf = async (person: string | null) =>
  sharedStreamClient(
    `${graph.url}/graphql`,
    person === null ? {} : { authorization: `Bearer ${await graph.issuer.tokenOf(person)}` },
  );
const codeIn = (text: string): string => JSON.parse(text).errors[0].extensions.code;
const told = (id: string, text: string) => ({
  event: "next",
  id: null,
  data: { id, payload: expect.objectContaining({ data: { greeted: { text } } }) },
});

describe("subscriptions on a stream that they share", () => {
  it("are what the library graphql-sse asks for", async () => {
    const client = createClient({
      url: `${graph.url}/graphql`,
      singleConnection: true,
      headers: { authorization: `Bearer ${await graph.issuer.tokenOf("bob")}` },
      retryAttempts: 0,
    });
    const [one, other] = [QUERY, "subscription { hi: greeted { from { name } } }"].map((query) =>
      client.iterate({ query }),
    );
    const got = [one?.next(), other?.next()];
    await listening(2);

    source.greet({ text: "hello", from: { id: "alice" } });

    const [first, second] = await Promise.all(got);
    expect(first?.value).toMatchObject({ data: { greeted: { text: "hello" } } });
    expect(second?.value).toMatchObject({ data: { hi: { from: { name: "Alice" } } } });
    await other?.return?.();
    await listening(1);
    client.dispose();
  });

  it("begin before it is read, end one by one, and all with it", async () => {
    const bob = await clientOf("bob");
    const { status, text: token } = await bob.reserve();
    const before = await bob.subscribe(token, QUERY, { operationId: "a" });
    source.greet({ text: "one" });
    using stream = await bob.read(token);

    expect([status, before.status, stream.status]).toEqual([201, 202, 200]);
    expect(await stream.next()).toEqual(told("a", "one"));
    await bob.subscribe(token, QUERY, { operationId: "b" });
    expect(await bob.end(token, "a")).toMatchObject({ status: 200 });
    expect(await stream.next()).toEqual({ event: "complete", id: null, data: { id: "a" } });
    source.greet({ text: "two" });
    expect(await stream.next()).toEqual(told("b", "two"));
    expect(await bob.subscribe(token, QUERY, { operationId: "a" })).toMatchObject({ status: 202 });
    await listening(2);

    stream.close();

    await listening(0);
    expect(await bob.subscribe(token, QUERY, { operationId: "c" })).toMatchObject({ status: 404 });
  });

  it("go on from the last event that was seen, and are complete when the subgraph has no more", async () => {
    const bob = await clientOf("bob");
    const seen = source.greet({ text: "seen" });
    source.greet({ text: "missed" });
    const { text: token } = await bob.reserve();
    using stream = await bob.read(token);
    await bob.subscribe(token, QUERY, { operationId: "a", lastEventId: String(seen) });

    expect(await stream.next()).toEqual(told("a", "missed"));
    source.end();
    expect(await stream.next()).toEqual({ event: "complete", id: null, data: { id: "a" } });
  });

  const refusals: Record<string, [string, object, number, string]> = {
    "has no id": [QUERY, {}, 400, "BAD_REQUEST"],
    "has an id that is no text": [QUERY, { operationId: 7 }, 400, "BAD_REQUEST"],
    "has an id of a thousand characters": [QUERY, { operationId: "x".repeat(1_000) }, 400, "BAD_REQUEST"],
    "goes on from an id of no event": [QUERY, { operationId: "a", lastEventId: "a b" }, 400, "BAD_REQUEST"],
    "is a query": ['{ user(id: "bob") { name } }', { operationId: "a" }, 400, "BAD_REQUEST"],
    "is a mutation": ['mutation { rename(name: "x") { id } }', { operationId: "a" }, 400, "BAD_REQUEST"],
    "lacks a scope": ["subscription { audited { text } }", { operationId: "a" }, 403, "FORBIDDEN"],
    "is not valid": ["subscription { no }", { operationId: "a" }, 400, "GRAPHQL_VALIDATION_FAILED"],
    "is refused by the resolver": [
      'subscription { greeted(to: "nobody") { text } }',
      { operationId: "a" },
      200,
      "BAD_USER_INPUT",
    ],
  };
  it.each(Object.entries(refusals))("say why where one %s, which leaves no trace", async (_name, given) => {
    const [query, extensions, status, code] = given;
    const bob = await clientOf("bob");
    const { text: token } = await bob.reserve();
    using stream = await bob.read(token);

    const refused = await bob.subscribe(token, query, extensions);

    expect({ status: refused.status, code: codeIn(refused.text) }).toEqual({ status, code });
    expect(await bob.subscribe(token, QUERY, { operationId: "a" })).toMatchObject({ status: 202 });
    source.greet({ text: "after" });
    expect(await stream.next()).toEqual(told("a", "after"));
  });

  it("have ids of their own, and one reader", async () => {
    const bob = await clientOf("bob");
    const { text: token } = await bob.reserve();
    using stream = await bob.read(token);
    using second = await bob.read(token);
    await bob.subscribe(token, QUERY, { operationId: "a" });

    expect([stream.status, second.status]).toEqual([200, 409]);
    expect(await bob.subscribe(token, QUERY, { operationId: "a" })).toMatchObject({ status: 409 });
  });

  it("count like any others of their viewer", async () => {
    const dan = await clientOf("dan");
    const { text: token } = await dan.reserve();
    using stream = await dan.read(token);
    const ids = Array.from({ length: 20 }, (_, index) => String(index));

    const statuses = await Promise.all(
      ids.map(async (operationId) => (await dan.subscribe(token, QUERY, { operationId })).status),
    );
    const more = await dan.subscribe(token, QUERY, { operationId: "more" });

    expect(new Set(statuses)).toEqual(new Set([202]));
    expect({ status: more.status, code: codeIn(more.text) }).toEqual({
      status: 429,
      code: "TOO_MANY_SUBSCRIPTIONS",
    });
    stream.close();
  });
});

describe("a stream that is shared", () => {
  it("is its viewer's alone, whoever has its token", async () => {
    const bob = await clientOf("bob");
    const { text: token } = await bob.reserve();
    using stream = await bob.read(token);
    await bob.subscribe(token, QUERY, { operationId: "a" });

    for (const name of ["eve", null]) {
      const thief = await clientOf(name);
      using read = await thief.read(token);
      const statuses = [
        read.status,
        (await thief.subscribe(token, QUERY, { operationId: "b" })).status,
        (await thief.end(token, "a")).status,
      ];
      expect(statuses).toEqual([404, 404, 404]);
    }
    source.greet({ text: "for bob" });
    expect(await stream.next()).toEqual(told("a", "for bob"));
  });

  it("is told of to a thief like one that there is not", async () => {
    const { text: token } = await (await clientOf("bob")).reserve();
    const eve = await clientOf("eve");

    const [stolen, guessed] = [
      await eve.subscribe(token, QUERY, { operationId: "b" }),
      await eve.subscribe("guessed", QUERY, { operationId: "b" }),
    ];

    expect(stolen).toEqual(guessed);
  });

  it("is the one that the gateway names, not one that a client does", async () => {
    const bob = await clientOf("bob");
    const response = await fetch(`${graph.url}/graphql`, {
      method: "PUT",
      headers: {
        authorization: `Bearer ${await graph.issuer.tokenOf("bob")}`,
        "x-graphql-event-stream-token": "chosen",
      },
    });

    expect(await response.text()).toMatch(/^[\w-]{43}$/);
    expect((await bob.read("chosen")).status).toBe(404);
  });

  it("is one of twenty that a viewer may reserve, and needs a good token to be", async () => {
    const carol = await clientOf("carol");
    const reserved = await Promise.all(Array.from({ length: 20 }, () => carol.reserve()));
    const more = await carol.reserve();
    const bad = await sharedStreamClient(`${graph.url}/graphql`, { authorization: "Bearer no" }).reserve();

    expect(new Set(reserved.map(({ status }) => status))).toEqual(new Set([201]));
    expect(new Set(reserved.map(({ text }) => text)).size).toBe(20);
    expect({ status: more.status, code: codeIn(more.text) }).toEqual({
      status: 429,
      code: "TOO_MANY_SUBSCRIPTIONS",
    });
    expect(bad.status).toBe(401);
    for (const { text } of reserved) (await carol.read(text)).close();
    await vi.waitFor(async () => expect((await carol.reserve()).status).toBe(201));
  });

  it("ends with the token of whoever reads it, as what is told on it does with its own", async () => {
    const shortLived = sharedStreamClient(`${graph.url}/graphql`, {
      authorization: `Bearer ${await graph.issuer.tokenOf("bob", { expiresInS: -3 })}`,
    });
    const { text: token } = await shortLived.reserve();
    using stream = await shortLived.read(token);
    await shortLived.subscribe(token, QUERY, { operationId: "a" });
    await listening(1);

    for (let message = await stream.next(); message !== null; message = await stream.next())
      expect(JSON.stringify(message)).toMatch(/UNAUTHENTICATED|complete/);
    await listening(0);
  });
});
