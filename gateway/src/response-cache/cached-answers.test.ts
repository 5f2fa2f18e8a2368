import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { startStubGraph } from "../testing/stub-graph.ts";
import { topics } from "../testing/topics.ts";

const source = topics();
let graph: Awaited<ReturnType<typeof startStubGraph>>;
const tokens: Record<string, string> = {};
beforeAll(async () => {
  graph = await startStubGraph({ stubs: source.stubs, responseCacheBytes: 1024 * 1024 });
  for (const person of ["alice", "bob"]) tokens[person] = await graph.issuer.tokenOf(person);
});
afterAll(() => graph.close());
beforeEach(() => {
  graph.asked.length = 0;
});

type Ask = { readonly as?: string; readonly variables?: object; readonly scope?: string };
async function ask(query: string, { as, variables, scope }: Ask = {}) {
  const token = as === undefined ? undefined : scope ? await graph.issuer.tokenOf(as, { scope }) : tokens[as];
  const { data, errors, headers, status } = await graph.query(query, {
    ...(token !== undefined && { token }),
    ...(variables && { variables }),
  });
  return {
    data,
    errors,
    status,
    cacheControl: headers.get("cache-control"),
    age: headers.get("age"),
    headers,
  };
}
/** How often subgraphs are asked by these in turn. */
async function fetchesOf(...asks: (() => Promise<unknown>)[]): Promise<number> {
  const before = graph.asked.length;
  for (const one of asks) await one();
  return graph.asked.length - before;
}
let unique = 0;
/** A topic that nobody has asked for yet. */
const newId = () => {
  unique += 1;
  return `t${unique}`;
};

describe("an answer of which every field may be kept", () => {
  it("is executed once, for everybody, as long as its shortest-lived field lives", async () => {
    const query = `{ topic(id: "${newId()}") { __typename ...T } } fragment T on Topic { id name: title voteCount }`;

    const first = await ask(query);
    const asked = await fetchesOf(
      () => ask(query),
      () => ask(query, { as: "alice" }),
      () => ask(query, { as: "bob" }),
    );
    const last = await ask(query, { as: "alice" });

    expect(asked).toBe(0);
    expect(last.data).toEqual(first.data);
    expect(first).toMatchObject({ cacheControl: "public, max-age=10", age: "0" });
    expect(last.cacheControl).toBe("public, max-age=10");
    expect(Number(last.age)).toBeLessThan(10);
  });

  it("is executed once for a hundred who ask at the same moment", async () => {
    const query = `{ topic(id: "${newId()}") { title } }`;
    const { promise, resolve: open } = Promise.withResolvers<void>();
    source.gate.wait = promise;

    const answers = Array.from({ length: 100 }, (_, index) => ask(query, index % 2 ? { as: "alice" } : {}));
    await expect.poll(() => graph.asked.length).toBe(1);
    open();

    expect(new Set((await Promise.all(answers)).map(({ data }) => data.topic.title)).size).toBe(1);
    expect(graph.asked).toHaveLength(1);
  });

  it("is one for each set of variables, counting those that the operation declares", async () => {
    const query = "query ($ids: [ID!], $by: Order) { topics(ids: $ids, by: $by) { id } }";
    const id = newId();
    const by = (variables: object) => () => ask(query, { variables });

    const asked = await fetchesOf(
      by({ ids: [id] }),
      by({ ids: [id], undeclared: Math.random() }),
      by({ ids: [id, id] }),
      by({ ids: id }),
      by({ ids: [id], by: null }),
      by({ ids: [id], by: { field: "a" } }),
      by({ ids: [id], by: { field: "a", up: true } }),
      by({ ids: null, by: null }),
      by({}),
    );

    expect(asked).toBe(8);
    expect((await ask(query, { variables: { ids: [id, id] } })).data.topics).toHaveLength(2);
  });

  it("is one for each operation of a document", async () => {
    const id = newId();
    const query = `query A { topic(id: "${id}") { id } } query B { topic(id: "${id}") { title } }`;
    const named = (operationName: string) => graph.query(query, { operationName });

    const [a, b] = [await named("A"), await named("B")];

    expect([a.data, b.data]).toEqual([{ topic: { id } }, { topic: { title: `Topic ${id}` } }]);
  });
});

describe("an answer with a field that may not be kept", () => {
  it.each([
    ["one that depends on the viewer", "topic(id: $id) { id viewerFollows }"],
    ["one of another subgraph", "topic(id: $id) { title viewerVote }"],
    [
      "one under an alias, in a fragment",
      "topic(id: $id) { ...F } } fragment F on Topic { id ... on Topic { title: viewerFollows }",
    ],
    ["one that is skipped this time", "topic(id: $id) { id viewerFollows @skip(if: true) }"],
    ["one beside it at the root", "topic(id: $id) { id } now"],
    ["one that says zero", "topic(id: $id) { id } zero"],
    ["one at the root without a time of its own", "topic(id: $id) { id } loose"],
    ["one of a type that might answer", "topic(id: $id) { id } card { name }"],
    ["one of a type in a union", "topic(id: $id) { id } pair { ... on Shut { name } }"],
    ["the schema", "topic(id: $id) { id } __schema { queryType { name } }"],
  ])("is not kept as a whole: %s", async (_what, selection) => {
    const query = `query ($id: ID!) { ${selection} }`;
    const variables = { id: newId() };
    const once = () => ask(query, { as: "alice", variables });

    const asked = await fetchesOf(once);
    const again = await fetchesOf(once);

    expect(again).toBe(asked);
    expect((await once()).cacheControl).toBe("no-store");
  });

  it("is never given to another viewer", async () => {
    const query = `{ topic(id: "${newId()}") { id title viewerFollows } }`;

    const answers = [await ask(query, { as: "alice" }), await ask(query, { as: "bob" }), await ask(query)];

    expect(answers.map(({ data }) => data.topic.viewerFollows)).toEqual([true, false, false]);
  });
});

describe("a field that is marked wrongly", () => {
  it("shows everybody what a stranger sees, whoever asked first", async () => {
    const query = "{ stranger }";

    const answers = [await ask(query, { as: "alice" }), await ask(query, { as: "bob" }), await ask(query)];

    expect(answers.map(({ data }) => data.stranger)).toEqual(["nobody", "nobody", "nobody"]);
  });
});

describe("what is private", () => {
  it.each(["seat", "badge"])("is kept for each viewer, with their scopes: %s", async (field) => {
    const query = `{ ${field} }`;

    const asked = await fetchesOf(
      () => ask(query, { as: "alice" }),
      () => ask(query, { as: "alice" }),
      () => ask(query, { as: "bob" }),
      () => ask(query, { as: "alice", scope: "support" }),
    );
    const answers = [await ask(query, { as: "alice" }), await ask(query, { as: "bob" })];

    expect(asked).toBe(3);
    expect(answers.map(({ data }) => data[field])).toEqual([`${field} of alice`, `${field} of bob`]);
    expect(answers[0]).toMatchObject({ cacheControl: "private, max-age=30" });
    expect(answers[0]?.headers.get("vary")).toContain("authorization");
  });

  it("is kept for nobody who is not known", async () => {
    expect(
      await fetchesOf(
        () => ask("{ seat }"),
        () => ask("{ seat }"),
      ),
    ).toBe(2);
  });

  it("is behind the guard also when it is kept", async () => {
    await ask("{ badge }", { as: "alice" });

    const { status, data, cacheControl } = await ask("{ badge }");

    expect({ status, data, cacheControl }).toEqual({
      status: 401,
      data: undefined,
      cacheControl: "no-store",
    });
  });
});

describe("an answer with errors", () => {
  it("is not kept, and nobody who asked at the same moment is told of somebody else's", async () => {
    const query = `{ topic(id: "${newId()}") { id } }`;
    source.gate.failures = 1;

    const [one, other] = await Promise.all([ask(query), ask(query)]);
    const after = await ask(query);

    expect([one, other].filter(({ errors }) => errors.length > 0)).toHaveLength(1);
    expect([one, other].find(({ errors }) => errors.length > 0)?.cacheControl).toBe("no-store");
    expect(after.errors).toEqual([]);
  });

  it("is not kept when its variables are wrong", async () => {
    const query = "query ($id: ID!) { topic(id: $id) { id } }";

    const answers = [await ask(query), await ask(query)];

    expect(answers.map(({ status, cacheControl }) => [status, cacheControl])).toEqual([
      [400, "no-store"],
      [400, "no-store"],
    ]);
  });
});

describe("a mutation", () => {
  it("is never kept, whatever its fields say", async () => {
    const query = 'mutation { rename(title: "a") { id title } }';

    const asked = await fetchesOf(
      () => ask(query, { as: "alice" }),
      () => ask(query, { as: "alice" }),
    );

    expect(asked).toBe(2);
  });
});

describe("an answer of which a part is closed to whoever asks", () => {
  it("is not kept, and is no answer for who may have all of it", async () => {
    await using filtering = await startStubGraph({
      stubs: topics().stubs,
      responseCacheBytes: 1024 * 1024,
      gatewayOptions: { guarding: { unauthorized: "filter" } },
    });
    const query = '{ badge topic(id: "1") { title } }';
    const token = await filtering.issuer.tokenOf("alice");
    const of = async (options: { token?: string }) => (await filtering.query(query, options)).data.badge;

    const badges = [await of({}), await of({ token }), await of({}), await of({ token })];

    expect(badges).toEqual([null, "badge of alice", null, "badge of alice"]);
  });
});

describe("an answer with the plan of its operation", () => {
  it("is kept by no cache outside, which would show the plan to everybody", async () => {
    await using open = await startStubGraph({
      stubs: topics().stubs,
      responseCacheBytes: 1024 * 1024,
      mode: "production",
      gatewayOptions: { insight: { queryPlanScope: "plans" } },
    });
    const token = await open.issuer.tokenOf("alice", { scope: "plans" });
    const of = (headers: Record<string, string>) =>
      open.query('{ topic(id: "1") { title } }', { token, headers });

    const [planned, plain] = [await of({ "kith-query-plan": "1" }), await of({})];

    expect(planned.extensions.kith.queryPlan).toContain("Fetch");
    expect(planned.headers.get("cache-control")).toBe("no-store");
    expect(plain.extensions).toBeUndefined();
    expect(plain.headers.get("cache-control")).toMatch(/^public/);
  });
});

describe("a public answer to somebody whose rate is limited", () => {
  it("does not tell everybody what that viewer has left", async () => {
    const rate = { burst: 1_000, perSecond: 1 };
    await using limited = await startStubGraph({
      stubs: topics().stubs,
      responseCacheBytes: 1024 * 1024,
      gatewayOptions: { rateLimits: { viewer: rate, address: rate } },
    });
    const token = await limited.issuer.tokenOf("alice");
    const leftAfter = async (query: string) =>
      (await limited.query(query, { token })).headers.get("ratelimit");

    expect(await leftAfter('{ topic(id: "1") { title } }')).toBeNull();
    expect(await leftAfter("{ badge }")).toContain("viewer");
  });
});

describe("without a size", () => {
  it("nothing is kept", async () => {
    await using plain = await startStubGraph({ stubs: topics().stubs });

    for (let time = 0; time < 2; time += 1) await plain.query('{ topic(id: "1") { id } }');

    expect(plain.asked).toHaveLength(2);
  });
});
