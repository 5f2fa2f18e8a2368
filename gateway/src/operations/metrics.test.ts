import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { people } from "../testing/people.ts";
import { startStubGraph } from "../testing/stub-graph.ts";
import { METRIC_PREFIX, METRICS } from "./metric-table.ts";

const CLIENT = "apollographql-client-name";
const folder = mkdtempSync(join(tmpdir(), "kith-metrics-"));
let graph: Awaited<ReturnType<typeof startStubGraph>>;
beforeAll(async () => {
  mkdirSync(join(folder, "web@1.0"));
  writeFileSync(join(folder, "web@1.0", "Friends.graphql"), "query Friends { viewer { friendCount } }");
  graph = await startStubGraph({
    stubs: people,
    gatewayOptions: {
      operations: { port: 0, drainMs: 0, tracing: null },
      reload: { file: join(folder, "none"), isWatched: false, canaryFolder: folder },
    },
  });
});
afterAll(async () => {
  await graph?.close();
  rmSync(folder, { recursive: true });
});

const textOf = async (): Promise<string> => (await fetch(`${graph.gateway.operationsUrl}/metrics`)).text();
/** Samples of a metric, without the prefix: `name{labels}` to value. */
const samplesOf = (text: string, name: string) =>
  Object.fromEntries(
    text
      .split("\n")
      .filter((line) => line.startsWith(`${METRIC_PREFIX}${name}`))
      .map((line) => line.slice(METRIC_PREFIX.length).split(" ") as [string, string]),
  );

describe("/metrics", () => {
  it("counts what was asked by registered names, and everything else as other", async () => {
    const token = await graph.issuer.tokenOf("alice");
    const friends = "query Friends { viewer { friendCount } }";
    await graph.query(friends, { token, headers: { [CLIENT]: "web" } });
    await graph.query(friends, { token, headers: { [CLIENT]: "web" } });
    await graph.query("query MyNameIsAlice { viewer { id } }", { headers: { [CLIENT]: "alice" } });
    await graph.query('{ user(id: "bob") { email } }');

    const text = await textOf();

    const counted = samplesOf(text, "request_duration_seconds_count");
    expect(counted).toEqual({
      'request_duration_seconds_count{operation="Friends",outcome="ok"}': "2",
      'request_duration_seconds_count{operation="other",outcome="ok"}': "1",
      'request_duration_seconds_count{operation="none",outcome="failed"}': "1",
    });
    expect(samplesOf(text, "requests_total")).toEqual({
      'requests_total{kind="query",client="web",outcome="ok"}': "2",
      'requests_total{kind="query",client="other",outcome="ok"}': "1",
      'requests_total{kind="query",client="none",outcome="failed"}': "1",
    });
    expect(text).not.toMatch(/alice/i);
  });

  it("tells what it took, of whom, and what is kept", async () => {
    const text = await textOf();

    expect(samplesOf(text, "fetch_duration_seconds_count")).toEqual({
      'fetch_duration_seconds_count{subgraph="users",result="answered"}': "3",
      'fetch_duration_seconds_count{subgraph="social",result="answered"}': "2",
    });
    expect(samplesOf(text, "cache_requests_total")).toMatchObject({
      'cache_requests_total{cache="operations",result="hit"}': "1",
      'cache_requests_total{cache="operations",result="miss"}': "2",
    });
    expect(samplesOf(text, "cache_entries")).toMatchObject({ 'cache_entries{cache="operations"}': "2" });
    expect(samplesOf(text, "http_responses_total")).toEqual({
      'http_responses_total{route="/graphql",status="200"}': "3",
      'http_responses_total{route="/graphql",status="401"}': "1",
    });
    expect(text).toContain("nodejs_eventloop_lag_p99_seconds ");
  });

  it("is not on the port of clients", async () => {
    expect((await fetch(`${graph.url}/metrics`)).status).toBe(404);
  });

  it("has every metric of the table, and docs/operations.md the same table", async () => {
    const text = await textOf();
    const rows = readFileSync("docs/operations.md", "utf8").matchAll(
      /^\| `kith_gateway_(?<name>\w+)` \| (?<kind>\w+) \| (?<labels>[^|]*) \|/gm,
    );
    const listed = [...rows].map(({ groups }) => [groups?.name, groups?.kind, groups?.labels?.trim()]);

    expect(listed).toEqual(
      Object.entries(METRICS).map(([name, { kind, labels }]) => [
        name,
        kind,
        labels.map((label) => `\`${label}\``).join(", "),
      ]),
    );
    for (const name of Object.keys(METRICS)) expect(text).toContain(`# TYPE ${METRIC_PREFIX}${name} `);
  });
});
