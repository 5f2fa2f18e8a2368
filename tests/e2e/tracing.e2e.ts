import { expect, it } from "vitest";
import { cast } from "../cast.ts";
import { clientOf } from "../client.ts";
import { startSupergraph } from "../supergraph.ts";
import { type CollectedSpan, startTraceCollector } from "../trace-collector.ts";

const TRACE_ID = "0af7651916cd43dd8448eb211c80319c";
const CLIENT_SPAN_ID = "b7ad6b7169203331";
const TRACEPARENT = `00-${TRACE_ID}-${CLIENT_SPAN_ID}-01`;
/** Whatever may be told of anybody. */
const KEYS = [
  "db.collection.name",
  "db.namespace",
  "db.operation.name",
  "db.system.name",
  "graphql.operation.name",
  "graphql.operation.type",
  "kith.outcome",
  "kith.request_id",
  "kith.subgraph",
];

type Tree = { readonly name: string; readonly children: readonly Tree[] };

const treeOf = (spans: readonly CollectedSpan[], parentId: string): readonly Tree[] =>
  spans
    .filter(({ parentSpanId }) => parentSpanId === parentId)
    .map(({ spanId, name, service }) => ({
      name: `${service.replace("kith-", "")}: ${name}`,
      children: treeOf(spans, spanId),
    }));
const countBy = (names: readonly string[]): Record<string, number> =>
  Object.fromEntries([...new Set(names)].map((name) => [name, names.filter((one) => one === name).length]));

it("tells of one request from the client to the database, and nothing of the people in it", async () => {
  await using collector = await startTraceCollector();
  let cost: { fetches: Readonly<Record<string, number>>; commands: Readonly<Record<string, number>> };
  {
    const tracing = { endpoint: collector.endpoint, percent: 100 };
    await using graph = await startSupergraph({ seed: cast, tracing });
    const { endpoint, token } = await graph.as("alice");
    const { data, extensions } = await clientOf(endpoint, token, { traceparent: TRACEPARENT }).registered(
      "Home",
    );
    expect(data).not.toBeNull();
    cost = extensions.kith;
  }

  const spans = collector.spans.filter(({ traceId }) => traceId === TRACE_ID);
  const [root, ...others] = treeOf(spans, CLIENT_SPAN_ID);
  expect(others).toEqual([]);
  expect(root?.name).toBe("gateway: query Home");
  const [plan, ...fetches] = root?.children ?? [];
  expect(plan).toEqual({ name: "gateway: plan", children: [] });
  expect(countBy(fetches.map(({ name }) => name.replace("gateway: fetch ", "")))).toEqual(cost.fetches);
  for (const fetch of fetches)
    expect(fetch.children.map(({ name }) => name)).toEqual([
      fetch.name.replace(/gateway: fetch (\w+)/, "$1: answer $1"),
    ]);
  // Each command that the request is said to cost is a span below whoever sent it.
  const commands = spans.filter(({ attributes }) => attributes.some(({ key }) => key === "db.system.name"));
  const total = Object.values(cost.commands).reduce((sum, count) => sum + count, 0);
  expect(commands).toHaveLength(total);
  expect(countBy(commands.map(({ service }) => service.replace("kith-", "")))).toEqual(cost.commands);

  const keys = new Set(spans.flatMap(({ attributes }) => attributes.map(({ key }) => key)));
  expect([...keys].toSorted()).toEqual(KEYS);
  expect(JSON.stringify(collector.spans)).not.toMatch(/user_|alice|bob|林爱丽|西湖|Bearer/);
});

it("begins no trace in a subgraph, and none for who is not asked to trace", async () => {
  await using collector = await startTraceCollector();
  {
    const tracing = { endpoint: collector.endpoint, percent: 0 };
    await using graph = await startSupergraph({ seed: cast, tracing });
    const { errors } = await (await graph.as("alice")).registered("Home");
    expect(errors).toBeUndefined();
  }

  expect(collector.spans).toEqual([]);
});
