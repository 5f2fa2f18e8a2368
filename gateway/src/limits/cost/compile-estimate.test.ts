import { buildSchema, Kind, type OperationDefinitionNode, parse } from "graphql";
import { describe, expect, it } from "vitest";
import { fragmentsOf } from "../../fragments.ts";
import { compileEstimate } from "./compile-estimate.ts";
import { costModelOf } from "./cost-model.ts";

const DIRECTIVES = `
  directive @listSize(assumedSize: Int, slicingArguments: [String!], sizedFields: [String!],
    requireOneSlicingArgument: Boolean = true) on FIELD_DEFINITION
  directive @cost(weight: Int!) on ARGUMENT_DEFINITION | ENUM | FIELD_DEFINITION | INPUT_FIELD_DEFINITION | OBJECT | SCALAR
`;
const NAMES = { cost: new Set(["cost"]), listSize: new Set(["listSize"]) };

function compiled(sdl: string, text: string) {
  const schema = buildSchema(DIRECTIVES + sdl);
  const document = parse(text);
  const operation = document.definitions.find(
    (node): node is OperationDefinitionNode => node.kind === Kind.OPERATION_DEFINITION,
  );
  if (operation === undefined) throw new Error("no operation");
  const model = costModelOf(schema, NAMES);
  return compileEstimate({
    operation,
    fragments: fragmentsOf(document),
    schema,
    model,
    listSizeAssumed: 10,
  });
}

describe("the rows that an operation can come to", () => {
  const circles = `
    type Query { me: Person }
    type Person {
      name: String
      friends(first: Int = 20, after: String): Friends @listSize(slicingArguments: ["first"], sizedFields: ["edges", "nodes"])
    }
    type Friends { edges: [Edge] nodes: [Person] totalCount: Int }
    type Edge { node: Person }`;
  const rowsOf = (text: string, variables: Record<string, unknown> = {}) =>
    compiled(circles, text).estimateFor(variables).rows;

  it("are the sizes of its pages, by argument or by default", () => {
    expect(rowsOf("{ me { friends(first: 7) { nodes { name } } } }")).toBe(7);
    expect(rowsOf("{ me { friends { nodes { name } } } }")).toBe(20);
  });

  it("multiply for pages within pages", () => {
    const text = "{ me { friends(first: 10) { edges { node { friends(first: 5) { nodes { name } } } } } } }";

    expect(rowsOf(text)).toBe(10 * (1 + 5));
  });

  it("are none where a page is asked for its length only", () => {
    expect(rowsOf("{ me { friends(first: 100) { totalCount } } }")).toBe(0);
  });

  it("are none for less than no rows, and never bring others down", () => {
    expect(rowsOf("{ me { friends(first: -7) { nodes { name } } } }")).toBe(0);
    expect(
      rowsOf("query ($n: Int) { me { friends(first: $n) { nodes { friends { nodes { name } } } } } }", {
        n: -7,
      }),
    ).toBe(0);
  });

  it("follow variables, and their defaults where they are missing", () => {
    const text = "query ($n: Int = 3) { me { friends(first: $n) { nodes { name } } } }";

    expect(rowsOf(text)).toBe(3);
    expect(rowsOf(text, { n: 50 })).toBe(50);
    expect(rowsOf(text, { n: "many" })).toBe(20);
    expect(rowsOf(text, { n: null })).toBe(20);
  });

  it.for(["constructor", "toString", "valueOf", "hasOwnProperty", "__proto__"])(
    "follow a variable that is called like what objects inherit: %s",
    (name) => {
      const page = (size: string, condition = "") =>
        `{ me { friends(first: ${size}) ${condition} { nodes { name } } } }`;
      const given = JSON.parse(`{ "${name}": 50 }`);

      expect(rowsOf(`query ($${name}: Int = 90) ${page(`$${name}`)}`)).toBe(90);
      expect(rowsOf(`query ($${name}: Int = 90) ${page(`$${name}`)}`, given)).toBe(50);
      expect(rowsOf(`query ($${name}: Int) ${page(`$${name}`)}`)).toBe(20);
      expect(rowsOf(`query ($${name}: Boolean = true) ${page("90", `@include(if: $${name})`)}`)).toBe(90);
    },
  );

  it("count through fragments and aliases, every time they stand there", () => {
    const text = `
      { me { ...Circle other: friends(first: 4) { nodes { ... on Person { ...Circle } } } } }
      fragment Circle on Person { friends(first: 2) { ...Rows } }
      fragment Rows on Friends { nodes { name } }`;

    expect(rowsOf(text)).toBe(2 + 4 * (1 + 2));
  });

  it("are none of what is skipped or not included, whether the document or a variable says so", () => {
    const page = (condition: string) => `{ me { friends(first: 7) ${condition} { nodes { name } } } }`;
    const byVariable = `query ($no: Boolean!) ${page("@include(if: $no)")}`;

    expect([rowsOf(page("@skip(if: true)")), rowsOf(page("@include(if: true) @skip(if: false)"))]).toEqual([
      0, 7,
    ]);
    expect([rowsOf(byVariable, { no: false }), rowsOf(byVariable, { no: true })]).toEqual([0, 7]);
  });

  it("end at a cycle and count a long chain of fragments in little time", () => {
    const chain = Array.from(
      { length: 200 },
      (_, i) => `fragment F${i} on Person { friends(first: 100) { nodes { ...F${i + 1} ...F${i + 1} } } }`,
    );
    const cycle = "{ me { ...A } } fragment A on Person { friends(first: 2) { nodes { ...A } } }";

    expect(rowsOf(cycle)).toBe(2);
    expect(rowsOf(`{ me { ...F0 } } ${chain.join("\n")} fragment F200 on Person { name }`)).toBeGreaterThan(
      1e100,
    );
  });
});

describe("what an operation can cost", () => {
  const costOf = (sdl: string, text: string, variables: Record<string, unknown> = {}) =>
    compiled(sdl, text).estimateFor(variables).cost;

  it("is one for each object and nothing for a leaf, unless the schema says otherwise", () => {
    const sdl = "type Query { a: A n: Int } type A { a: A n: Int }";

    expect(costOf(sdl, "{ n }")).toBe(0);
    expect(costOf(sdl, "{ n a { n a { n } } }")).toBe(2);
    expect(costOf(sdl, "{ __typename __schema { types { name } } }")).toBe(0);
  });

  it("is ten for a mutation, and what it selects", () => {
    expect(
      costOf("type Query { n: Int } type Mutation { a: Int b: Int @cost(weight: 3) }", "mutation { a b }"),
    ).toBe(13);
  });

  it("follows the weight of the field, else of the type that it returns", () => {
    const sdl = `
      type Query { heavy: A @cost(weight: 5) plain: A big: Big mood: Mood leaf: Int @cost(weight: 2) light: Big @cost(weight: 0) }
      type A @cost(weight: 7) { n: Int } scalar Big @cost(weight: 3) enum Mood @cost(weight: 4) { GOOD }`;

    expect(costOf(sdl, "{ heavy { n } }")).toBe(5);
    expect(costOf(sdl, "{ plain { n } }")).toBe(7);
    expect(costOf(sdl, "{ big mood leaf light }")).toBe(3 + 4 + 2);
  });

  it("takes an interface or a union for the heaviest type behind it", () => {
    const sdl = `
      type Query { node: Node any: Any }
      interface Node { id: ID } union Any = A | B
      type A implements Node @cost(weight: 6) { id: ID } type B implements Node { id: ID }`;

    expect(costOf(sdl, "{ node { id } any { __typename } }")).toBe(12);
  });

  it("multiplies by the length of lists: sliced, assumed by the schema, or assumed by the gateway", () => {
    const sdl = `
      type Query {
        plain: [A] assumed: [A] @listSize(assumedSize: 4) numbers: [Int]
        sliced(first: Int, last: Int = 3): [A] @listSize(slicingArguments: ["first", "last"], assumedSize: 50)
      }
      type A { n: Int @cost(weight: 2) }`;

    expect(costOf(sdl, "{ plain { n } numbers }")).toBe(10 * 3);
    expect(costOf(sdl, "{ assumed { n } }")).toBe(4 * 3);
    expect(costOf(sdl, "{ sliced(first: 7) { n } }")).toBe(7 * 3);
    expect(costOf(sdl, "{ sliced(first: 2, last: 9) { n } }")).toBe(9 * 3);
    expect(costOf(sdl, "query ($n: Int) { sliced(first: $n, last: null) { n } }", { n: 5 })).toBe(5 * 3);
    expect(costOf(sdl, "query ($n: Int) { sliced(first: 1, last: $n) { n } }")).toBe(3 * 3);
  });

  it("gives the length of a list to the sized fields of a connection, and to no other", () => {
    const sdl = `
      type Query { all(first: Int!): All @cost(weight: 5) @listSize(slicingArguments: ["first"], sizedFields: ["nodes"]) }
      type All { nodes: [A] info: Info } type A { n: Int @cost(weight: 1) } type Info { n: Int }`;

    expect(costOf(sdl, "{ all(first: 8) { nodes { n } info { n } } }")).toBe(5 + 8 * 2 + 1);
  });

  it("finds a slicing argument inside an input object, given by a variable or in place", () => {
    const sdl = `
      type Query { all(page: Page): [A] @listSize(slicingArguments: ["page.first"]) }
      input Page { first: Int after: String } type A { n: Int }`;

    expect(costOf(sdl, "{ all(page: { first: 6 }) { n } }")).toBe(1 + 6);
    expect(costOf(sdl, "query ($p: Page) { all(page: $p) { n } }", { p: { first: 9 } })).toBe(1 + 9);
    expect(costOf(sdl, "query ($n: Int) { all(page: { first: $n }) { n } }", { n: 3 })).toBe(1 + 3);
  });

  describe("counts arguments", () => {
    const sdl = `
      type Query { n(plain: Int, dear: Int @cost(weight: 4), filter: Filter, all: [Filter!], heavy: Filter @cost(weight: 20)): Int }
      input Filter { text: String dear: String @cost(weight: 3) mood: Mood and: [Filter!] } enum Mood @cost(weight: 5) { GOOD }`;

    it.each([
      ["{ n(plain: 1) }", {}, 0],
      ["{ n(dear: 1) }", {}, 4],
      ["{ n(dear: null) }", {}, 0],
      ["{ n(filter: {}) }", {}, 1],
      ['{ n(filter: { text: "a", dear: "b", mood: GOOD }) }', {}, 1 + 3 + 5],
      ["{ n(all: [{}, {}, { and: [{}, {}] }]) }", {}, 5],
      ["{ n(heavy: { and: {} }) }", {}, 21],
      [
        "query ($f: Filter, $d: String) { n(filter: $f, all: [{ dear: $d }]) }",
        { f: { dear: "x" }, d: "y" },
        8,
      ],
      ["query ($f: Filter = { mood: GOOD }) { n(filter: $f) }", {}, 6],
      ["query ($f: Filter) { n(filter: $f) }", { f: "none" }, 1],
      ["query ($f: Filter) { n(filter: $f) }", { f: { constructor: 1, __proto__: 2 } }, 1],
    ])("of %s with %j", (text, variables, cost) => {
      expect(costOf(sdl, text, variables)).toBe(cost);
    });

    it("without end of a scalar that is an object nested without end", () => {
      let any: unknown = 1;
      for (let level = 0; level < 90; level += 1) any = level % 2 ? { any } : [any];
      const text = "query ($any: Any) { n(any: $any) }";
      const costOfAny = () => costOf("scalar Any type Query { n(any: Any): Int }", text, { any });

      expect(costOfAny()).toBe(0);
      for (let level = 0; level < 50_000; level += 1) any = { any };
      expect(costOfAny()).toBe(Number.POSITIVE_INFINITY);
    });

    it("without end of values that are nested without end, in bounded time and stack", () => {
      let filter: Record<string, unknown> = {};
      for (let level = 0; level < 50_000; level += 1) filter = { and: [filter] };

      expect(costOf(sdl, "query ($f: Filter) { n(filter: $f) }", { f: filter })).toBe(
        Number.POSITIVE_INFINITY,
      );
    });
  });

  it("stays a number where lists are endless and nothing is in them", () => {
    const sdl = `
      type Query { all(first: Int): All @listSize(slicingArguments: ["first"], sizedFields: ["nodes"]) }
      type All { nodes: [Int] }`;

    expect(costOf(sdl, "query ($n: Int) { all(first: $n) { nodes } }", { n: Number.POSITIVE_INFINITY })).toBe(
      1,
    );
  });

  it("is that of the types behind an interface, whatever the interface says of its fields", () => {
    const sdl = `
      type Query { any: Any one: One }
      interface Any { heavy: Int friends(first: Int): Friends }
      type One implements Any {
        heavy: Int @cost(weight: 50)
        friends(first: Int): Friends @listSize(slicingArguments: ["first"], sizedFields: ["nodes"])
      }
      type Other implements Any { heavy: Int @cost(weight: 3) friends(first: Int): Friends }
      type Friends { nodes: [One] }`;
    const costBy = (field: string) =>
      costOf(sdl, `{ ${field} { heavy friends(first: 90) { nodes { heavy } } } }`);

    expect(costBy("one")).toBe(1 + 50 + 1 + 90 * (1 + 50));
    expect(costBy("any")).toBe(costBy("one"));
  });

  it("is never below nothing, whatever the schema says", () => {
    expect(costOf("type Query { n: Int @cost(weight: -5) }", "{ n }")).toBe(0);
  });

  it("is nothing for what the operation names and the schema does not have", () => {
    expect(costOf("type Query { n: Int }", "{ gone { n } constructor }")).toBe(0);
  });
});

describe("a list that wants exactly one slicing argument", () => {
  const sdl = `
    type Query {
      all(first: Int, last: Int): [Int] @listSize(slicingArguments: ["first", "last"])
      some(first: Int = 5): [Int] @listSize(slicingArguments: ["first"])
      any(first: Int, last: Int): [Int] @listSize(slicingArguments: ["first", "last"], requireOneSlicingArgument: false)
    }`;
  const mistakesIn = (text: string, variables = {}) => compiled(sdl, text).mistakesIn(variables);

  it("is content with one, given or given by the schema", () => {
    expect(
      mistakesIn("query ($n: Int) { a: all(first: 1) b: all(last: $n, first: null) some any }", { n: 2 }),
    ).toEqual([]);
  });

  it("says what it wants where there is none, or more than one", () => {
    const wanted = 'all takes exactly one of "first", "last" to say how long its list may be, got ';

    expect(mistakesIn("{ all }")).toEqual([`${wanted}0.`]);
    expect(mistakesIn("query ($n: Int) { all(first: 1, last: $n) }", { n: 2 })).toEqual([`${wanted}2.`]);
    expect(mistakesIn("query ($n: Int) { all(first: $n) }")).toEqual([`${wanted}0.`]);
  });
});
