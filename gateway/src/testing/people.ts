import type { Viewer } from "@kith/kit/viewer-header.ts";
import type { Stub } from "./stub-graph.ts";

type Ref = { readonly id: string };
type Context = { readonly viewer: Viewer };

const friendIds: Readonly<Record<string, readonly string[]>> = {
  alice: ["bob", "carol"],
  bob: ["alice", "dan"],
  carol: ["alice"],
  dan: ["bob"],
};
const refs = (ids: readonly string[] = []) => ids.map((id) => ({ id }));

/** Who people are, and who is asking. */
export const users: Stub = {
  sdl: `
    type Query {
      viewer: User
      user(id: ID!): User
      echo(text: String!): String
    }
    type Mutation { rename(name: String!): User @authenticated }
    type User @key(fields: "id") {
      id: ID!
      name: String
      email: String @authenticated
      file: String @requiresScopes(scopes: [["support", "senior"], ["operator"]])
    }`,
  commands: ["users.find"],
  resolvers: {
    Query: {
      viewer: (_: unknown, _args: unknown, { viewer }: Context) =>
        viewer.viewerId === null ? null : { id: viewer.viewerId },
      user: (_: unknown, { id }: Ref) => (id in friendIds ? { id } : null),
      echo: (_: unknown, { text }: { text: string }) => text,
    },
    Mutation: {
      rename: (_: unknown, _args: unknown, { viewer }: Context) => ({ id: viewer.viewerId }),
    },
    User: {
      __resolveReference: ({ id }: Ref) => (id in friendIds ? { id } : null),
      name: ({ id }: Ref) => {
        if (id === "dan") throw new Error("the database fell over at 10.0.0.7");
        return id[0]?.toUpperCase() + id.slice(1);
      },
      email: ({ id }: Ref) => `${id}@example.org`,
      file: ({ id }: Ref) => `file of ${id}`,
    },
  },
};

/** Who is whose friend. */
export const social: Stub = {
  sdl: `
    type User @key(fields: "id") {
      id: ID!
      friends(first: Int = 10): [User!] @authenticated
      friendCount: Int
    }`,
  commands: ["friendships.aggregate", "friendships.find"],
  resolvers: {
    User: {
      __resolveReference: ({ id }: Ref) => ({ id }),
      friends: ({ id }: Ref, { first }: { first: number }) => refs(friendIds[id]).slice(0, first),
      friendCount: ({ id }: Ref) => friendIds[id]?.length ?? 0,
    },
  },
};

export const people = { users, social };
