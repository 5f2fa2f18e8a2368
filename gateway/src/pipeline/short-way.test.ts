import { describe, expect, it } from "vitest";
import type { GatewayOptions } from "../server.ts";
import { greetings } from "../testing/greetings.ts";
import { people } from "../testing/people.ts";
import { startStubGraph } from "../testing/stub-graph.ts";

type Graph = Awaited<ReturnType<typeof startStubGraph>>;
/** What is sent beside the content type, as it goes into the body or the headers. */
type Sent = {
  readonly body: object;
  readonly token?: string;
  readonly headers?: Readonly<Record<string, string>>;
};

const start = ({ mode = "production", ...gatewayOptions }: Partial<GatewayOptions> = {}) =>
  startStubGraph({
    stubs: { ...people, greetings: greetings().stub },
    mode,
    gatewayOptions: { insight: { queryPlanScope: "plan" }, ...gatewayOptions },
  });

/** What a client can see of an answer, but for ids and times, which are others each time. */
async function seen({ url }: Graph, { body, token, headers = {} }: Sent) {
  const response = await fetch(`${url}/graphql`, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
      ...headers,
    },
    body: JSON.stringify(body),
  });
  const passing = new Set(["date", "x-request-id", "ratelimit", "content-length"]);
  const text = await response.text();
  return {
    status: response.status,
    headers: [...response.headers].filter(([name]) => !passing.has(name)),
    text: text.replaceAll(/[0-9a-f-]{36}/g, "(id)").replaceAll(/"ms":\d+/g, '"ms":0'),
  };
}

const taken = ({ gateway }: Graph): number => gateway.graphs.current().shortWay.takenCount;

const several = 'query A { viewer { id } } query B { user(id: "bob") { id name } }';
const named = "query Named($id: ID!) { user(id: $id) { id name friendCount } }";
const guarded = '{ user(id: "bob") { id email } }';
const filed = '{ user(id: "bob") { file } }';

const CASES: Readonly<Record<string, { readonly sent: Omit<Sent, "token">; readonly as?: string }>> = {
  "an answer": { sent: { body: { query: named, variables: { id: "bob" } } } },
  "an answer about another one": { sent: { body: { query: named, variables: { id: "carol" } } } },
  "nobody found": { sent: { body: { query: named, variables: { id: "nobody" } } } },
  "null for what may be left out": {
    sent: { body: { query: "{ viewer { id } }", variables: null, operationName: null, extensions: null } },
  },
  "what the viewer sees": { sent: { body: { query: "{ viewer { id friends { id name } } }" } }, as: "alice" },
  "the media type of GraphQL": {
    sent: { body: { query: "{ viewer { id } }" }, headers: { accept: "application/graphql-response+json" } },
  },
  "media types as Apollo's client names them": {
    sent: {
      body: { query: "{ viewer { id } }" },
      headers: { accept: "application/graphql-response+json,application/json;q=0.9" },
    },
  },
  "any media type, named before that of GraphQL": {
    sent: {
      body: { query: "{ viewer { id } }" },
      headers: { accept: "*/*, application/graphql-response+json" },
    },
  },
  "a media type with a parameter that it does not have": {
    sent: { body: { query: "{ viewer { id } }" }, headers: { accept: "application/json; charset=utf8" } },
  },
  "one operation of several": { sent: { body: { query: several, operationName: "B" } } },
  "no choice among several": { sent: { body: { query: several } } },
  "a name that none of them has": { sent: { body: { query: several, operationName: "C" } } },
  "an empty name": { sent: { body: { query: "query A { viewer { id } }", operationName: "" } } },
  "a variable that is missing": { sent: { body: { query: named } } },
  "a variable of another type": { sent: { body: { query: named, variables: { id: { nested: true } } } } },
  "variables that are a list": { sent: { body: { query: named, variables: [] } } },
  "a mutation": { sent: { body: { query: 'mutation { rename(name: "A") { id } }' } }, as: "alice" },
  "a mutation of nobody": { sent: { body: { query: 'mutation { rename(name: "A") { id } }' } } },
  "a field for viewers, of nobody": { sent: { body: { query: guarded } } },
  "a field for viewers": { sent: { body: { query: guarded } }, as: "alice" },
  "a field for a scope that is missing": { sent: { body: { query: filed } }, as: "alice" },
  introspection: { sent: { body: { query: "{ __schema { queryType { name } } }" } } },
  "a page that is too large": {
    sent: { body: { query: "{ viewer { friends(first: 100000) { id } } }" } },
    as: "alice",
  },
  "an error of a subgraph": { sent: { body: { query: '{ user(id: "dan") { id name } }' } } },
  "a subscription": { sent: { body: { query: "subscription { greeted { text } }" } }, as: "alice" },
  "what is no operation": { sent: { body: { query: "{ viewer { " } } },
  "what the schema does not have": { sent: { body: { query: "{ veiwer { id } }" } } },
  "a hash of an operation": {
    sent: {
      body: {
        query: "{ viewer { id } }",
        extensions: { persistedQuery: { version: 1, sha256Hash: "0".repeat(64) } },
      },
    },
  },
  "an operation that is none": { sent: { body: { query: 7 } } },
  "a plan that nobody may see": {
    sent: { body: { query: "{ viewer { id } }" }, headers: { "kith-query-plan": "1" } },
    as: "alice",
  },
};

describe("an operation that is sent again", () => {
  for (const mode of ["production", "development"] as const)
    it.for(Object.entries(CASES))(
      `is answered as the first time in ${mode}: %s`,
      async ([, { sent, as }]) => {
        await using graph = await start({ mode });
        const token = as === undefined ? undefined : await graph.issuer.tokenOf(as);
        const whole = { ...sent, ...(token !== undefined && { token }) };

        const first = await seen(graph, whole);
        const second = await seen(graph, whole);
        const third = await seen(graph, whole);

        expect(second).toEqual(first);
        expect(third).toEqual(first);
      },
    );

  it("goes the short way, and asks the subgraphs the same", async () => {
    await using graph = await start();
    const sent = { body: { query: named, variables: { id: "bob" } } };
    await seen(graph, sent);
    const before = taken(graph);
    const askedFirst = graph.asked
      .splice(0)
      .map(({ subgraph, query, variables }) => ({ subgraph, query, variables }));

    await seen(graph, sent);

    expect(before).toBe(0);
    expect(taken(graph)).toBe(1);
    expect(graph.asked.map(({ subgraph, query, variables }) => ({ subgraph, query, variables }))).toEqual(
      askedFirst,
    );
  });

  it("asks subgraphs once where something goes wrong, and is charged once", async () => {
    const rateLimits = {
      viewer: { burst: 1_000, perSecond: 0.001 },
      address: { burst: 1_000, perSecond: 0.001 },
    };
    await using graph = await start({ rateLimits });
    const sent = { body: { query: '{ user(id: "dan") { id name } }' } };
    const leftAfter = async () => {
      const response = await fetch(`${graph.url}/graphql`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(sent.body),
      });
      return Number(/r=(\d+)/.exec(response.headers.get("ratelimit") ?? "")?.[1]);
    };
    const first = await leftAfter();
    graph.asked.length = 0;

    const second = await leftAfter();
    const third = await leftAfter();

    expect(taken(graph)).toBe(2);
    expect([first - second, second - third]).toEqual([1_000 - first, 1_000 - first]);
    expect(graph.asked).toHaveLength(2);
  });

  it("is answered in part while a subgraph is down, as the first time", async () => {
    await using graph = await startStubGraph({
      stubs: people,
      mode: "production",
      urlBySubgraph: { social: "http://127.0.0.1:1/graphql" },
      resilience: { retriesMax: 0 },
    });
    const sent = { body: { query: named, variables: { id: "bob" } } };
    const first = await seen(graph, sent);

    const second = await seen(graph, sent);

    expect(first.text).toContain("SUBGRAPH_UNAVAILABLE");
    expect(second).toEqual(first);
  });

  it("is refused as soon as its viewer may not ask it any more", async () => {
    await using graph = await start();
    const token = await graph.issuer.tokenOf("alice");
    await seen(graph, { body: { query: guarded }, token });
    await seen(graph, { body: { query: guarded }, token });
    graph.asked.length = 0;

    const strangers = await seen(graph, { body: { query: guarded } });

    expect(strangers.status).toBe(401);
    expect(graph.asked).toEqual([]);
  });

  it("is executed as whole by who may, after what is left of it was executed for who may not", async () => {
    await using graph = await start({ guarding: { unauthorized: "filter" } });
    const token = await graph.issuer.tokenOf("alice");
    const both = async () => [
      await seen(graph, { body: { query: guarded } }),
      await seen(graph, { body: { query: guarded }, token }),
    ];
    const first = await both();

    const second = await both();

    expect(second).toEqual(first);
    expect(first[0]?.text).not.toContain("bob@example.org");
    expect(first[1]?.text).toContain("bob@example.org");
  });

  it("tells its plan to who may see it, also along with an error", async () => {
    await using graph = await start();
    const token = await graph.issuer.tokenOf("alice", { scope: "plan" });
    for (const id of ["bob", "dan"]) {
      const sent = {
        body: { query: named, variables: { id } },
        token,
        headers: { "kith-query-plan": "1" },
      };
      const first = await seen(graph, sent);
      const second = await seen(graph, sent);

      expect(first.text).toContain("QueryPlan");
      expect(second).toEqual(first);
    }
  });

  it("is executed alone, however many send it at once", async () => {
    await using graph = await start();
    await seen(graph, { body: { query: named, variables: { id: "bob" } } });
    const ids = Array.from({ length: 60 }, (_, index) => ["alice", "bob", "carol", "dan"][index % 4]);

    const answers = await Promise.all(
      ids.map((id) => seen(graph, { body: { query: named, variables: { id } } })),
    );

    expect(answers.map(({ text }) => /"id":"(\w+)"/.exec(text)?.[1])).toEqual(ids);
  });
});
