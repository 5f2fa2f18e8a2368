import { spawnSync } from "node:child_process";
import { decodeJwt } from "jose";
import { describe, expect, it } from "vitest";
import type { Look } from "../../subgraphs/users/src/support/model.ts";
import { cast, castId } from "../cast.ts";
import { type Client, codesOf } from "../client.ts";
import { type Payload, refresh, signIn, signUp, withToken } from "../sign-in-client.ts";
import { type Supergraph, startSupergraph } from "../supergraph.ts";

const LOOK = `query ($handle: String!) {
  accountForSupport(handle: $handle) {
    id handle createdAt signIn lastSignInAt openSessionCount realNameStatus
  }
}`;

/** Runs `npm run grant` on the databases of a test. */
function grant(graph: Supergraph, ...args: readonly string[]) {
  const { stdout, stderr, status } = spawnSync(process.execPath, ["scripts/grant.ts", ...args], {
    encoding: "utf8",
    env: {
      ...process.env,
      MONGODB_URI: graph.stores.mongoUri,
      KITH_DATABASE_PREFIX: graph.stores.databasePrefix,
    },
  });
  return { said: (stdout + stderr).trim(), status };
}

const scopeOf = ({ session }: Payload) => decodeJwt(session?.accessToken ?? "").scope;

const looksIn = ({ stores }: Supergraph) =>
  stores.clients.users.db(`${stores.databasePrefix}users`).collection<Look>("supportLooks").find().toArray();

const look = (client: Client, handle: string) =>
  client.query<{ accountForSupport: Record<string, unknown> | null }>(LOOK, { handle });

describe("the scope of the support desk", () => {
  it("is granted by a command, counts from the next refresh on, and is taken away likewise", async () => {
    await using graph = await startSupergraph({ seed: cast });
    const before = await signUp(graph, "agent");

    const granted = grant(graph, "agent", "support");
    const after = await refresh(graph, before);
    const answers = [await look(withToken(graph, before), "bob"), await look(withToken(graph, after), "bob")];
    const revoked = grant(graph, "agent", "support", "--revoke");
    const last = await refresh(graph, after);

    expect([granted.status, revoked.status]).toEqual([0, 0]);
    expect([before, after, last].map(scopeOf)).toEqual(["user", "user support", "user"]);
    expect(answers.map(({ status }) => status)).toEqual([403, 200]);
    expect(codesOf(await look(withToken(graph, last), "bob"))).toEqual(["FORBIDDEN"]);
  }, 30_000);

  it("is granted to people who can sign in only", async () => {
    await using graph = await startSupergraph({ seed: cast });

    const refused = grant(graph, "bob", "support");

    expect(refused).toEqual({ status: 1, said: expect.stringMatching(/^bob has no password/) });
  }, 30_000);
});

describe("what the support desk is shown", () => {
  it("is how an account stands, and nothing of the profile; and who looked stays known", async () => {
    await using graph = await startSupergraph({ seed: cast });
    await signUp(graph);
    await signIn(graph);
    const agentId = castId("eve");
    const agent = await graph.as("eve", ["user", "support"]);

    const answer = await look(agent, "@XiaoMing");
    const ofBob = await look(agent, "bob");
    const ofNobody = await look(agent, "no-such-handle");

    expect(answer.data.accountForSupport).toEqual({
      ...{ id: expect.stringMatching(/^user_/), handle: "xiaoming", signIn: "OPEN", openSessionCount: 2 },
      ...{ createdAt: expect.any(String), lastSignInAt: expect.any(String), realNameStatus: null },
    });
    expect(ofBob.data.accountForSupport).toMatchObject({ signIn: "NO_PASSWORD", openSessionCount: 0 });
    expect(ofNobody.data.accountForSupport).toBeNull();
    expect(answer.extensions.kith.commands).toEqual({ users: 6 });
    const looks = await looksIn(graph);
    expect(looks.map(({ agent: who, person, handle }) => [who, person, handle])).toEqual([
      [agentId, answer.data.accountForSupport?.id, "xiaoming"],
      [agentId, castId("bob"), "bob"],
      [agentId, null, "no-such-handle"],
    ]);
    for (const { at, expiresAt } of looks) expect(expiresAt.getTime() - at.getTime()).toBe(365 * 86_400_000);
  });

  it("tells when many guess at a password, and shows people whom a block hides", async () => {
    await using graph = await startSupergraph({ seed: cast });
    await signUp(graph);
    const agent = await graph.as("eve", ["support"]);
    const attempts = graph.stores.clients.users
      .db(`${graph.stores.databasePrefix}users`)
      .collection("attempts");
    await signIn(graph, "a wrong one");
    await attempts.updateMany({ _id: { $regex: /^handle:/ } } as object, { $set: { count: 20 } });
    await agent.query(
      `mutation { blockUser(input: { userId: "${castId("bob")}" }) { userErrors { message } } }`,
    );

    expect((await look(agent, "xiaoming")).data.accountForSupport).toMatchObject({ signIn: "SLOWED" });
    expect((await look(agent, "bob")).data.accountForSupport).toMatchObject({ id: castId("bob") });
  });

  it("is nothing to anybody else, who leave no trace of having been shown it", async () => {
    await using graph = await startSupergraph({ seed: cast });

    const answers = [
      await look(graph.anonymous, "bob"),
      await look(await graph.as("eve"), "bob"),
      await look(await graph.as("eve", ["user", "operator"]), "bob"),
    ];

    expect(answers.map(codesOf)).toEqual([["UNAUTHENTICATED"], ["FORBIDDEN"], ["FORBIDDEN"]]);
    expect(await looksIn(graph)).toEqual([]);
  });
});
