import { buildSchema, parse } from "graphql";
import { describe, expect, it } from "vitest";
import { operationUsage } from "./operation-usage.ts";

const API = buildSchema(`
  type Query { user(id: ID, where: Where, order: Order): User node: Node pet: Pet }
  interface Node { id: ID }
  type User implements Node { id: ID name(short: Boolean): String friends: [User] }
  type Post implements Node { id: ID }
  type Cat { name: String }
  union Pet = Cat
  input Where { city: String and: [Where!] order: Order }
  enum Order { NAME AGE }`);
const used = (text: string, name: string | null = null) =>
  [...operationUsage(parse(text), name, API).coordinates].toSorted();
const inVariables = (text: string, variables: object) => {
  const told: string[] = [];
  operationUsage(parse(text), null, API).inVariables?.(variables as Record<string, unknown>, (one) =>
    told.push(one),
  );
  return told;
};

describe("operationUsage", () => {
  it("finds fields, arguments, input fields and enum values that are written out, each once", () => {
    const text = `{ user(id: 1, where: { and: [{ city: "x" }, { order: AGE }] }, order: NAME) { a: name(short: true) b: name } __typename }`;

    expect(used(text)).toEqual([
      "Order.AGE",
      "Order.NAME",
      "Query.user",
      "Query.user(id:)",
      "Query.user(order:)",
      "Query.user(where:)",
      "User.name",
      "User.name(short:)",
      "Where.and",
      "Where.city",
      "Where.order",
    ]);
  });

  it("counts a field of an interface for whoever may answer, and no introspection and no directives", () => {
    expect(used("{ node { id @include(if: true) } __schema { types { name } } }")).toEqual([
      "Node.id",
      "Post.id",
      "Query.node",
      "User.id",
    ]);
  });

  it("looks at the operation that runs, with its fragments alone", () => {
    const text = `query A { user { ...F } } query B { pet { ... on Cat { name } } } fragment F on User { friends { id } }`;

    expect(used(text, "A")).toEqual(["Query.user", "User.friends", "User.id"]);
    expect(used(text, "B")).toEqual(["Cat.name", "Query.pet"]);
  });

  it("reads variables by the names that the API has, and nothing else of them", () => {
    const text = "query ($w: Where, $o: [Order!], $id: ID) { user(id: $id, where: $w) { id } }";
    const w = JSON.parse(
      `{ "city": "杭州", "and": [{ "order": "AGE", "secret": 1 }, null, 3], "__proto__": { "x": 1 }, "constructor": 1 }`,
    );

    expect(inVariables(text, { w, o: ["NAME", "alice", {}], id: "user_1" })).toEqual([
      "Where.city",
      "Where.and",
      "Where.order",
      "Order.AGE",
      "Order.NAME",
    ]);
    expect(inVariables(text, {})).toEqual([]);
    expect(
      operationUsage(parse("query ($id: ID) { user(id: $id) { id } }"), null, API).inVariables,
    ).toBeNull();
  });

  it("stops looking at a thousand values", () => {
    const text = "query ($o: [Order!]) { user { id } }";

    expect(inVariables(text, { o: Array(100_000).fill("AGE") }).length).toBeLessThan(1_000);
  });

  it("stops in what is nested without end", () => {
    let w: object = {};
    for (let depth = 0; depth < 50_000; depth++) w = { and: [w] };

    expect(inVariables("query ($w: Where) { user(where: $w) { id } }", { w }).length).toBeLessThan(1_000);
  });
});
