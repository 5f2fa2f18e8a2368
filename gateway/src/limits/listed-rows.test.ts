import { buildSchema, Kind, type OperationDefinitionNode, parse } from "graphql";
import { describe, expect, it } from "vitest";
import { fragmentsOf } from "../fragments.ts";
import { listedRowsOf } from "./listed-rows.ts";

const schema = buildSchema(`
  directive @listSize(slicingArguments: [String!], sizedFields: [String!]) on FIELD_DEFINITION
  type Query { me: Person }
  type Person {
    name: String
    friends(first: Int = 20, after: String): Friends @listSize(slicingArguments: ["first"], sizedFields: ["edges", "nodes"])
  }
  type Friends { edges: [Edge] nodes: [Person] totalCount: Int }
  type Edge { node: Person }
`);

function rowsOf(text: string, variables: Record<string, unknown> = {}): number {
  const document = parse(text);
  const operation = document.definitions.find(
    (node): node is OperationDefinitionNode => node.kind === Kind.OPERATION_DEFINITION,
  );
  if (operation === undefined) throw new Error("no operation");
  return listedRowsOf({ operation, fragments: fragmentsOf(document), variables, schema });
}

describe("the rows that an operation can come to", () => {
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

  it("follow variables, and their defaults where they are missing", () => {
    const text = "query ($n: Int = 3) { me { friends(first: $n) { nodes { name } } } }";

    expect(rowsOf(text)).toBe(3);
    expect(rowsOf(text, { n: 50 })).toBe(50);
    expect(rowsOf(text, { n: "many" })).toBe(20);
  });

  it("count through fragments and aliases, every time they stand there", () => {
    const text = `
      { me { ...Circle other: friends(first: 4) { nodes { ... on Person { ...Circle } } } } }
      fragment Circle on Person { friends(first: 2) { ...Rows } }
      fragment Rows on Friends { nodes { name } }`;

    expect(rowsOf(text)).toBe(2 + 4 * (1 + 2));
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
