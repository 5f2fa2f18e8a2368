import { prettyFormatQueryPlan } from "@apollo/query-planner";
import { parse } from "graphql";
import { expect, it } from "vitest";
import { loadGraph } from "../executor/plan/graph.ts";
import { composed } from "../testing/composed.ts";
import { shownPlan } from "./shown-plan.ts";

const graph = loadGraph(
  composed({
    a: `type Query { product: Product products: [Product!] }
        type Product @key(fields: "id") { id: ID! name: String price(currency: String): Int near: Product }`,
    b: `type Product @key(fields: "id") { id: ID! price(currency: String): Int @external
        tax: Int @requires(fields: "price(currency: \\"EUR\\")") }`,
  }),
);
const shown = async (query: string) =>
  prettyFormatQueryPlan(shownPlan(await graph.planOf(parse(query), undefined), graph.twins)).replaceAll(
    /\s+/g,
    " ",
  );

it("shows fields as clients and subgraphs call them, under conditions and in lists too", async () => {
  const plan = await shown(
    `query($no: Boolean!) { product { id: name tax @skip(if: $no) price(currency: "USD") }
       id: products { id: near { id: name tax } } }`,
  );

  expect(plan).not.toMatch(/client__|price_/);
  expect(plan).toContain('price(currency: "EUR")');
  expect(plan).toContain('price(currency: "USD")');
  expect(plan).toContain("id: name");
  expect(plan).toContain('Flatten(path: "id.@.id")');
  expect(plan).toContain("... on Product { __typename id price }");
});

it("shows a plan in which nothing is renamed as it is", async () => {
  const plan = await graph.planOf(parse("{ product { name } }"), undefined);

  expect(prettyFormatQueryPlan(shownPlan(plan, graph.twins))).toBe(prettyFormatQueryPlan(plan));
  expect(await shown("{ __typename }")).toBe("QueryPlan {}");
});
