import { randomBytes } from "node:crypto";
import { openEventStream } from "@kith/kit/testing/event-client.ts";
import { createClient } from "graphql-ws";
import { MongoClient } from "mongodb";
import { expect, inject, it, vi } from "vitest";
import { greetings } from "../testing/greetings.ts";
import { people } from "../testing/people.ts";
import { startStubGraph } from "../testing/stub-graph.ts";
import type { UsageRow } from "./usage-counter.ts";
import { openUsageStore } from "./usage-store.ts";

const stubs = {
  all: {
    sdl: "type Query { ok(order: Order): Int secret: Int @authenticated } enum Order { NAME AGE }",
    resolvers: { Query: { ok: () => 1 } },
  },
};
const databaseOf = () => {
  const settings = {
    mongoUri: inject("mongoUri"),
    databasePrefix: `test_${randomBytes(6).toString("hex")}_`,
  };
  const drop = async () => {
    await using client = await MongoClient.connect(settings.mongoUri);
    await client.db(`${settings.databasePrefix}usage`).dropDatabase();
  };
  return { settings, [Symbol.asyncDispose]: drop };
};
const shortOf = (rows: readonly UsageRow[]) =>
  rows
    .map(({ coordinate, client, version, requests }) => `${client}@${version} ${coordinate} ${requests}`)
    .toSorted();

it("keeps what clients of two gateways have used, and nothing of who they are", async () => {
  await using database = databaseOf();
  const { settings } = database;
  const web = { "apollographql-client-name": "web", "apollographql-client-version": "1.0" };
  for (const _gateway of [1, 2]) {
    const graph = await startStubGraph({ stubs, gatewayOptions: { usage: settings } });
    const token = await graph.issuer.tokenOf("alice");
    await graph.query("query Ok($o: Order) { ok(order: $o) }", {
      headers: web,
      token,
      variables: { o: "AGE" },
    });
    await graph.query("{ ok }", { headers: { "apollographql-client-name": "drop; <b>" } });
    await graph.query("{ nothing }", { headers: web });
    await graph.close();
  }

  const store = await openUsageStore(settings);
  const rows = await store.find(100);
  await store.close();

  expect(shortOf(rows)).toEqual([
    "unknown@unknown Query.ok 2",
    "web@1.0 Order.AGE 2",
    "web@1.0 Query.ok 2",
    "web@1.0 Query.ok(order:) 2",
    "web@1.0 web@1.0/Ok 2",
  ]);
  expect(JSON.stringify(rows)).not.toContain("alice");
  expect(rows.every(({ firstSeenAt, lastSeenAt }) => firstSeenAt <= lastSeenAt)).toBe(true);
});

it("counts a subscription by what its client says, in headers or where a WebSocket has its parameters", async () => {
  await using database = databaseOf();
  const { settings } = database;
  const source = greetings();
  const query = "subscription Hello { greeted { text } }";
  const graph = await startStubGraph({
    stubs: { ...people, greetings: source.stub },
    gatewayOptions: { usage: settings },
  });
  const token = await graph.issuer.tokenOf("alice");
  const phone = { "graphql-client-name": "phone", "graphql-client-version": "2.1" };
  const web = { "apollographql-client-name": "web", "apollographql-client-version": "1.0" };
  const stream = await openEventStream(`${graph.url}/graphql`, token, query, { headers: phone });
  const connection = createClient({
    url: `${graph.url.replace("http", "ws")}/graphql`,
    connectionParams: { authorization: `Bearer ${token}`, ...web },
  });
  const events = [connection.iterate({ query }), connection.iterate({ query })];
  const told = events.map((one) => one.next());
  await vi.waitFor(() => expect(source.listenerCount).toBe(3));
  source.greet({ text: "hello" });
  await Promise.all([stream.next(), ...told]);
  stream.close();
  await connection.dispose();
  await graph.close();

  const store = await openUsageStore(settings);
  const rows = await store.find(100);
  await store.close();

  expect(shortOf(rows)).toEqual([
    "phone@2.1 Greeting.text 1",
    "phone@2.1 Subscription.greeted 1",
    "phone@2.1 phone@2.1/Hello 1",
    "web@1.0 Greeting.text 2",
    "web@1.0 Subscription.greeted 2",
    "web@1.0 web@1.0/Hello 2",
  ]);
});

it("adds more rows than go into one command, at once from two processes", async () => {
  await using database = databaseOf();
  const stores = [await openUsageStore(database.settings), await openUsageStore(database.settings)];
  const at = new Date();
  const rows = Array.from({ length: 1_200 }, (_one, index) => ({
    ...{
      coordinate: `T.f${index}`,
      client: "web",
      version: "1",
      requests: 1,
      firstSeenAt: at,
      lastSeenAt: at,
    },
  }));

  const left = await Promise.all(stores.map((store) => store.add(rows)));
  await Promise.all(stores.map((store, index) => store.add(left[index] ?? [])));
  const found = (await stores[0]?.find(2_000)) ?? [];
  await Promise.all(stores.map((store) => store.close()));

  expect(found).toHaveLength(1_200);
  expect(found.every(({ requests }) => requests === 2)).toBe(true);
});
