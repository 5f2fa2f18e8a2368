import { signViewer, VIEWER_HEADER } from "@kith/kit/viewer-header.ts";
import { describe, expect, it } from "vitest";
import { cast, castId } from "../cast.ts";
import { clientOf, codesOf } from "../client.ts";
import { startSupergraph } from "../supergraph.ts";

const money = "balance { amountMinor }";

describe("a request without a token", () => {
  it("has no viewer and may read what is public", async () => {
    await using graph = await startSupergraph({ seed: cast });

    const answer = await graph.anonymous.query(
      `{ viewer { id } userByHandle(handle: "ALICE") { displayName } groups { nodes { name memberCount } } }`,
    );

    expect(answer.errors).toBeUndefined();
    expect(answer.data).toEqual({
      viewer: null,
      userByHandle: { displayName: "林爱丽" },
      groups: { nodes: [{ name: "西湖徒步", memberCount: 2 }] },
    });
  });

  it("gets UNAUTHENTICATED for every guarded field, through any path", async () => {
    await using graph = await startSupergraph({ seed: cast });
    const attempts = [
      `{ viewer { wallet { ${money} } } }`,
      `{ user(id: "${castId("bob")}") { purse: wallet { ${money} } } }`,
      `{ userByHandle(handle: "bob") { ...Guarded } } fragment Guarded on User { friends { nodes { id } } }`,
      `{ userByHandle(handle: "bob") { ... on User { friendCount } } }`,
      `{ groups { nodes { members { nodes { id } } } } }`,
      `mutation { unfriend(input: { userId: "${castId("bob")}" }) { user { id } } }`,
    ];

    const answers = await Promise.all(attempts.map((document) => graph.anonymous.query(document)));

    for (const answer of answers) {
      expect(codesOf(answer)).toEqual(["UNAUTHENTICATED"]);
      expect(answer.data ?? null).toBeNull();
    }
  });
});

describe("another person's wallet", () => {
  it("cannot be read by id, by handle, through friends, by alias or by fragment", async () => {
    await using graph = await startSupergraph({ seed: cast });
    const alice = await graph.as("alice");

    const { data } = await alice.query<
      Record<string, { wallet: unknown; friends: { nodes: { wallet: unknown }[] } }>
    >(`{
      byId: user(id: "${castId("bob")}") { wallet { ${money} } }
      byHandle: userByHandle(handle: "bob") { ...Purse }
      own: viewer { wallet { ${money} } friends { nodes { wallet { ${money} } } } }
    } fragment Purse on User { ... on User { wallet { ${money} entries { nodes { id } } } } }`);

    expect(data.byId).toEqual({ wallet: null });
    expect(data.byHandle).toEqual({ wallet: null });
    expect(data.own?.wallet).toEqual({ balance: { amountMinor: "100000" } });
    expect(data.own?.friends.nodes.map(({ wallet }) => wallet)).toEqual([null, null]);
  });

  it("cannot be read through _entities: the gateway has no such field and the subgraph answers for the viewer only", async () => {
    await using graph = await startSupergraph({ seed: cast });
    const alice = await graph.as("alice");
    const entities = `{ _entities(representations: [{ __typename: "User", id: "${castId("bob")}" }]) { ... on User { wallet { ${money} } } } }`;
    const asAlice = signViewer(
      { viewerId: castId("alice"), scopes: [], requestId: "test" },
      { key: graph.viewerKey, audience: "commerce" },
    );

    const throughGateway = await alice.query(entities);
    const direct = clientOf(`${graph.services.commerce.url}/graphql`, undefined, {
      [VIEWER_HEADER]: asAlice,
    });
    const fromSubgraph = await direct.query(entities);

    expect(codesOf(throughGateway)).toEqual(["GRAPHQL_VALIDATION_FAILED"]);
    expect(fromSubgraph.data).toEqual({ _entities: [{ wallet: null }] });
  });
});

describe("a subgraph", () => {
  it("answers nobody without a header that was signed for it", async () => {
    await using graph = await startSupergraph({ seed: cast });
    const viewer = { viewerId: castId("alice"), scopes: [], requestId: "test" };
    const { viewerKey: key, services } = graph;
    const headers = {
      none: {},
      plain: { [VIEWER_HEADER]: castId("alice") },
      forged: { [VIEWER_HEADER]: signViewer(viewer, { key: Buffer.alloc(32), audience: "commerce" }) },
      forAnother: { [VIEWER_HEADER]: signViewer(viewer, { key, audience: "social" }) },
      expired: {
        [VIEWER_HEADER]: signViewer(viewer, { key, audience: "commerce", nowMs: Date.now() - 120_000 }),
      },
    };

    const answers = await Promise.all(
      Object.values(headers).map((header) =>
        clientOf(`${services.commerce.url}/graphql`, undefined, header).query("{ __typename }"),
      ),
    );

    expect(answers.map(({ status }) => status)).toEqual([401, 401, 401, 401, 401]);
    for (const answer of answers) expect(codesOf(answer)).toEqual(["GATEWAY_ONLY"]);
  });

  it("takes no operator object for an id", async () => {
    await using graph = await startSupergraph({ seed: cast });
    const header = signViewer(
      { viewerId: castId("alice"), scopes: [], requestId: "test" },
      { key: graph.viewerKey, audience: "users" },
    );
    const users = clientOf(`${graph.services.users.url}/graphql`, undefined, { [VIEWER_HEADER]: header });

    const answer = await users.query(
      "query ($of: [_Any!]!) { _entities(representations: $of) { ... on User { handle } } }",
      {
        of: [
          { __typename: "User", id: { $ne: null } },
          { __typename: "User", id: castId("bob") },
        ],
      },
    );

    expect(answer.data).toEqual({ _entities: [null, { handle: "bob" }] });
  });
});

describe("a client that signs the viewer header itself", () => {
  it("is still nobody at the gateway", async () => {
    await using graph = await startSupergraph({ seed: cast });
    const viewer = { viewerId: castId("alice"), scopes: [], requestId: "test" };
    const header = signViewer(viewer, { key: graph.viewerKey, audience: "users" });

    const answer = await clientOf(`${graph.services.gateway.url}/graphql`, undefined, {
      [VIEWER_HEADER]: header,
    }).query("{ viewer { id } }");

    expect(answer.data).toEqual({ viewer: null });
  });
});
