import { expect, it } from "vitest";
import { people } from "./testing/people.ts";
import { startStubGraph } from "./testing/stub-graph.ts";
import { DEFAULT_TOKEN_SETTINGS, type TokenSettings } from "./token-settings.ts";

const OTHERS: readonly [string, Partial<TokenSettings>][] = [
  ["by another issuer", { issuer: "somebody else" }],
  ["for another audience", { audiences: ["another service"] }],
  ["with another algorithm", { algorithms: ["RS256"] }],
];

it.each(OTHERS)("takes no token %s than the gateway's settings name", async (_what, differing) => {
  const tokens = { ...DEFAULT_TOKEN_SETTINGS, ...differing };
  await using graph = await startStubGraph({ stubs: people, gatewayOptions: { tokens } });

  const { status, errors } = await graph.query("{ viewer { name } }", {
    token: await graph.issuer.tokenOf("alice"),
  });

  expect([status, errors[0]?.extensions.code]).toEqual([401, "UNAUTHENTICATED"]);
  expect(graph.asked).toEqual([]);
});
