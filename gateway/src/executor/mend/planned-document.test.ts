import { parse } from "graphql";
import { describe, expect, it } from "vitest";
import { composed, subgraphSdl } from "../../testing/composed.ts";
import type { JsonObject } from "../json.ts";
import { loadGraph } from "../plan/graph.ts";
import { bothExecutors } from "../testing/both-executors.ts";
import { mockSubgraph } from "../testing/mock-subgraph.ts";

const sdls = {
  a: `type Query { pt: Pt hits: [Hit!]! other: Hit }
      type Pt { x: Int! sub: Pt } type Shop { name: String } union Hit = Pt | Shop`,
};
async function ask(query: string, variables: JsonObject = {}) {
  const mischief = { nullOneIn: 0, errorOneIn: 0, listLength: 1 };
  const mocks = Object.entries(sdls).map(([name, sdl]) => [name, mockSubgraph(subgraphSdl(sdl), mischief)]);
  const { ours, asked } = await bothExecutors(composed(sdls), Object.fromEntries(mocks));
  const { data, errors, misfits } = await ours({ query, variables });
  return { data: JSON.parse(data), complaints: [...errors, ...misfits], asked: asked.ours };
}

describe("an object of which everything is skipped", () => {
  it("is there all the same", async () => {
    const query =
      "query($no: Boolean!) { pt @skip(if: $no) { ...F } } fragment F on Pt { x @include(if: $no) }";

    expect(await ask(query, { no: false })).toMatchObject({ data: { pt: {} }, complaints: [] });
  });

  it("is not asked for what nobody wants", async () => {
    const { data, asked } = await ask("{ pt { x @skip(if: true) } }");

    expect(data).toEqual({ pt: {} });
    expect(asked.map(({ query }) => query)).toEqual([expect.not.stringMatching(/\bx\b(?!@)/)]);
  });
});

describe("a fragment of a client", () => {
  it("is not put where less was asked for: its variables may not be declared there", async () => {
    const query = `query($no: Boolean!) { pt { sub { ...F } } other { ... on Hit { __typename } } }
      fragment F on Hit { ... on Pt { x @skip(if: $no) } ... on Shop { ... on Hit { __typename } } }`;

    const { complaints, asked } = await ask(query, { no: true });

    expect(complaints).toEqual([]);
    for (const { query: text } of asked) expect(text.includes("$no")).toBe(text.includes("$no:"));
  });
});

describe("what is never met", () => {
  it.each([
    ["{ pt { sub @skip(if: true) { x } ... @include(if: false) { x } } }", { pt: {} }],
    [
      "{ pt { ...F @include(if: false) sub { ...F } } } fragment F on Pt { x @skip(if: true) }",
      { pt: { sub: {} } },
    ],
    ["{ pt @include(if: false) { x } }", {}],
  ])("is asked of nobody: %s", async (query, data) => {
    const answered = await ask(query);

    expect(answered).toMatchObject({ data, complaints: [] });
    for (const { query: text } of answered.asked) expect(text).not.toMatch(/\bx\b|@/);
  });
});

describe("a document of several operations", () => {
  it("is planned without those that are not asked for, whatever they come to", async () => {
    const { planOf } = loadGraph(composed({ a: "type Query { x: Int } type Mutation { note: Int }" }));
    const ways = Array.from({ length: 40 }, (_, index) => `$v${index}: Boolean!`);
    const others = ways.map(
      (_, index) => `... @skip(if: $v${index}) { ... @skip(if: $v${(index + 5) % 40}) { note } }`,
    );
    const document = parse(`query Q { x } mutation M(${ways}) { ${others.join(" ")} }`);

    await expect(planOf(document, "M")).rejects.toThrow("too many ways");
    expect((await planOf(document, "Q")).node).toMatchObject({ kind: "Fetch" });
  });
});
