import { setTimeout as sleep } from "node:timers/promises";
import { MongoClient } from "mongodb";
import { describe, expect, it } from "vitest";
import { cast } from "../cast.ts";
import { type Client, codesOf } from "../client.ts";
import { startSupergraph } from "../supergraph.ts";

const REQUEST = `mutation ($input: RequestRealNameVerificationInput!) {
  requestRealNameVerification(input: $input) {
    verification { status decidedAt }
    userErrors { ... on RequestRealNameVerificationError { code } }
  }
}`;
const STATUS = "{ viewer { realNameVerification { status requestedAt decidedAt } } }";
const GOOD = { realName: "王小明", identityNumber: "11010519491231002x" };
const ANSWER_WAIT_MAX_MS = 5_000;

type Verification = { readonly status: string; readonly decidedAt: string | null };
type Payload = {
  readonly verification: Verification | null;
  readonly userErrors: readonly { readonly code: string }[];
};

const request = async (client: Client, input: object = {}): Promise<Payload> =>
  (await client.query<{ requestRealNameVerification: Payload }>(REQUEST, { input: { ...GOOD, ...input } }))
    .data.requestRealNameVerification;

const statusOf = async (client: Client): Promise<Verification | null> =>
  (await client.query<{ viewer: { realNameVerification: Verification | null } }>(STATUS)).data.viewer
    .realNameVerification;

async function answerFor(client: Client): Promise<Verification | null> {
  const deadline = performance.now() + ANSWER_WAIT_MAX_MS;
  for (;;) {
    const verification = await statusOf(client);
    if (verification?.status !== "PENDING" || performance.now() > deadline) return verification;
    await sleep(50);
  }
}

describe("the verification of a real name", () => {
  it("is answered later, and asked for once", async () => {
    await using graph = await startSupergraph({ seed: cast });
    const alice = await graph.as("alice");

    const requested = await request(alice);
    const again = await request(alice);
    const answered = await answerFor(alice);
    const afterwards = await request(alice);

    expect(requested).toEqual({ verification: { status: "PENDING", decidedAt: null }, userErrors: [] });
    expect(again.userErrors).toEqual([{ code: "ALREADY_PENDING" }]);
    expect(answered).toMatchObject({ status: "VERIFIED", decidedAt: expect.any(String) });
    expect(afterwards.userErrors).toEqual([{ code: "ALREADY_VERIFIED" }]);
  });

  it("rejects a number that is none, and may be asked for again", async () => {
    await using graph = await startSupergraph({ seed: cast });
    const alice = await graph.as("alice");

    await request(alice, { identityNumber: "110105194912310021" });
    const answered = await answerFor(alice);
    const again = await request(alice);

    expect(answered?.status).toBe("REJECTED");
    expect(again.verification?.status).toBe("PENDING");
  });

  it("keeps neither the name nor the number", async () => {
    await using graph = await startSupergraph({ seed: cast });
    await request(await graph.as("alice"));
    await answerFor(await graph.as("alice"));
    await using client = await MongoClient.connect(graph.stores.mongoUri);
    const db = client.db(`${graph.stores.databasePrefix}users`);

    const collections = await db.listCollections().toArray();
    const everything = await Promise.all(collections.map(({ name }) => db.collection(name).find().toArray()));

    const text = JSON.stringify(everything);
    expect(text).toContain("VERIFIED");
    for (const secret of ["王小明", "11010519491231002", "19491231"]) expect(text).not.toContain(secret);
  });

  it("is nobody else's business", async () => {
    await using graph = await startSupergraph({ seed: cast });
    await request(await graph.as("alice"));
    const document = '{ userByHandle(handle: "alice") { realNameVerification { status } } }';

    const friend = await (await graph.as("bob")).query<object>(document);

    expect(friend.data).toEqual({ userByHandle: { realNameVerification: null } });
    expect(codesOf(await graph.anonymous.query(document))).toEqual(["UNAUTHENTICATED"]);
    expect(await statusOf(await graph.as("bob"))).toBeNull();
  });

  it.each([
    ["INVALID_REAL_NAME", { realName: "王" }],
    ["INVALID_REAL_NAME", { realName: "王".repeat(51) }],
    ["INVALID_IDENTITY_NUMBER", { identityNumber: "110105491231002" }],
  ])("is refused with %s", async (code, wrong) => {
    await using graph = await startSupergraph({ seed: cast });

    const refused = await request(await graph.as("alice"), wrong);

    expect(refused).toEqual({ verification: null, userErrors: [{ code }] });
  });

  it("is refused after five attempts within 15 minutes", async () => {
    await using graph = await startSupergraph({ seed: cast });
    const alice = await graph.as("alice");

    const answers = [];
    for (let round = 0; round < 6; round += 1) answers.push(await request(alice));

    expect(answers.at(-1)?.userErrors).toEqual([{ code: "TOO_MANY_ATTEMPTS" }]);
  });
});
