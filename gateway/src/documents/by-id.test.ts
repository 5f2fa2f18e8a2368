import { createClient } from "graphql-ws";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { greetings } from "../testing/greetings.ts";
import { people } from "../testing/people.ts";
import { rawRequest } from "../testing/raw-request.ts";
import { registeredFolder } from "../testing/registered-folder.ts";
import { startStubGraph } from "../testing/stub-graph.ts";
import { documentHash } from "./document-id.ts";

// How often an operation is validated; parsing goes with it.
const { validated } = vi.hoisted(() => ({ validated: { count: 0 } }));
vi.mock("../limits/operation-limits.ts", async (importOriginal) => {
  const original = await importOriginal<typeof import("../limits/operation-limits.ts")>();
  return {
    ...original,
    operationLimitsRule: (context: Parameters<typeof original.operationLimitsRule>[0]) => {
      validated.count += 1;
      return original.operationLimitsRule(context);
    },
  };
});

const WHO = "query Who($id: ID!) { user(id: $id) { name } }\n";
const RENAME = 'mutation Rename { rename(name: "x") { id } }\n';
const GREETED = "subscription Greeted { greeted { text } }\n";
const EMAIL = 'query Email { user(id: "bob") { email } }\n';
const idOf = (text: string) => `sha256:${documentHash(text)}`;

const source = greetings();
const folder = registeredFolder({
  "web@1.0/Who.graphql": WHO,
  "web@1.0/Rename.graphql": RENAME,
  "web@1.0/Greeted.graphql": GREETED,
  "web@1.0/Email.graphql": EMAIL,
});
let graph: Awaited<ReturnType<typeof startStubGraph>>;
beforeAll(async () => {
  graph = await startStubGraph({
    stubs: { ...people, greetings: source.stub },
    documents: {
      mode: "only",
      modeByClient: new Map([["explorer", "log"]]),
      folder: folder.path,
      takesAutomatic: true,
    },
  });
});
afterAll(async () => {
  await graph.close();
  folder[Symbol.dispose]();
});
beforeEach(() => {
  graph.asked.length = 0;
  validated.count = 0;
});

type Init = { readonly headers?: Record<string, string> };
const post = (body: object, { headers = {} }: Init = {}) =>
  fetch(`${graph.url}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify(body),
  });
const get = (parameters: Record<string, string>, { headers = {} }: Init = {}) =>
  fetch(`${graph.url}/graphql?${new URLSearchParams(parameters)}`, {
    headers: { "apollo-require-preflight": "1", ...headers },
  });
type Body = { readonly data?: unknown; readonly errors?: readonly { extensions: { code: string } }[] };
const bodyOf = async (response: Response) => (await response.json()) as Body;
const codeOf = async (response: Response) => (await bodyOf(response)).errors?.[0]?.extensions.code;

describe("an operation that is known by its id", () => {
  const persistedQuery = { version: 1, sha256Hash: documentHash(WHO) };

  it.each([
    ["POST, documentId", () => post({ documentId: idOf(WHO), variables: { id: "bob" } })],
    ["POST, extension", () => post({ extensions: { persistedQuery, more: 1 }, variables: { id: "bob" } })],
    ["GET, documentId", () => get({ documentId: idOf(WHO), variables: '{"id":"bob"}' })],
    [
      "GET, extension",
      () => get({ extensions: JSON.stringify({ persistedQuery }), variables: '{"id":"bob"}' }),
    ],
    ["with its name", () => post({ documentId: idOf(WHO), operationName: "Who", variables: { id: "bob" } })],
  ])("is answered: %s", async (_how, ask) => {
    expect((await bodyOf(await ask())).data).toEqual({ user: { name: "Bob" } });
  });

  it("is parsed and validated once", async () => {
    await post({ documentId: idOf(WHO), variables: { id: "carol" } });
    validated.count = 0;

    for (let time = 0; time < 3; time += 1) await post({ documentId: idOf(WHO), variables: { id: "carol" } });

    expect(validated.count).toBe(0);
  });

  it("is no way around the guard, nor around the rule against mutations by GET", async () => {
    const guarded = await post({ documentId: idOf(EMAIL) });
    const mutated = await get({ documentId: idOf(RENAME) });

    expect([guarded.status, mutated.status]).toEqual([401, 405]);
    expect(graph.asked).toEqual([]);
  });

  it("may be a subscription by Server-Sent Events", async () => {
    const response = await post(
      { documentId: idOf(GREETED) },
      {
        headers: {
          accept: "text/event-stream",
          authorization: `Bearer ${await graph.issuer.tokenOf("bob")}`,
        },
      },
    );
    await vi.waitFor(() => expect(source.listenerCount).toBe(1));
    source.greet({ text: "hi" });

    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    let text = "";
    while (!text.includes("hi")) text += (await reader?.read())?.value ?? "";
    await reader?.cancel();

    expect(text).toContain('"greeted":{"text":"hi"}');
    await vi.waitFor(() => expect(source.listenerCount).toBe(0));
  });

  it.each([
    ["documentId", { documentId: idOf(GREETED) }],
    ["extension", { extensions: { persistedQuery: { version: 1, sha256Hash: documentHash(GREETED) } } }],
  ])("may be a subscription over a WebSocket: %s", async (_how, payload) => {
    const client = createClient({
      url: `${graph.url.replace("http", "ws")}/graphql`,
      connectionParams: { authorization: `Bearer ${await graph.issuer.tokenOf("bob")}` },
      retryAttempts: 0,
    });
    const results = client.iterate({ query: "", ...payload });
    const first = results.next();
    await vi.waitFor(() => expect(source.listenerCount).toBe(1));
    source.greet({ text: "hello" });

    expect((await first).value).toMatchObject({ data: { greeted: { text: "hello" } } });
    await results.return?.();
    await client.dispose();
    await vi.waitFor(() => expect(source.listenerCount).toBe(0));
  });
});

describe("an operation that is not, where only those are answered", () => {
  const OTHER = '{ user(id: "bob") { name } }';
  const persistedQuery = { version: 1, sha256Hash: documentHash(OTHER) };

  it.each([
    ["its text", () => post({ query: OTHER }), 400, "PERSISTED_QUERY_ID_REQUIRED"],
    ["the text of a registered one", () => post({ query: WHO }), 400, "PERSISTED_QUERY_ID_REQUIRED"],
    ["its text by GET", () => get({ query: OTHER }), 400, "PERSISTED_QUERY_ID_REQUIRED"],
    ["its id", () => post({ documentId: idOf(OTHER) }), 200, "PERSISTED_QUERY_NOT_FOUND"],
    [
      "its id and its text",
      () => post({ query: OTHER, extensions: { persistedQuery } }),
      400,
      "QUERY_NOT_IN_SAFELIST",
    ],
    [
      "another text beside a registered id",
      () => post({ query: OTHER, documentId: idOf(WHO) }),
      400,
      "BAD_REQUEST",
    ],
    [
      "two ids by GET",
      () =>
        fetch(`${graph.url}/graphql?documentId=${idOf(WHO)}&documentId=x`, {
          headers: { "apollo-require-preflight": "1" },
        }),
      400,
      "BAD_REQUEST",
    ],
    [
      "introspection",
      () => post({ query: "{ __schema { queryType { name } } }" }),
      400,
      "PERSISTED_QUERY_ID_REQUIRED",
    ],
    ["a list", () => post([{ documentId: idOf(WHO) }, { query: OTHER }]), 400, "BAD_REQUEST"],
    ["nothing", () => post({ variables: {} }), 400, "BAD_REQUEST"],
  ])("is refused, whatever comes: %s", async (_what, ask, status, code) => {
    const response = await ask();

    expect([response.status, await codeOf(response)]).toEqual([status, code]);
    expect(graph.asked).toEqual([]);
  });

  it.each(["/graphql#?query=", "/graphql#a=1?query=", "/graphql?a=1#&query=", "/graphql?query=&query="])(
    "is refused however the URL is written: %s",
    async (start) => {
      const path = start + encodeURIComponent('{ user(id: "bob") { name } }');

      const { status } = await rawRequest(graph.url, {
        method: "GET",
        headers: { "apollo-require-preflight": "1" },
        path,
      });

      expect(status).toBe(400);
      expect(graph.asked).toEqual([]);
    },
  );

  it("has a status that fits the media type of GraphQL", async () => {
    const response = await post(
      { documentId: idOf(OTHER) },
      { headers: { accept: "application/graphql-response+json" } },
    );

    expect([response.status, await codeOf(response)]).toEqual([400, "PERSISTED_QUERY_NOT_FOUND"]);
  });

  it("is refused as a subscription too, over both ways", async () => {
    const query = "subscription { greeted { text } }";
    const authorization = `Bearer ${await graph.issuer.tokenOf("bob")}`;
    const client = createClient({
      url: `${graph.url.replace("http", "ws")}/graphql`,
      connectionParams: { authorization },
      retryAttempts: 0,
    });

    const bySse = await post({ query }, { headers: { accept: "text/event-stream", authorization } });
    const byWebSocket = await client
      .iterate({ query })
      .next()
      .catch((errors: unknown) => errors);
    await client.dispose();

    expect(await codeOf(bySse)).toBe("PERSISTED_QUERY_ID_REQUIRED");
    expect(byWebSocket).toMatchObject([{ extensions: { code: "PERSISTED_QUERY_ID_REQUIRED" } }]);
    expect(source.listenerCount).toBe(0);
  });

  it("is answered for a client whose name has another mode", async () => {
    const response = await post({ query: OTHER }, { headers: { "graphql-client-name": "explorer" } });

    expect((await bodyOf(response)).data).toEqual({ user: { name: "Bob" } });
  });
});
