import type { Viewer } from "@kith/kit/viewer-header.ts";
import type { Stub } from "./stub-graph.ts";

type Context = { readonly viewer: Viewer };

/** How a subgraph has its `@cacheControl`s stand in the supergraph. */
const CACHE_CONTROL = `
  extend schema
    @link(url: "https://kith.example/cacheControl/v1.0", import: ["@cacheControl"])
    @composeDirective(name: "@cacheControl")
  directive @cacheControl(maxAge: Int, scope: CacheControlScope, inheritMaxAge: Boolean)
    on FIELD_DEFINITION | OBJECT | INTERFACE | UNION
  enum CacheControlScope { PUBLIC PRIVATE }`;

/** Subgraphs of things that may be kept, and of such that may not. */
export function topics() {
  const gate = { failures: 0, wait: Promise.resolve(), isRenameBroken: false, renamed: Promise.resolve() };
  const known: Stub = {
    sdl: `${CACHE_CONTROL}
      type Query {
        topic(id: ID!): Topic @cacheControl(maxAge: 60)
        topics(ids: [ID!], by: Order): [Topic!] @cacheControl(maxAge: 60)
        stranger: String @cacheControl(maxAge: 60)
        seat: String @cacheControl(maxAge: 30, scope: PRIVATE)
        slowSeat: String @cacheControl(maxAge: 30, scope: PRIVATE)
        badge: String @authenticated @cacheControl(maxAge: 30)
        card: Card @cacheControl(maxAge: 60)
        pair: Pair @cacheControl(maxAge: 60)
        now: String
        zero: String @cacheControl(maxAge: 0)
        loose: String @cacheControl(inheritMaxAge: true)
      }
      type Mutation { rename(title: String!): Topic @cacheControl(maxAge: 60) @authenticated }
      input Order { field: String up: Boolean }
      type Topic @key(fields: "id") @cacheControl(maxAge: 600) {
        id: ID! @cacheControl(inheritMaxAge: true)
        title: String @cacheControl(inheritMaxAge: true)
        hot: Int @cacheControl(maxAge: 5)
        viewerFollows: Boolean
      }
      interface Card { name: String @cacheControl(inheritMaxAge: true) }
      type Open implements Card { name: String @cacheControl(maxAge: 20) }
      type Shut implements Card { name: String }
      union Pair = Topic | Shut`,
    resolvers: {
      Query: {
        topic: async (_: unknown, { id }: { id: string }) => {
          await gate.wait;
          if (gate.failures > 0) {
            gate.failures -= 1;
            throw new Error("the database fell over");
          }
          return { id };
        },
        topics: (_: unknown, { ids }: { ids: string[] | null }) => (ids ?? ["all"]).map((id) => ({ id })),
        stranger: (_: unknown, _args: unknown, { viewer }: Context) => viewer.viewerId ?? "nobody",
        seat: (_: unknown, _args: unknown, { viewer }: Context) => `seat of ${viewer.viewerId}`,
        slowSeat: async (_: unknown, _args: unknown, { viewer }: Context) => {
          await gate.wait;
          return `seat of ${viewer.viewerId}`;
        },
        badge: (_: unknown, _args: unknown, { viewer }: Context) => `badge of ${viewer.viewerId}`,
        card: () => ({ __typename: "Open", name: "open" }),
        pair: () => ({ __typename: "Topic", id: "1" }),
        now: () => "now",
        zero: () => "zero",
        loose: () => "loose",
      },
      Mutation: {
        async rename() {
          await gate.renamed;
          if (gate.isRenameBroken) throw new Error("the database fell over");
          return { id: "1" };
        },
      },
      Topic: {
        __resolveReference: ({ id }: { id: string }) => ({ id }),
        title: ({ id }: { id: string }) => `Topic ${id}`,
        hot: () => 1,
        viewerFollows: (_: unknown, _args: unknown, { viewer }: Context) => viewer.viewerId === "alice",
      },
    },
  };
  const votes: Stub = {
    sdl: `${CACHE_CONTROL}
      type Topic @key(fields: "id") {
        id: ID!
        voteCount: Int @cacheControl(maxAge: 10)
        viewerVote: Int
      }`,
    resolvers: {
      Topic: {
        __resolveReference: ({ id }: { id: string }) => ({ id }),
        voteCount: () => 7,
        viewerVote: (_: unknown, _args: unknown, { viewer }: Context) => viewer.viewerId?.length ?? null,
      },
    },
  };
  return { stubs: { known, votes }, gate };
}
