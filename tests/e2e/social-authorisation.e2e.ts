import { cursorOf } from "@kith/kit/keyset.ts";
import { readSdl } from "@kith/kit/sdl.ts";
import { parse } from "graphql";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { POSTS_KEYSET } from "../../subgraphs/social/src/posts/model.ts";
import { coordinatesOf, selectionOf, shownIn, typesOf } from "../authorisation/every-field.ts";
import { ROLES_BY_PUBLISHED_FIELD } from "../authorisation/life-account-matrix.ts";
import { clientAs, outcomeOf } from "../authorisation/matrix-client.ts";
import { forAllRoles, isSeenBy } from "../authorisation/outcome-by-role.ts";
import { OUTCOME_BY_MUTATION, ROLES_BY_FIELD } from "../authorisation/social-matrix.ts";
import {
  ACCOUNT_HANDLE,
  ACQUAINTANCE,
  ROLES,
  type Role,
  type Scene,
  SUBJECT,
  setScene,
} from "../authorisation/social-scene.ts";
import { cast } from "../cast.ts";
import { type Supergraph, startSupergraph } from "../supergraph.ts";

const types = typesOf(parse(readSdl("social")));
const mutations = (types.get("Mutation") ?? []).map(({ name }) => name);
const options = {
  selectionByLeaf: { User: "{ id }", PostAuthor: "{ ... on User { id } ... on LifeAccount { id } }" },
  argumentsByField: {
    "User.connectionTo": `(userId: "${ACQUAINTANCE}")`,
    // None of them: what an account has published is walked by itself.
    "LifeAccount.posts": `(after: "${cursorOf(POSTS_KEYSET, { createdAt: new Date(0), _id: "" })}")`,
  },
};

let graph: Supergraph;
beforeAll(async () => {
  graph = await startSupergraph({ seed: cast });
});
afterAll(() => graph?.[Symbol.asyncDispose]());

const ENTITIES = ["User", "FriendRequest", "Post", "Comment", "LifeAccount"] as const;

/** Asks for all there is on every way that leads there: as entities, and by the queries of the subgraph. */
async function fieldsShownTo(role: Role, scene: Scene): Promise<ReadonlySet<string>> {
  const { requestId, postId, commentId, accountId } = scene;
  const idOf = {
    User: SUBJECT,
    FriendRequest: requestId,
    Post: postId,
    Comment: commentId,
    LifeAccount: accountId,
  };
  const all = (type: string) => selectionOf(types, type, options);
  const { data } = await clientAs(role, graph, "social").query<{ _entities: unknown[] }>(
    `query ($of: [_Any!]!, $post: ID!, $account: ID!) {
      post(id: $post) ${all("Post")}
      lifeAccount(id: $account) ${all("LifeAccount")}
      lifeAccountByHandle(handle: "${ACCOUNT_HANDLE}") { id }
      searchLifeAccounts(text: "西湖") ${all("LifeAccountConnection")}
      _entities(representations: $of) { ${ENTITIES.map((type) => `... on ${type} ${all(type)}`).join(" ")} }
    }`,
    {
      of: ENTITIES.map((type) => ({ __typename: type, id: idOf[type] })),
      post: postId,
      account: accountId,
    },
  );
  return new Set([
    ...shownIn(types, "Query", data),
    ...ENTITIES.flatMap((type, index) => shownIn(types, type, data._entities[index])),
  ]);
}

function inputOf(mutation: string, { requestId, postId, commentId, accountId }: Scene): object {
  if (mutation.endsWith("FriendRequest")) return { friendRequestId: requestId };
  if (mutation === "createPost") return { text: "你好" };
  if (mutation === "publishPost") return { accountId, text: "你好" };
  if (mutation === "recordPostViews") return { postIds: [postId] };
  if (mutation === "commentOnPost") return { postId, text: "好看" };
  if (mutation === "deleteComment") return { commentId };
  if (mutation.endsWith("Post")) return { postId };
  if (mutation === "createLifeAccount") return { handle: "new-account", displayName: "新号" };
  if (mutation === "setLifeAccountKind") return { accountId, kind: "OFFICIAL" };
  if (mutation.endsWith("Account")) return { accountId };
  return { userId: SUBJECT };
}

describe("the authorisation matrix of social", () => {
  it("names every field that can be read, and every mutation", () => {
    expect(Object.keys(ROLES_BY_FIELD).sort()).toEqual(coordinatesOf(types).sort());
    expect(Object.keys(OUTCOME_BY_MUTATION).sort()).toEqual(mutations.sort());
  });

  it.for(ROLES)("shows each field to whom it should, and to nobody else: %s", async (role) => {
    const shown = await fieldsShownTo(role, await setScene(graph.stores));

    const expected = coordinatesOf(types).filter((field) => isSeenBy(role, ROLES_BY_FIELD[field]));
    expect([...shown].sort()).toEqual(expected.sort());
  });

  it.for(ROLES)(
    "shows what a life account has published to whoever may see the account: %s",
    async (role) => {
      const { articleId } = await setScene(graph.stores);

      const { data } = await clientAs(role, graph, "social").query<{ post: unknown } | null>(
        `{ post(id: "${articleId}") ${selectionOf(types, "Post", options)} }`,
      );

      const shown = new Set(shownIn(types, "Post", data?.post));
      const expected = Object.entries(ROLES_BY_PUBLISHED_FIELD).filter(([, roles]) => isSeenBy(role, roles));
      expect([...shown].filter((field) => field.startsWith("Post.")).sort()).toEqual(
        expected.map(([field]) => field).sort(),
      );
    },
  );

  it.for(Object.entries(OUTCOME_BY_MUTATION))(
    "lets through whom it should, and nobody else: %s",
    async ([mutation, expected]) => {
      const outcomes: [string, string][] = [];
      for (const role of ROLES)
        outcomes.push([
          role,
          await outcomeOf(clientAs(role, graph, "social"), {
            types,
            mutation,
            input: inputOf(mutation, await setScene(graph.stores)),
          }),
        ]);

      expect(Object.fromEntries(outcomes)).toEqual(forAllRoles(expected));
    },
  );
});
