import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openEventStream } from "@kith/kit/testing/event-client.ts";
import { createClient } from "graphql-ws";
import { afterAll, beforeAll, beforeEach, expect, it, vi } from "vitest";
import { greetings } from "../testing/greetings.ts";
import { people } from "../testing/people.ts";
import { startStubGraph } from "../testing/stub-graph.ts";

const QUERY = "subscription { greeted { text } }";
const source = greetings();
const folder = mkdtempSync(join(tmpdir(), "kith-who-listens-"));
let graph: Awaited<ReturnType<typeof startStubGraph>>;
let token: string;
beforeAll(async () => {
  for (const client of ["web", "phone"]) {
    mkdirSync(join(folder, `${client}@1.0`));
    writeFileSync(join(folder, `${client}@1.0`, "Friends.graphql"), "query Friends { viewer { id } }");
  }
  graph = await startStubGraph({
    stubs: { ...people, greetings: source.stub },
    gatewayOptions: {
      operations: { port: 0, drainMs: 0, tracing: null },
      reload: { file: join(folder, "none"), isWatched: false, canaryFolder: folder },
    },
  });
  token = await graph.issuer.tokenOf("bob");
});
afterAll(async () => {
  await graph?.close();
  rmSync(folder, { recursive: true });
});

const metricsOf = async (): Promise<string> => (await fetch(`${graph.gateway.operationsUrl}/metrics`)).text();
/** Events that were told, by the name of the client. */
async function toldByClient(): Promise<Record<string, number>> {
  const samples = (await metricsOf()).matchAll(
    /requests_total\{kind="subscription",client="(?<client>\w+)",outcome="ok"\} (?<count>\d+)/g,
  );
  return Object.fromEntries([...samples].map(({ groups }) => [groups?.client, Number(groups?.count)]));
}
let before: Record<string, number>;
beforeEach(async () => {
  before = await toldByClient();
});
const toldSince = async (client: string) => ((await toldByClient())[client] ?? 0) - (before[client] ?? 0);

type Said = Readonly<Record<string, unknown>>;
/** Two events over one WebSocket. */
async function listen(said: Said, headers: Readonly<Record<string, string>> = {}): Promise<void> {
  class SayingWebSocket extends WebSocket {
    constructor(url: string, protocol: string) {
      super(url, { protocols: protocol, headers });
    }
  }
  const client = createClient({
    url: `${graph.url.replace("http", "ws")}/graphql`,
    connectionParams: { authorization: `Bearer ${token}`, ...said },
    webSocketImpl: SayingWebSocket,
  });
  const events = client.iterate({ query: QUERY });
  for (const text of ["hello", "again"]) {
    const told = events.next();
    await vi.waitFor(() => expect(source.listenerCount).toBe(1));
    source.greet({ text });
    await told;
  }
  await client.dispose();
  await vi.waitFor(() => expect(source.listenerCount).toBe(0));
}

it.each([
  ["in connectionParams", { "apollographql-client-name": "web" }, {}, "web"],
  ["in the headers of the request for the connection", {}, { "graphql-client-name": "phone" }, "phone"],
  [
    "in both: in connectionParams",
    { "graphql-client-name": "web" },
    { "graphql-client-name": "phone" },
    "web",
  ],
  ["nowhere", {}, {}, "none"],
  ["by a name that nobody has registered", { "graphql-client-name": "toString" }, {}, "other"],
  ["by what is no text", { "graphql-client-name": ["web"], "apollographql-client-name": {} }, {}, "none"],
])("counts each event over a WebSocket for the client that says what it is %s", async (...given) => {
  const [, said, headers, client] = given;

  await listen(said, headers);

  expect(await toldSince(client)).toBe(2);
});

it("counts what is refused instead of opened, for the client that asked", async () => {
  const client = createClient({
    url: `${graph.url.replace("http", "ws")}/graphql`,
    connectionParams: { "graphql-client-name": "web" },
  });

  const refused = client.iterate({ query: "query Friends { viewer { id } }" }).next();

  await expect(refused).rejects.toMatchObject([{ extensions: { code: "BAD_REQUEST" } }]);
  await client.dispose();
  expect(await metricsOf()).toContain('requests_total{kind="query",client="web",outcome="failed"} 1');
});

it("counts each Server-Sent Event for the client that says in headers what it is", async () => {
  using events = await openEventStream(`${graph.url}/graphql`, token, QUERY, {
    headers: { "graphql-client-name": "phone" },
  });
  source.greet({ text: "hello" });
  await events.next();

  expect(await toldSince("phone")).toBe(1);
});
