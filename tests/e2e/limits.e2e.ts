import { expect, it } from "vitest";
import { cast } from "../cast.ts";
import { codesOf } from "../client.ts";
import { startSupergraph } from "../supergraph.ts";

const circles = (depth: number): string =>
  depth === 0 ? "id" : `friends(first: 100) { nodes { ${circles(depth - 1)} } }`;

it("refuses pages within pages that could come to more rows than anybody shows, before any fetch", async () => {
  await using graph = await startSupergraph({ seed: cast });
  const alice = await graph.as("alice");

  const two = await alice.query(`{ viewer { ${circles(2)} } }`);
  const three = await alice.query(`{ viewer { ${circles(3)} } }`);
  const byVariable = await alice.query(
    "query ($n: Int!) { viewer { friends(first: $n) { nodes { friends(first: $n) { nodes { groups(first: $n) { nodes { id } } } } } } } }",
    { n: 100 },
  );

  expect(two.errors).toBeUndefined();
  for (const refused of [three, byVariable]) {
    expect(refused.status).toBe(400);
    expect(codesOf(refused)).toEqual(["GRAPHQL_VALIDATION_FAILED"]);
    expect(refused.extensions.kith.fetches).toEqual({});
  }
});

it("says of a subscription that wants a single answer how it is to be sent", async () => {
  await using graph = await startSupergraph();

  const answer = await graph.anonymous.query("subscription { walletEntryPosted { id } }");

  expect(answer.status).toBe(400);
  expect(codesOf(answer)).toEqual(["BAD_REQUEST"]);
});
