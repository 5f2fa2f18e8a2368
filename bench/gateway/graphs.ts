import { readFileSync } from "node:fs";
import { Kind, parse, print, visit } from "graphql";
import { type MockSubgraph, mockSubgraph } from "../../gateway/src/executor/testing/mock-subgraph.ts";
import { loadableSdl } from "../../gateway/src/supergraph/loadable-sdl.ts";
import { composed, subgraphSdl } from "../../gateway/src/testing/composed.ts";
import { subgraphSdls } from "../../scripts/schema-files.ts";
import { SHOP, SHOP_QUERY, shopSubgraph } from "./shop.ts";

/** A supergraph, its subgraphs by name, and an operation on it. */
export type BenchGraph = {
  readonly supergraphSdl: string;
  readonly subgraphNames: readonly string[];
  readonly subgraphOf: (name: string) => MockSubgraph;
  readonly query: string;
};

const WIDE: Readonly<Record<string, string>> = {
  users: `type Query { viewer: User }
    type User @key(fields: "id") { id: ID! name: String! city: String! bio: String! }`,
  social: `type User @key(fields: "id") { id: ID! friendCount: Int! friends: [User!]! posts: [Post!]! }
    type Post @key(fields: "id") { id: ID! text: String! author: User! }`,
  groups: `type User @key(fields: "id") { id: ID! groups: [Group!]! }
    type Group @key(fields: "id") { id: ID! title: String! owner: User! }`,
  commerce: `type User @key(fields: "id") { id: ID! wallet: Wallet! }
    type Wallet { balance: Int! payments: [Payment!]! } type Payment { id: ID! amount: Int! peer: User! }
    type Post @key(fields: "id") { id: ID! tips: Int! } type Group @key(fields: "id") { id: ID! fee: Int! }`,
};
const WIDE_QUERY = `query Wide {
  viewer {
    name city bio friendCount
    friends {
      name city bio friendCount
      friends { name city }
      posts { text tips author { name } }
      groups { title fee owner { name city } }
      wallet { balance payments { amount peer { name } } }
    }
    posts { text tips author { name city } }
    groups { title fee owner { name bio } }
    wallet { balance payments { id amount peer { name city } } }
  }
}`;

const IDS = 1_000_000;
const madeUp = (listLength: number) => ({ nullOneIn: 0, errorOneIn: 0, listLength, ids: IDS });

/** Few entities, which many places of the answer show. */
const shop = (): BenchGraph => ({
  supergraphSdl: composed(SHOP),
  subgraphNames: Object.keys(SHOP),
  subgraphOf: shopSubgraph,
  query: SHOP_QUERY,
});

/** Thousands of entities, each shown once. */
const wide = (): BenchGraph => ({
  supergraphSdl: composed(WIDE),
  subgraphNames: Object.keys(WIDE),
  subgraphOf: (name) => mockSubgraph(subgraphSdl(WIDE[name] ?? ""), madeUp(18)),
  query: WIDE_QUERY,
});

/** Kith's own graph and `Home`, without its guards: no gateway here knows who asks. */
function home(): BenchGraph {
  const sdls: Readonly<Record<string, string>> = subgraphSdls();
  const guarded = parse(loadableSdl(readFileSync("schema/supergraph.graphql", "utf8")));
  const open = visit(guarded, {
    [Kind.DIRECTIVE]: ({ name }) =>
      ["authenticated", "requiresScopes"].includes(name.value) ? null : undefined,
  });
  return {
    supergraphSdl: print(open),
    subgraphNames: Object.keys(sdls),
    subgraphOf: (name) => mockSubgraph(sdls[name] ?? "", madeUp(5)),
    query: readFileSync("schema/operations/web@1.0/Home.graphql", "utf8"),
  };
}

export const BENCH_GRAPHS: Readonly<Record<string, () => BenchGraph>> = {
  Shop: shop,
  Home: home,
  Wide: wide,
};

/** A supergraph whose subgraphs all answer at one server, each at a path of its own. */
export const servedAt = (supergraphSdl: string, origin: string): string =>
  supergraphSdl.replace(/(@join__graph\(name: "(?<name>\w+)", url: )"[^"]*"/g, `$1"${origin}/$2"`);

/** What graph a process of the benchmark is about, by the name in its arguments. */
export function benchGraphOf(name: string | undefined): BenchGraph {
  const graph = BENCH_GRAPHS[name ?? ""];
  if (graph === undefined)
    throw new Error(`The graph must be one of ${Object.keys(BENCH_GRAPHS)}, got ${name}.`);
  return graph();
}
