import { parse } from "graphql";
import { describe, expect, it } from "vitest";
import { composed } from "../../testing/composed.ts";
import { executorOf } from "../executor.ts";
import type { Answer } from "../fetch/ask.ts";
import type { JsonObject } from "../json.ts";
import { loadGraph } from "../plan/graph.ts";
import { ERRORS_MAX } from "./client-errors.ts";

const { execute } = executorOf(
  loadGraph(
    composed({
      a: `type Query { people: [Person!]! } type Person @key(fields: "id") { id: ID! place: Int }`,
      b: `type Person @key(fields: "id") { id: ID! age: Int }`,
      c: `type Person @key(fields: "id") { id: ID! mail: String }`,
    }),
  ),
);

type Errors = NonNullable<Answer["errors"]>;
type Asking = {
  readonly query: string;
  readonly ids: readonly string[];
  readonly errors: (of: string) => Errors;
};

/** What a client is told of when those who know more of people complain. */
async function told({ query, ids, errors }: Asking): Promise<readonly string[]> {
  const people = ids.map((id, place) => ({ __typename: "Person", id, place }));
  const outcome = await execute({
    document: parse(query),
    documentHash: query,
    variables: {},
    async ask({ subgraph, body }) {
      if (subgraph === "a") return { data: { people } };
      const { variables } = JSON.parse(body) as { variables: { representations: JsonObject[] } };
      return { data: { _entities: variables.representations.map(() => ({})) }, errors: errors(subgraph) };
    },
  });
  return outcome.errors.map(({ message, path }) => `${message} ${path?.join(".")}`);
}

const ANNS = Array(5_000).fill("ann");
const BOBS = Array(5_000).fill("bob");
const about = (entity: number, message: string) => ({ message, path: ["_entities", entity, "age"] });
const placesFrom = (start: number, count: number, message: string) =>
  Array.from({ length: count }, (_, index) => `${message} people.${start + index}.age`);

describe("errors about an entity that stands in thousands of places", () => {
  it.each([
    ["alike", "{ people { age } }"],
    ["not alike", "{ people { place age } }"],
  ])("are told at the first 1,000 places, which are %s, and made for no more", async (_what, query) => {
    const unread = {
      path: about(0, "").path,
      get message(): string {
        return expect.unreachable("an error was made that nobody is told of");
      },
    };

    const errors = await told({
      query,
      ids: ANNS,
      errors: () => [about(0, "no"), ...Array(999).fill(unread)],
    });

    expect(errors).toEqual(placesFrom(0, ERRORS_MAX, "no"));
  });

  it("leave what room there is to the next", async () => {
    const ids = [...ANNS.slice(0, 600), ...BOBS];

    const errors = await told({
      query: "{ people { age } }",
      ids,
      errors: () => [about(0, "a"), about(1, "b")],
    });

    expect(errors).toEqual([...placesFrom(0, 600, "a"), ...placesFrom(600, 400, "b")]);
  });

  it("leave none to another subgraph's", async () => {
    const ids = [...ANNS, ...BOBS];
    const query = "{ people { age mail } }";

    const errors = await told({ query, ids, errors: (subgraph) => [about(0, subgraph), about(1, subgraph)] });

    const [first] = errors[0]?.split(" ") ?? [];
    expect(errors).toEqual(placesFrom(0, ERRORS_MAX, first ?? ""));
  });

  it("are told at each field of 50 places at most where they are about everybody", async () => {
    const errors = await told({
      query: "{ people { age } }",
      ids: ANNS,
      errors: () => [{ message: "no", path: ["_entities"] }],
    });

    expect(errors).toEqual(placesFrom(0, 50, "no"));
  });
});

describe("a subgraph that has an interface as an object, and does not answer", () => {
  const sdls = {
    a: `type Query { medias: [Media!]! } interface Media @key(fields: "id") { id: ID! }
        type Book implements Media @key(fields: "id") { id: ID! title: String }`,
    b: `type Query { top: Media } type Media @key(fields: "id") @interfaceObject { id: ID! score: Int }`,
  };
  const media = executorOf(loadGraph(composed(sdls)));
  const pathsOf = async (query: string, data: JsonObject) => {
    const { errors } = await media.execute({
      document: parse(query),
      documentHash: query,
      variables: {},
      ask: ({ body }) =>
        body.includes("_entities") ? Promise.reject(new Error("down")) : Promise.resolve({ data }),
    });
    return errors.map(({ path }) => path?.join("."));
  };

  it.each([
    ["{ medias { score } }", "medias.0.score"],
    ["{ medias { ...M } } fragment M on Media { s: score }", "medias.0.s"],
  ])("is told of at the fields that it was asked for: %s", async (query, path) => {
    expect(await pathsOf(query, { medias: [{ __typename: "Book", id: "1" }] })).toEqual([path]);
  });

  it("is told of at the object where nobody else knows of what type that is", async () => {
    const data = { top: { __typename: "Media", id: "1" } };

    expect(await pathsOf("{ top { ... on Book { title } } }", data)).toEqual(["top"]);
  });
});
