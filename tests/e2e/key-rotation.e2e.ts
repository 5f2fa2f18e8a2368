import { decodeProtectedHeader } from "jose";
import { expect, it } from "vitest";
import { type Payload, refresh, signIn, signUp, withToken } from "../sign-in-client.ts";
import { type Supergraph, startSupergraph } from "../supergraph.ts";

const HOUR_MS = 3_600_000;

const keyIdOf = ({ session }: Payload) => decodeProtectedHeader(session?.accessToken ?? "").kid;

const publishedBy = async (graph: Supergraph): Promise<string[]> => {
  const response = await fetch(`${graph.services.users.url}/.well-known/jwks.json`);
  const { keys } = (await response.json()) as { keys: { kid: string }[] };
  return keys.map(({ kid }) => kid);
};

const handleSeenBy = async (graph: Supergraph, payload: Payload) => {
  type Viewer = { viewer: { handle: string } };
  const { status, data } = await withToken(graph, payload).query<Viewer>("{ viewer { handle } }");
  return status === 200 ? data.viewer.handle : status;
};

it("signs by a new key after 30 days, which the gateway takes without a restart, beside tokens of the old one", async () => {
  const clock = { aheadMs: 0 };
  await using graph = await startSupergraph({ now: () => new Date(Date.now() + clock.aheadMs) });
  const before = await signUp(graph);

  clock.aheadMs += 29.5 * 24 * HOUR_MS;
  const published = await publishedBy(graph);
  const stillOld = await signIn(graph);
  // From here on the gateway holds the keys that it has read now.
  expect(await handleSeenBy(graph, before)).toBe("xiaoming");
  clock.aheadMs += 12 * HOUR_MS;
  const after = await signIn(graph);

  expect(published).toEqual([keyIdOf(before), keyIdOf(after)]);
  expect([keyIdOf(stillOld), keyIdOf(after)]).toEqual(published);
  expect(await Promise.all([before, stillOld, after].map((one) => handleSeenBy(graph, one)))).toEqual([
    "xiaoming",
    "xiaoming",
    "xiaoming",
  ]);
  expect(keyIdOf(await refresh(graph, stillOld))).toBe(keyIdOf(after));

  clock.aheadMs += 26 * HOUR_MS;
  expect(await publishedBy(graph)).toEqual([keyIdOf(after)]);
});
