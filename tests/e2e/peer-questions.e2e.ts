import { PEER_SCOPE, signViewer, VIEWER_HEADER } from "@kith/kit/viewer-header.ts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { cast, castId } from "../cast.ts";
import { clientOf } from "../client.ts";
import { type Supergraph, startSupergraph } from "../supergraph.ts";

const PAIRS = [
  `${castId("alice")}:${castId("dan")}`,
  `${castId("bob")}:${castId("carol")}`,
  `${castId("carol")}:${castId("bob")}`,
  castId("alice"),
];

let graph: Supergraph;
beforeAll(async () => {
  graph = await startSupergraph({ seed: cast });
  const bob = await graph.as("bob");
  await bob.query(
    `mutation { blockUser(input: { userId: "${castId("carol")}" }) { userErrors { message } } }`,
  );
});
afterAll(() => graph?.[Symbol.asyncDispose]());

async function answers(ids: readonly string[], scopes: readonly string[]) {
  const viewer = { viewerId: castId("bob"), scopes, requestId: "test" };
  const header = signViewer(viewer, { key: graph.viewerKey, audience: "social" });
  const client = clientOf(`${graph.services.social.url}/graphql`, undefined, { [VIEWER_HEADER]: header });
  const { data } = await client.query<{ _entities: ({ isHidden: boolean } | null)[] }>(
    "query ($of: [_Any!]!) { _entities(representations: $of) { ... on PersonPair { isHidden } } }",
    { of: ids.map((id) => ({ __typename: "PersonPair", id })) },
  );
  return data._entities.map((entity) => entity?.isHidden ?? null);
}

describe("whether a block hides two people from each other", () => {
  it("is answered to a peer, of many pairs at once", async () => {
    expect(await answers(PAIRS, [PEER_SCOPE])).toEqual([false, true, true, null]);
  });

  it("is not there for anybody with a token, whatever its scopes", async () => {
    for (const scopes of [[], ["user"], ["user", "support"]])
      expect(await answers(PAIRS, scopes)).toEqual(PAIRS.map(() => null));
  });

  it("cannot be asked of the gateway", async () => {
    const asked = `{ _entities(representations: [{ __typename: "PersonPair", id: "${PAIRS[0]}" }]) { __typename } }`;
    const { errors } = await (await graph.as("bob")).query(asked);

    expect(errors?.[0]?.extensions?.code).toBe("GRAPHQL_VALIDATION_FAILED");
  });
});
