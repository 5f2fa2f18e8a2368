import { describe, expect, it } from "vitest";
import { composed, subgraphSdl } from "../../testing/composed.ts";
import type { JsonObject } from "../json.ts";
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
