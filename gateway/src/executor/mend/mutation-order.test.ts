import { buildSubgraphSchema } from "@apollo/subgraph";
import { execute, type GraphQLResolveInfo as Info, parse, print } from "graphql";
import { describe, expect, it } from "vitest";
import { composed, subgraphSdl } from "../../testing/composed.ts";
import type { Answer } from "../fetch/ask.ts";
import type { JsonObject } from "../json.ts";
import { bothExecutors } from "../testing/both-executors.ts";
import type { MockSubgraph } from "../testing/mock-subgraph.ts";
import { withMutationsInOrder } from "./mutation-order.ts";

const sdls = {
  a: `type Query { x: Int } type Mutation { pay: Payment note: Int }
      type Payment @key(fields: "id") { id: ID! amount: Int state: String }`,
  b: `type Mutation { send: Int } type Payment @key(fields: "id") { id: ID! receipt: String }`,
};
const payment = { __typename: "Payment", id: "1", amount: 5, state: "paid", receipt: "r" };

/** The mutations in the order in which they were done. */
async function done(query: string, variables: JsonObject = {}) {
  const names: string[] = [];
  const subgraph = (sdl: string): MockSubgraph => {
    const schema = buildSubgraphSchema(parse(subgraphSdl(sdl)));
    const fieldResolver = (source: JsonObject | undefined, _args: object, _context: unknown, info: Info) => {
      if (info.parentType.name !== "Mutation") return source?.[info.fieldName];
      names.push(info.fieldName);
      return info.fieldName === "pay" ? payment : 1;
    };
    return async (text, variableValues) => {
      const document = parse(text);
      if (text.includes("_entities")) return { data: { _entities: [{ receipt: "r" }] } };
      return structuredClone(await execute({ schema, document, variableValues, fieldResolver })) as Answer;
    };
  };
  const { ours } = await bothExecutors(composed(sdls), { a: subgraph(sdls.a), b: subgraph(sdls.b) });
  const { data, errors, misfits } = await ours({ query, variables });
  return { names, data: JSON.parse(data), complaints: [...errors, ...misfits] };
}

describe("mutations", () => {
  it("are done in the order in which their fields are met, whatever order a fragment has", async () => {
    const { names } = await done(
      "mutation { ... on Mutation { pay { id } ...F } } fragment F on Mutation { note pay { id } }",
    );

    expect(names).toEqual(["pay", "note"]);
  });

  const PAID_UNDER_A_CONDITION =
    "mutation($more: Boolean!) { ... @include(if: $more) { pay { amount receipt } note } pay { state } }";
  it.each([
    [true, ["pay", "note"], { pay: { amount: 5, receipt: "r", state: "paid" }, note: 1 }],
    [false, ["pay"], { pay: { state: "paid" } }],
  ])(
    "are done once where they are met twice, under a condition that is %s and without",
    async (more, names, data) => {
      expect(await done(PAID_UNDER_A_CONDITION, { more })).toEqual({ names, data, complaints: [] });
    },
  );

  it.each([
    [true, true, ["pay", "send"]],
    [true, false, ["pay", "send"]],
    [false, true, ["send", "pay"]],
    [false, false, ["send"]],
  ])("are done once where they are met under two conditions: %s, %s", async (one, other, names) => {
    const query =
      "mutation($one: Boolean!, $other: Boolean!) { pay @include(if: $one) { id } send pay @include(if: $other) { state } }";

    expect((await done(query, { one, other })).names).toEqual(names);
  });

  it.each([
    [true, ["pay", "note"]],
    [false, ["send", "note", "pay"]],
  ])("are done in their order where others are under the same condition: %s", async (more, names) => {
    const query =
      "mutation($more: Boolean!) { send @skip(if: $more) pay @include(if: $more) { id } note pay { id } }";

    expect((await done(query, { more })).names).toEqual(names);
  });

  it("are done in their order where others are under the same two conditions", async () => {
    const query = `mutation($one: Boolean!, $other: Boolean!) {
      ... @include(if: $one) { pay @include(if: $other) { id } note @skip(if: $other) } send note }`;

    expect((await done(query, { one: true, other: true })).names).toEqual(["pay", "send", "note"]);
    expect((await done(query, { one: true, other: false })).names).toEqual(["note", "send"]);
  });

  it("are not done where they are skipped", async () => {
    expect(await done("mutation { pay @skip(if: true) { id } ... @include(if: false) { note } }")).toEqual({
      names: [],
      data: {},
      complaints: [],
    });
  });
});

/** Fragments that have the next one twice each. */
const doubled = (count: number, leaf: string, under = (_index: number) => "") =>
  `${Array.from(
    { length: count },
    (_, index) =>
      `fragment F${index} on Mutation { ...F${index + 1} ${under(index)} ... { ...F${index + 1} ${under(index + 1)} } }`,
  ).join(" ")} fragment F${count} on Mutation { ${leaf} }`;

describe("the order of mutations", () => {
  it.each(["note", "note @skip(if: true) pay { id }"])(
    "is worked out at once where fragments stand twice in each other, forty deep: %s",
    (leaf) => {
      const document = withMutationsInOrder(parse(`mutation { ...F0 } ${doubled(40, leaf)}`));

      expect(print(document)).toMatch(/^mutation \{\s+(note|pay \{\s+id\s+\})\s+\}$/);
    },
  );

  it("is worked out where one mutation stands there a thousand times and more", () => {
    const { definitions } = withMutationsInOrder(parse(`mutation { ${"note ".repeat(1_100)} }`));

    expect(definitions).toMatchObject([{ selectionSet: { selections: [{ name: { value: "note" } }] } }]);
  });

  it("leaves queries as they are", () => {
    const document = parse("{ x ...F } fragment F on Query { x }");

    expect(withMutationsInOrder(document)).toBe(document);
  });

  it.each([
    [
      "conditions",
      `mutation(${Array.from({ length: 12 }, (_, index) => `$v${index}: Boolean!`)}) {
         ${Array.from({ length: 12 }, (_, index) => `... @skip(if: $v${index}) { ... @skip(if: $v${(index + 5) % 12}) { pay { id } } }`).join(" ")} }`,
    ],
    [
      "fragments",
      `mutation(${Array.from({ length: 12 }, (_, index) => `$v${index}: Boolean!`)}) { ...F0 } ${doubled(12, "note", (index) => `@skip(if: $v${index})`)}`,
    ],
  ])("is not worked out for ever: too many %s are refused", (_what, query) => {
    expect(() => withMutationsInOrder(parse(query))).toThrow("too many ways");
  });
});
