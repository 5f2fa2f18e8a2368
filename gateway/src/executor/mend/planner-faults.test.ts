import { describe, expect, it } from "vitest";
import { composed, subgraphSdl } from "../../testing/composed.ts";
import type { Answer } from "../fetch/ask.ts";
import type { JsonObject } from "../json.ts";
import { type Asked, bothExecutors } from "../testing/both-executors.ts";
import { mockSubgraph } from "../testing/mock-subgraph.ts";

type Subgraph = (query: string, variables: JsonObject) => Answer;

async function ask(
  sdls: Readonly<Record<string, string>>,
  query: string,
  subgraphs: Readonly<Record<string, Subgraph>>,
) {
  const { ours, asked } = await bothExecutors(
    composed(sdls),
    Object.fromEntries(
      Object.entries(subgraphs).map(([name, answer]) => [
        name,
        async (text: string, variables: JsonObject) => structuredClone(answer(text, variables)),
      ]),
    ),
  );
  const outcome = await ours({ query });
  return { ...outcome, asked: asked.ours };
}

const representationsOf = (asked: readonly Asked[], subgraph: string) =>
  asked.filter((one) => one.subgraph === subgraph).map(({ variables }) => variables.representations);

const entity =
  (entity: object): Subgraph =>
  () => ({ data: { _entities: [entity] } });

describe("a key that is not resolvable", () => {
  it("is never what an entity is looked up by", async () => {
    const sdls = {
      a: `type Query { user: User } type User @key(fields: "id") @key(fields: "mail") { id: ID! mail: String! }`,
      b: `type User @key(fields: "id", resolvable: false) @key(fields: "mail") {
            id: ID! mail: String! name: String @external age: Int @requires(fields: "name") }`,
      c: `type User @key(fields: "id") { id: ID! name: String }`,
    };

    const { data, asked } = await ask(sdls, "{ user { age } }", {
      a: () => ({ data: { user: { __typename: "User", id: "1", mail: "m" } } }),
      b: entity({ age: 7 }),
      c: entity({ name: "n" }),
    });

    expect(representationsOf(asked, "b")).toEqual([[{ __typename: "User", name: "n", mail: "m" }]]);
    expect(data).toBe('{"user":{"age":7}}');
  });
});

describe("a field at the root that nobody was asked for", () => {
  it("is null with an error, not silently", async () => {
    const { data, misfits } = await ask({ a: "type Query { x: Int y: Int }" }, "{ x y }", {
      a: () => ({ data: { x: 1 } }),
    });

    expect({ data, misfits }).toEqual({ data: '{"x":1,"y":null}', misfits: ['["y"]'] });
  });

  it("is so below the root too, wherever the type of queries is come upon", async () => {
    const sdls = { a: "type Query { x: Int me: Query }", b: "type Query { y: Int z: Int! }" };
    const answered = (query: string) =>
      ask(sdls, query, { a: () => ({ data: { me: { x: 1 } } }), b: () => ({ data: {} }) });

    const nullable = await answered("{ me { x y } }");
    const nonNull = await answered("{ me { x z } }");

    expect([nullable.data, nullable.misfits]).toEqual(['{"me":{"x":1,"y":null}}', ['["me","y"]']]);
    expect([nonNull.data, nonNull.misfits]).toEqual(['{"me":null}', ['["me","z"]']]);
  });
});

describe("a field with arguments that is required", () => {
  const shop = `type Query { product: Product } type Product @key(fields: "id") { id: ID! price(currency: String): Int }`;
  const tax = (more = "") => `type Product @key(fields: "id") {
    id: ID! price(currency: String): Int @external
    tax: Int @requires(fields: "price(currency: \\"EUR\\")") ${more} }`;
  const PRICE = /(?:(?<alias>\w+): )?price\(currency: ?"(?<currency>\w+)"\)/g;
  const priced: Subgraph = (query) => {
    const prices = [...query.matchAll(PRICE)].map(({ groups }) => [
      groups?.alias ?? "price",
      groups?.currency === "EUR" ? 100 : 7,
    ]);
    return { data: { product: { __typename: "Product", id: "1", ...Object.fromEntries(prices) } } };
  };

  it("is asked for with its own arguments, whatever a client asks of the same field", async () => {
    const { data, asked } = await ask({ shop, tax: tax() }, '{ product { price(currency: "USD") tax } }', {
      shop: priced,
      tax: entity({ tax: 19 }),
    });

    expect(representationsOf(asked, "tax")).toEqual([[{ __typename: "Product", id: "1", price: 100 }]]);
    expect(data).toBe('{"product":{"price":7,"tax":19}}');
  });

  it("is told of in a question of its own where two fields require it with different arguments", async () => {
    const { data, asked } = await ask(
      { shop, tax: tax('fee: Int @requires(fields: "price(currency: \\"USD\\")") note: String') },
      "{ product { tax fee note } }",
      {
        shop: priced,
        tax: (_query, { p0_representations: first, p1_representations: second }) => {
          const answerTo = (representations: unknown) => {
            const { price } = (representations as { price: number }[])[0] ?? {};
            return [{ note: "n", ...(price === 100 ? { tax: 19 } : { fee: 1 }) }];
          };
          return { data: { p0__entities: answerTo(first), p1__entities: answerTo(second) } };
        },
      },
    );

    const questions = asked.filter(({ subgraph }) => subgraph === "tax");
    expect(questions).toHaveLength(1);
    expect(questions[0]?.query.match(/\b(?:tax|fee|note)\b/g)?.sort()).toEqual(["fee", "note", "tax"]);
    expect(data).toBe('{"product":{"tax":19,"fee":1,"note":"n"}}');
  });

  it.each([
    "query ($isFree: Boolean!) { product { tax fee @skip(if: $isFree) note } }",
    `query ($isFree: Boolean!) { product { tax ...F } products { tax ...F } }
     fragment F on Product { fee @skip(if: $isFree) twin { note ...G } } fragment G on Product { note tax }`,
  ])("is told of in questions that use all that they declare: %s", async (query) => {
    const sdls = {
      shop: `${shop} extend type Query { products: [Product!]! }`,
      tax: tax('fee: Int @requires(fields: "price(currency: \\"USD\\")") note: String twin: Product'),
    };
    const mischief = { nullOneIn: 0, errorOneIn: 0, listLength: 2 };
    const { ours } = await bothExecutors(
      composed(sdls),
      // Refuse what is not valid.
      Object.fromEntries(
        Object.entries(sdls).map(([name, sdl]) => [name, mockSubgraph(subgraphSdl(sdl), mischief)]),
      ),
    );

    const { errors, misfits } = await ours({ query, variables: { isFree: false } });

    expect([...errors, ...misfits]).toEqual([]);
  });

  it("is told together with all else that a field requires, where others require all of it otherwise", async () => {
    const more = `weight(unit: String): Int @external
      duty: Int @requires(fields: "price(currency: \\"EUR\\") weight(unit: \\"kg\\")")
      toll: Int @requires(fields: "price(currency: \\"USD\\") weight(unit: \\"lb\\")")`;
    const { asked } = await ask(
      { shop: shop.replace("price(", "weight(unit: String): Int price("), tax: tax(more) },
      "{ product { tax duty toll } }",
      {
        shop: (query) => {
          const told = [...query.matchAll(/(?<alias>\w+): \w+\((?:currency|unit): ?"(?<which>\w+)"\)/g)];
          const amounts: Record<string, number> = { EUR: 1, USD: 2, kg: 3, lb: 4 };
          const fields = told.map(({ groups }) => [groups?.alias, amounts[groups?.which ?? ""]]);
          return { data: { product: { __typename: "Product", id: "1", ...Object.fromEntries(fields) } } };
        },
        tax: () => ({ data: { p0__entities: [{ tax: 1, duty: 2 }], p1__entities: [{ toll: 3 }] } }),
      },
    );

    const [question] = asked.filter(({ subgraph }) => subgraph === "tax");
    const told = { __typename: "Product", id: "1" };
    expect(question?.variables).toEqual({
      p0_representations: [{ ...told, price: 1, weight: 3 }],
      p1_representations: [{ ...told, price: 2, weight: 4 }],
    });
    expect(question?.query.match(/\b(?:tax|duty|toll)\b/g)).toEqual(["tax", "duty", "toll"]);
  });

  it("is told of at the object where it fails, not as what a client asks of the same field", async () => {
    const { errors } = await ask({ shop, tax: tax() }, '{ product { price(currency: "USD") tax } }', {
      shop: (query) => {
        const required = [...query.matchAll(PRICE)].find(({ groups }) => groups?.currency === "EUR");
        return {
          data: { product: { __typename: "Product", id: "1", price: 7 } },
          errors: [{ message: "no", path: ["product", required?.groups?.alias ?? ""] }],
        };
      },
      tax: entity({ tax: null }),
    });

    expect(errors.map((error) => JSON.parse(error).path)).toEqual([["product"]]);
  });

  it("is not shown to clients under the name that it has in plans", async () => {
    const { data } = await ask({ shop, tax: tax() }, '{ __type(name: "Product") { fields { name } } }', {});

    expect(JSON.parse(data).__type.fields).toEqual(["id", "price", "tax"].map((name) => ({ name })));
  });
});
