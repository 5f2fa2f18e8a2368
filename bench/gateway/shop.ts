import { buildSubgraphSchema } from "@apollo/subgraph";
import { execute, parse } from "graphql";
import type { MockSubgraph } from "../../gateway/src/executor/testing/mock-subgraph.ts";
import { subgraphSdl } from "../../gateway/src/testing/composed.ts";

/** The shop that gateways of this field are usually measured with: few people, products and reviews, asked for again and again. */
export const SHOP: Readonly<Record<string, string>> = {
  accounts: `type Query { users: [User] }
    type User @key(fields: "id") { id: ID! name: String username: String @shareable }`,
  inventory: `type Product @key(fields: "upc") { upc: String! weight: Int @external price: Int @external
      inStock: Boolean shippingEstimate: Int @requires(fields: "price weight") }`,
  products: `type Query { topProducts(first: Int = 5): [Product] }
    type Product @key(fields: "upc") { upc: String! name: String price: Int weight: Int }`,
  reviews: `type Review @key(fields: "id") { id: ID! body: String author: User @provides(fields: "username") product: Product }
    type User @key(fields: "id") { id: ID! username: String @external reviews: [Review] }
    type Product @key(fields: "upc") { upc: String! reviews: [Review] }`,
};

const ABOUT_REVIEWS = `reviews { ...ReviewText author { ...Person reviews { ...ReviewText product { ...Goods } } } }`;
export const SHOP_QUERY = `query Shop {
  users { ...Person reviews { ...ReviewText product { ...Goods ${ABOUT_REVIEWS} } } }
  topProducts { ...Goods ${ABOUT_REVIEWS} }
}
fragment Person on User { id username name }
fragment ReviewText on Review { id body }
fragment Goods on Product { inStock name price shippingEstimate upc weight }`;

const [USERS, PRODUCTS, REVIEWS] = [6, 9, 24];
const WORDS = "A table that stands on four legs and bears whatever one puts on it".split(" ");
const range = (count: number): number[] => Array.from({ length: count }, (_, index) => index);

const users = range(USERS).map((n) => ({ id: `user-${n}`, name: `Person ${n}`, username: `person${n}` }));
const products = range(PRODUCTS).map((n) => ({
  upc: `upc-${n}`,
  name: `${WORDS[n]} number ${n}`,
  price: 100 * n + 99,
  weight: 40 * n,
  inStock: n % 3 !== 0,
}));
const reviews = range(REVIEWS).map((n) => ({
  id: `review-${n}`,
  body: WORDS.slice(0, 3 + (n % 8)).join(" "),
  author: `user-${n % USERS}`,
  product: `upc-${(n * 5) % PRODUCTS}`,
}));

type Reference = {
  readonly id: string;
  readonly upc: string;
  readonly price: number;
  readonly weight: number;
};
type Resolvers = Parameters<typeof buildSubgraphSchema>[0] extends infer Options
  ? Options extends { resolvers?: infer R }
    ? NonNullable<R>
    : never
  : never;
type Review = (typeof reviews)[number];
const reviewsWhere = (is: (review: Review) => boolean) => () => reviews.filter(is);

const RESOLVERS: Readonly<Record<string, Resolvers>> = {
  accounts: {
    Query: { users: () => users },
    User: { __resolveReference: ({ id }: Reference) => users.find((user) => user.id === id) },
  },
  inventory: {
    Product: {
      __resolveReference: (known: Reference) => ({
        ...products.find(({ upc }) => upc === known.upc),
        ...known,
      }),
      shippingEstimate: ({ price, weight }: Reference) => (price > 500 ? 0 : weight / 2),
    },
  },
  products: {
    Query: { topProducts: (_: unknown, { first }: { first: number }) => products.slice(0, first) },
    Product: { __resolveReference: ({ upc }: Reference) => products.find((product) => product.upc === upc) },
  },
  reviews: {
    Review: {
      __resolveReference: ({ id }: Reference) => reviews.find((review) => review.id === id),
      author: ({ author }: Review) => users.find(({ id }) => id === author),
      product: ({ product }: Review) => ({ upc: product }),
    },
    User: { reviews: ({ id }: Reference) => reviewsWhere(({ author }) => author === id)() },
    Product: { reviews: ({ upc }: Reference) => reviewsWhere(({ product }) => product === upc)() },
  },
};

/** One of the shop's subgraphs, in this process. */
export function shopSubgraph(name: string): MockSubgraph {
  const schema = buildSubgraphSchema({
    typeDefs: parse(subgraphSdl(SHOP[name] ?? "")),
    resolvers: RESOLVERS[name] ?? {},
  });
  return async (query, variableValues) => {
    const result = await execute({ schema, document: parse(query), variableValues });
    return JSON.parse(JSON.stringify(result));
  };
}
