import { MongoClient } from "mongodb";
import { describe, expect, it } from "vitest";
import { cast } from "../cast.ts";
import { clientOf } from "../client.ts";
import { codeOf, DOCUMENTS, PASSWORD, send, signIn, signUp, withToken } from "../sign-in-client.ts";
import { startSupergraph } from "../supergraph.ts";

describe("signing up", () => {
  it("opens an account, in which one is signed in", async () => {
    await using graph = await startSupergraph({ seed: cast });

    const signedUp = await signUp(graph, "@XiaoMing");
    const { data } = await withToken(graph, signedUp).query<{ viewer: object }>(
      "{ viewer { handle displayName friendCount } }",
    );

    expect(signedUp.session?.user).toMatchObject({ handle: "xiaoming", displayName: "王小明" });
    expect(data.viewer).toEqual({ handle: "xiaoming", displayName: "王小明", friendCount: 0 });
  });

  it.each([
    ["INVALID_HANDLE", { handle: "小明" }],
    ["INVALID_DISPLAY_NAME", { displayName: "  " }],
    ["INVALID_DISPLAY_NAME", { displayName: "王\u202e小明" }],
    ["INVALID_DISPLAY_NAME", { displayName: "名".repeat(41) }],
    ["PASSWORD_TOO_SHORT", { password: "七个字不够长的" }],
    ["PASSWORD_TOO_LONG", { password: "长".repeat(129) }],
    ["HANDLE_TAKEN", { handle: "ALICE" }],
  ])("refuses with %s", async (code, wrong) => {
    await using graph = await startSupergraph({ seed: cast });
    const input = { handle: "xiaoming", displayName: "王小明", password: PASSWORD, ...wrong };

    const refused = await send(graph.anonymous, "signUp", input);

    expect(refused.session).toBeNull();
    expect(codeOf(refused)).toBe(code);
  });

  it("gives a handle to one of two who ask for it at once", async () => {
    await using graph = await startSupergraph();

    for (let round = 0; round < 10; round += 1) {
      const answers = await Promise.all(
        ["甲", "乙", "丙"].map((name) => signUp(graph, `same-${round}`, name)),
      );

      expect(answers.map(codeOf).toSorted()).toEqual(["HANDLE_TAKEN", "HANDLE_TAKEN", undefined]);
    }
    expect(await graph.stores.people.count()).toBe(10);
  });
});

describe("signing in", () => {
  it("answers alike for a wrong password, a handle that nobody has, and one without a password", async () => {
    await using graph = await startSupergraph({ seed: cast });
    await signUp(graph);

    const answers = [
      await signIn(graph, "a wrong one"),
      await signIn(graph, PASSWORD, "nobody"),
      await signIn(graph, PASSWORD, "alice"),
      await signIn(graph, PASSWORD, "no such handle"),
    ];

    for (const answer of answers)
      expect(answer).toEqual({ session: null, userErrors: [{ path: null, code: "WRONG_CREDENTIALS" }] });
  });

  it("costs ten commands, and a guess as many where nobody has the handle as where somebody has", async () => {
    await using graph = await startSupergraph();
    await signUp(graph);
    const costOf = async (handle: string, password: string) => {
      const input = { handle, password };
      const { extensions } = await graph.anonymous.query(DOCUMENTS.signIn, { input });
      return extensions.kith.commands.users;
    };

    // The throttle's 3, the credential; its change, the sessions beyond, the session, the commit, the taking back, the person.
    expect(await costOf("xiaoming", PASSWORD)).toBe(10);
    expect(await costOf("xiaoming", "a wrong one")).toBe(4);
    expect(await costOf("nobody", "a wrong one")).toBe(4);
  });

  it("refuses the eleventh failure from one place, the right password too, and leaves others alone", async () => {
    await using graph = await startSupergraph();
    await signUp(graph);
    await signUp(graph, "xiaohong");

    const guesses = await Promise.all(Array.from({ length: 30 }, () => signIn(graph, "a wrong one")));
    const owner = await signIn(graph);
    const other = await signIn(graph, PASSWORD, "xiaohong");

    expect(guesses.filter((guess) => codeOf(guess) === "WRONG_CREDENTIALS")).toHaveLength(10);
    expect(codeOf(owner)).toBe("TOO_MANY_ATTEMPTS");
    expect(codeOf(other)).toBeUndefined();
  });

  it("does not believe a client on where it asks from", async () => {
    await using graph = await startSupergraph();
    await signUp(graph);
    const endpoint = `${graph.services.gateway.url}/graphql`;
    const from = (address: string) => clientOf(endpoint, undefined, { "x-forwarded-for": address });
    const wrong = { handle: "xiaoming", password: "a wrong one" };

    const codes: (string | undefined)[] = [];
    for (let host = 0; host < 11; host += 1)
      codes.push(codeOf(await send(from(`198.51.100.${host}`), "signIn", wrong)));

    expect(codes.at(-1)).toBe("TOO_MANY_ATTEMPTS");
  });

  it("stores neither password nor refresh token", async () => {
    await using graph = await startSupergraph();
    const { session } = await signUp(graph);
    const [, familySecret = "", secret = ""] = session?.refreshToken.split(".") ?? [];
    await using client = await MongoClient.connect(graph.stores.mongoUri);
    const db = client.db(`${graph.stores.databasePrefix}users`);

    const collections = await db.listCollections().toArray();
    const everything = await Promise.all(collections.map(({ name }) => db.collection(name).find().toArray()));

    const text = JSON.stringify(everything);
    expect(text).toContain("xiaoming");
    for (const hidden of [PASSWORD, familySecret, secret, "127.0.0.1"]) expect(text).not.toContain(hidden);
  });
});
