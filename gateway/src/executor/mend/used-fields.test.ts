import { parse } from "graphql";
import { describe, expect, it } from "vitest";
import { composed } from "../../testing/composed.ts";
import { loadGraph } from "../plan/graph.ts";
import { usedFields } from "./used-fields.ts";

const REQUIRED = `price(currency: String): Int @external tax: Int @requires(fields: "price(currency: \\"EUR\\")")`;
const OTHERWISE: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "is overridden where an interface has it": {
    a: `type Query { item: Item product: Product } interface Item { price(currency: String): Int }
        type Product implements Item @key(fields: "id") { id: ID! price(currency: String): Int }`,
    b: `type Product @key(fields: "id") { id: ID! price(currency: String): Int @override(from: "a") }`,
    c: `type Product @key(fields: "id") { id: ID! ${REQUIRED} }`,
  },
  "is required of another type by the same name": {
    a: `type Query { product: Product box: Box } type Product @key(fields: "id") { id: ID! price(currency: String): Int }
        type Box @key(fields: "id") { id: ID! price: Int }`,
    b: `type Product @key(fields: "id") { id: ID! ${REQUIRED} }
        type Box @key(fields: "id") { id: ID! price: Int @external tax: Int @requires(fields: "price") }`,
  },
  "is external for an interface too": {
    a: `type Query { product: Product } type Product @key(fields: "id") { id: ID! price(currency: String): Int }`,
    b: `type Query { item: Item } interface Item { price(currency: String): Int }
        type Product implements Item @key(fields: "id") { id: ID! ${REQUIRED} }`,
  },
};

describe("a supergraph in which a required field with arguments", () => {
  it.each(Object.entries(OTHERWISE))("%s can be served", async (_how, sdls) => {
    const graph = loadGraph(composed(sdls));

    const plan = await graph.planOf(parse("{ product { tax } }"), undefined);

    expect(JSON.stringify(plan)).toContain("tax");
  });
});

describe("a supergraph in which arguments are required below what is required with arguments", () => {
  it("is loaded", async () => {
    const graph = loadGraph(
      composed({
        a: `type Query { user: User } type User @key(fields: "id") { id: ID! org(at: Int): Org } type Org @shareable { zone(of: Int): Int }`,
        b: `type User @key(fields: "id") { id: ID! org(at: Int): Org @external far: Int @requires(fields: "org(at: 1) { zone(of: 2) }") }
            type Org { zone(of: Int): Int @external }`,
      }),
    );

    const plan = await graph.planOf(parse("{ user { far } }"), undefined);

    expect(JSON.stringify(plan)).toContain("far");
  });
});

describe("the fields that a subgraph needs", () => {
  it("are those of keys, @requires, @provides and interfaces, by type", () => {
    const isUsed = usedFields(
      parse(
        composed({
          a: `type Query { users: [User!] @provides(fields: "name") node: Node } interface Node { id: ID! size: Int }
              type User implements Node @key(fields: "org { id }") { org: Org! id: ID! size: Int name: String @external }
              type Org { id: ID! zone: Int }`,
          b: `type User @key(fields: "org { id }") { org: Org! name: String @shareable zone: Int @external
                far: Int @requires(fields: "zone") } type Org { id: ID! }`,
          c: `type User @key(fields: "org { id }") { org: Org! zone: Int } type Org { id: ID! }`,
        }),
      ),
    );

    const used = ["A User.org", "A Org.id", "A User.name", "A User.size", "B User.zone"];
    const unused = ["A Org.zone", "B User.name", "B User.size", "C User.zone", "B Org.zone"];
    const askedOf = (all: readonly string[]) =>
      all.map((one) => one.split(/[ .]/) as [string, string, string]).map((one) => isUsed(...one));
    expect(askedOf(used)).toEqual(used.map(() => true));
    expect(askedOf(unused)).toEqual(unused.map(() => false));
  });
});
