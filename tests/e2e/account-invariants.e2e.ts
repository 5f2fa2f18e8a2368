import { describe, expect, it } from "vitest";
import { cast } from "../cast.ts";
import { violations } from "../invariants.ts";
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
    expect(await violations(graph.stores)).toEqual([]);
  });
});
