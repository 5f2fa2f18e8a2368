import { parse, print } from "graphql";
import { describe, expect, it } from "vitest";
import { composed, subgraphSdl } from "../../testing/composed.ts";
import { loadGraph } from "../plan/graph.ts";
import { bothExecutors } from "../testing/both-executors.ts";
import { mockSubgraph } from "../testing/mock-subgraph.ts";
import { withNarrowedTypes } from "./narrowed-types.ts";

const sdls = {
  a: `type Query { hit: Hit }
      interface Media @key(fields: "id") { id: ID! title: String }
      type Book implements Media @key(fields: "id") { id: ID! title: String pages: Int }
      type Film implements Media @key(fields: "id") { id: ID! title: String minutes: Int }
      type Shop { name: String } union Hit = Film | Shop`,
  b: `type Query { media: Media medias: [Media!] }
      type Media @key(fields: "id") @interfaceObject { id: ID! score: Int }`,
};
const { apiSchema } = loadGraph(composed(sdls));
const narrowed = (query: string) => {
  const document = withNarrowedTypes(parse(query), apiSchema);
  return document && print(document).replaceAll(/\s+/g, " ");
};

describe("a fragment on a union, on an interface that a subgraph has as an object", () => {
  it.each([
    "{ medias { ... on Hit { __typename } } }",
    "query($no: Boolean = false) { medias { score ...F @skip(if: $no) } } fragment F on Hit { ... on Media { title id } ... on Film { minutes } }",
  ])("is answered for the types that are of both: %s", async (query) => {
    const mischief = { nullOneIn: 0, errorOneIn: 0, listLength: 12 };
    const mocks = Object.entries(sdls).map(([name, sdl]) => [name, mockSubgraph(subgraphSdl(sdl), mischief)]);
    const { ours } = await bothExecutors(composed(sdls), Object.fromEntries(mocks));

    const { data, errors, misfits } = await ours({ query });

    const shapes = JSON.parse(data).medias.map((media: object) => Object.keys(media).join());
    expect([...errors, ...misfits]).toEqual([]);
    expect(new Set(shapes)).toEqual(
      new Set(query.includes("score") ? ["score", "score,title,id,minutes"] : ["", "__typename"]),
    );
  });
});

describe("a document with fragments on object types only", () => {
  it("asks for the same", () => {
    expect(
      narrowed("{ media { ... on Hit { __typename ... on Film { minutes } ... on Shop { name } } } }"),
    ).toBe("{ media { ... on Film { __typename ... { minutes } } } }");
  });

  it("keeps conditions, and an object of which nothing is left", () => {
    expect(
      narrowed("{ media { ... @skip(if: true) { id } } hit { ... on Shop { ... on Media { id } } } }"),
    ).toBe("{ media { ... @skip(if: true) { id } } hit { ... on Shop { __typename } } }");
  });

  it("is given up where it would be too long", () => {
    const fragments = Array.from(
      { length: 20 },
      (_, index) => `fragment F${index} on Media { ...F${index + 1} ...F${index + 1} }`,
    );

    expect(narrowed(`{ media { ...F0 } } ${fragments.join(" ")} fragment F20 on Media { id }`)).toBeNull();
  });
});
