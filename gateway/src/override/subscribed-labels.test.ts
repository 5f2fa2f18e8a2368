import { openEventStream } from "@kith/kit/testing/event-client.ts";
import { expect, it } from "vitest";
import { serveAnyGraph } from "../any-graph.ts";
import { composed } from "../testing/composed.ts";
import { startSseSubgraph } from "../testing/sse-subgraph.ts";

const EVENTS = 12;

async function* ticks() {
  for (let id = 1; id <= EVENTS; id += 1) yield { ticked: { id } };
}

it("is decided once for a subscription of any graph, not for each of its events", async () => {
  const old = await startSseSubgraph({
    sdl: `type Query { a: Int } type Subscription { ticked: Tick } type Tick @key(fields: "id") { id: ID! by: String }`,
    resolvers: { Subscription: { ticked: { subscribe: ticks } }, Tick: { by: () => "old" } },
  });
  const young = await startSseSubgraph({
    sdl: `type Tick @key(fields: "id") { id: ID! by: String @override(from: "old", label: "percent(50)") }`,
    resolvers: { Tick: { __resolveReference: ({ id }: { id: string }) => ({ id }), by: () => "young" } },
  });
  const gateway = await serveAnyGraph({
    host: "127.0.0.1",
    port: 0,
    logLevel: "silent",
    planner: "here",
    supergraphSdl: composed({ old: old.sdl, young: young.sdl })
      .replaceAll("http://127.0.0.1:9/old", old.url)
      .replaceAll("http://127.0.0.1:9/young", young.url),
    forwarded: [],
    sharesQueries: true,
  });
  using events = await openEventStream(
    `${gateway.url}/graphql`,
    undefined,
    "subscription { ticked { id by } }",
  );

  const told = [];
  for (let count = 0; count < EVENTS; count += 1) told.push((await events.next()).data.ticked.by);
  await gateway.close();
  await Promise.all([old.close(), young.close()]);

  expect(new Set(told).size).toBe(1);
  expect(["old", "young"]).toContain(told[0]);
});
