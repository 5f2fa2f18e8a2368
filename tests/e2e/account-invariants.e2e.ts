import { MongoClient } from "mongodb";
import { describe, expect, it } from "vitest";
import type { Credential } from "../../subgraphs/users/src/accounts/model.ts";
import type { StoredPerson } from "../../subgraphs/users/src/people/model.ts";
import { accountViolations } from "../account-invariants.ts";
import { cast } from "../cast.ts";
import { codeOf, PASSWORD, refresh, send, signIn, signUp, withToken } from "../sign-in-client.ts";
import { startSupergraph } from "../supergraph.ts";

describe("the data of accounts", () => {
  it("holds together after people did everything at once", async () => {
    await using graph = await startSupergraph({ seed: cast });
    const phone = await signUp(graph);
    const change = (newPassword: string) =>
      send(withToken(graph, phone), "changePassword", { currentPassword: PASSWORD, newPassword });
    const rename = (displayName: string, visibility: string) =>
      withToken(graph, phone).query(
        "mutation ($input: UpdateProfileInput!) { updateProfile(input: $input) { user { id } } }",
        { input: { displayName, visibility: { displayName: visibility } } },
      );

    const signedUp = await Promise.all([
      ...["甲", "乙", "丙"].map((name) => signUp(graph, "same", name)),
      ...["甲", "乙", "丙"].map((name) => signUp(graph, "alice", name)),
    ]);
    await Promise.all([
      signIn(graph),
      signIn(graph),
      change("一个全新的长密码"),
      change("另一个全新的密码"),
      refresh(graph, phone),
      refresh(graph, phone),
      rename("一号", "NOBODY"),
      rename("二号", "EVERYBODY"),
      send(withToken(graph, phone), "signOut", { everywhere: true }),
    ]);

    expect(signedUp.filter((one) => codeOf(one) === undefined)).toHaveLength(1);
    expect(await accountViolations(graph.stores)).toEqual([]);
  });

  it("is found broken where it is", async () => {
    await using graph = await startSupergraph({ seed: cast });
    await signUp(graph);
    await using client = await MongoClient.connect(graph.stores.mongoUri);
    const db = client.db(`${graph.stores.databasePrefix}users`);
    await db
      .collection<StoredPerson>("people")
      .updateOne({ handle: "alice" }, { $set: { "visibility.displayName": "NOBODY" } });
    await db
      .collection<StoredPerson>("people")
      .updateOne({ handle: "bob" }, { $set: { displayName: "新名" } });
    await db.collection<StoredPerson>("people").deleteOne({ handle: "xiaoming" });
    const before = await accountViolations(graph.stores);
    await db.collection<Credential>("credentials").deleteMany({});
    const after = await accountViolations(graph.stores);

    expect(before).toEqual([
      "the credential of xiaoming belongs to nobody of that handle",
      "alice is searched by another name than the one that is shown to everybody",
      "bob is searched by another name than the one that is shown to everybody",
    ]);
    expect(after[0]).toMatch(/^session_\w+ belongs to nobody who can sign in$/);
  });
});
