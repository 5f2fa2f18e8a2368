import { describe, expect, it } from "vitest";
import { cast } from "../cast.ts";
import { type Client, codesOf } from "../client.ts";
import { startSupergraph } from "../supergraph.ts";

const CONSENT = "consent { purpose scope revokedAt isActive }";
const GRANT = `mutation ($input: GrantConsentInput!) {
  grantConsent(input: $input) { ${CONSENT} userErrors { ... on GrantConsentError { code } } }
}`;
const REVOKE = `mutation ($input: RevokeConsentInput!) {
  revokeConsent(input: $input) { ${CONSENT} userErrors { ... on RevokeConsentError { code } } }
}`;
const HISTORY = `query ($first: Int, $after: String) {
  viewer { consents(first: $first, after: $after) {
    nodes { id purpose scope isActive revokedAt }
    pageInfo { hasNextPage endCursor }
  } }
}`;
const DAY_MS = 86_400_000;

type Payload = {
  readonly consent: { readonly isActive: boolean; readonly revokedAt: string | null } | null;
  readonly userErrors: readonly { readonly code: string }[];
};
type Connection = {
  readonly nodes: readonly {
    readonly id: string;
    readonly scope: string | null;
    readonly isActive: boolean;
  }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
};

const inDays = (days: number): string => new Date(Date.now() + days * DAY_MS).toISOString();
const credit = { purpose: "CREDIT_CIRCLE_EFFECT", scope: "双十一" };

const grant = async (client: Client, input: object): Promise<Payload> =>
  (await client.query<{ grantConsent: Payload }>(GRANT, { input: { expiresAt: inDays(30), ...input } })).data
    .grantConsent;

const revoke = async (client: Client, input: object): Promise<Payload> =>
  (await client.query<{ revokeConsent: Payload }>(REVOKE, { input })).data.revokeConsent;

const history = async (client: Client, variables: object = {}): Promise<Connection> =>
  (await client.query<{ viewer: { consents: Connection } }>(HISTORY, variables)).data.viewer.consents;

describe("a consent", () => {
  it("counts from its granting to its revocation, and stays in the history", async () => {
    await using graph = await startSupergraph({ seed: cast });
    const alice = await graph.as("alice");

    const granted = await grant(alice, credit);
    const revoked = await revoke(alice, credit);
    const again = await revoke(alice, credit);

    expect(granted.consent).toEqual({ ...credit, revokedAt: null, isActive: true });
    expect(revoked.consent).toEqual({ ...credit, revokedAt: expect.any(String), isActive: false });
    expect(again).toEqual({ consent: null, userErrors: [{ code: "NO_SUCH_CONSENT" }] });
    expect((await history(alice)).nodes).toMatchObject([{ ...credit, isActive: false }]);
  });

  it("ends by itself: what has expired cannot be revoked any more", async () => {
    await using graph = await startSupergraph({ seed: cast });
    const alice = await graph.as("alice");
    const soon = new Date(Date.now() + 300);
    await grant(alice, { ...credit, expiresAt: soon.toISOString() });

    await new Promise((resolve) => setTimeout(resolve, 400));
    const revoked = await revoke(alice, credit);

    expect(revoked.userErrors).toEqual([{ code: "NO_SUCH_CONSENT" }]);
    expect((await history(alice)).nodes).toMatchObject([{ isActive: false, revokedAt: null }]);
  });

  it("takes the place of the one before, of the same scope only", async () => {
    await using graph = await startSupergraph({ seed: cast });
    const alice = await graph.as("alice");
    await grant(alice, credit);
    await grant(alice, { purpose: credit.purpose });

    await grant(alice, credit);

    expect((await history(alice)).nodes).toMatchObject([
      { scope: "双十一", isActive: true },
      { scope: null, isActive: true },
      { scope: "双十一", isActive: false },
    ]);
  });

  it("counts once, however many are granted at the same time, and one revocation ends all of it", async () => {
    await using graph = await startSupergraph({ seed: cast });
    const alice = await graph.as("alice");

    for (let round = 0; round < 10; round += 1) {
      const scope = `round ${round}`;
      const granted = await Promise.all([1, 2, 3].map(() => grant(alice, { ...credit, scope })));
      const { nodes } = await history(alice, { first: 3 });

      expect(granted.flatMap(({ userErrors }) => userErrors)).toEqual([]);
      expect(nodes.map((node) => node.scope)).toEqual([scope, scope, scope]);
      expect(nodes.filter(({ isActive }) => isActive)).toHaveLength(1);
      await revoke(alice, { ...credit, scope });
      expect((await history(alice, { first: 3 })).nodes.some(({ isActive }) => isActive)).toBe(false);
    }
  });

  it.each([
    ["INVALID_SCOPE", { scope: " " }],
    ["INVALID_SCOPE", { scope: "范".repeat(101) }],
    ["INVALID_EXPIRY", { expiresAt: inDays(-1) }],
    ["INVALID_EXPIRY", { expiresAt: inDays(731) }],
  ])("is refused with %s", async (code, wrong) => {
    await using graph = await startSupergraph({ seed: cast });

    const refused = await grant(await graph.as("alice"), { ...credit, ...wrong });

    expect(refused).toEqual({ consent: null, userErrors: [{ code }] });
  });
});

describe("the history of consents", () => {
  it("comes in pages that neither repeat nor skip, one command each", async () => {
    await using graph = await startSupergraph({ seed: cast });
    const alice = await graph.as("alice");
    for (let index = 0; index < 5; index += 1) await grant(alice, { ...credit, scope: `活动 ${index}` });

    const first = await history(alice, { first: 3 });
    await grant(alice, { ...credit, scope: "新的" });
    const second = await history(alice, { first: 3, after: first.pageInfo.endCursor });
    const { extensions } = await alice.query(HISTORY, { first: 3 });

    expect([...first.nodes, ...second.nodes].map(({ scope }) => scope)).toEqual(
      [4, 3, 2, 1, 0].map((index) => `活动 ${index}`),
    );
    expect(second.pageInfo.hasNextPage).toBe(false);
    expect(extensions.kith.commands).toEqual({ users: 2 });
  });

  it("is nobody else's business", async () => {
    await using graph = await startSupergraph({ seed: cast });
    await grant(await graph.as("alice"), credit);
    const document = '{ userByHandle(handle: "alice") { consents { nodes { id } } } }';

    const friend = await (await graph.as("bob")).query<object>(document);
    const nobody = await graph.anonymous.query(document);
    const others = await revoke(await graph.as("bob"), credit);

    expect(friend.data).toEqual({ userByHandle: { consents: null } });
    expect(codesOf(nobody)).toEqual(["UNAUTHENTICATED"]);
    expect(others.userErrors).toEqual([{ code: "NO_SUCH_CONSENT" }]);
  });
});
