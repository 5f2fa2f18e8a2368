import type { GlobalId } from "@kith/kit/global-id.ts";
import { idOfName } from "@kith/kit/global-id.ts";
import { describe, expect, it } from "vitest";
import type { Stores } from "../../scripts/database/stores.ts";
import type { Person } from "../../subgraphs/users/src/people/model.ts";
import { cast, castId } from "../cast.ts";
import { type Client, codesOf } from "../client.ts";
import { startSupergraph } from "../supergraph.ts";

const SEARCH = `query ($text: String!, $first: Int, $after: String) {
  searchPeople(text: $text, first: $first, after: $after) {
    nodes { handle displayName }
    pageInfo { hasNextPage endCursor }
  }
}`;

type Found = {
  readonly nodes: readonly { readonly handle: string; readonly displayName: string | null }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
};

const idOf = (handle: string): GlobalId => idOfName("user", `search:${handle}`, Date.UTC(2026, 0, 1));

const personOf = (handle: string, displayName: string, rest: Partial<Person> = {}): Person => ({
  _id: idOf(handle),
  handle,
  displayName,
  city: null,
  bio: null,
  interests: [],
  createdAt: new Date(),
  ...rest,
});

const withPeople =
  (...people: readonly Person[]) =>
  async (stores: Stores) => {
    await cast(stores);
    await stores.people.addMissing(people);
  };

async function search(client: Client, text: string, variables: object = {}): Promise<Found> {
  const { data, errors } = await client.query<{ searchPeople: Found }>(SEARCH, { text, ...variables });
  expect(errors).toBeUndefined();
  return data.searchPeople;
}

const handlesOf = async (client: Client, text: string): Promise<string[]> =>
  (await search(client, text)).nodes.map(({ handle }) => handle);

describe("the search for people", () => {
  it("finds by the beginning of handle and name, in any script, width and letter case", async () => {
    const people = [personOf("wang-1", "王小明"), personOf("xm", "王 晓 明"), personOf("anna", "Zoë Müller")];
    await using graph = await startSupergraph({ seed: withPeople(...people) });
    const eve = await graph.as("eve");

    expect(await handlesOf(eve, "王")).toEqual(["xm", "wang-1"]);
    expect(await handlesOf(eve, "王小")).toEqual(["wang-1"]);
    expect(await handlesOf(eve, "小明")).toEqual([]);
    expect(await handlesOf(eve, "@WANG")).toEqual(["wang-1"]);
    expect(await handlesOf(eve, "ＺＯË  m")).toEqual(["anna"]);
    expect(await handlesOf(eve, "$gt")).toEqual([]);
    expect(await handlesOf(eve, ".*")).toEqual([]);
  });

  it("takes a person once who is found both ways, and goes on behind them", async () => {
    const twice = Array.from({ length: 9 }, (_, index) => personOf(`li-${index}`, `Li ${index}`));
    await using graph = await startSupergraph({ seed: withPeople(...twice, personOf("zhao", "Li Zhao")) });
    const eve = await graph.as("eve");

    const seen: string[] = [];
    let after: string | null = null;
    let pages = 0;
    do {
      const { nodes, pageInfo } = await search(eve, "li", { first: 4, after });
      seen.push(...nodes.map(({ handle }) => handle));
      after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
      pages += 1;
    } while (after !== null && pages < 20);

    expect(seen).toEqual([...twice.map(({ handle }) => handle), "zhao"]);
  });

  it("neither repeats nor skips among people of one name while others come in", async () => {
    const namesakes = Array.from({ length: 25 }, (_, index) => personOf(`w${index}-x`, "王伟"));
    await using graph = await startSupergraph({ seed: withPeople(...namesakes) });
    const eve = await graph.as("eve");

    const first = await search(eve, "王伟", { first: 10 });
    await graph.stores.people.addMissing([personOf("early", "王"), personOf("late", "王伟强")]);
    const second = await search(eve, "王伟", { first: 10, after: first.pageInfo.endCursor });
    const third = await search(eve, "王伟", { first: 10, after: second.pageInfo.endCursor });

    const seen = [first, second, third].flatMap(({ nodes }) => nodes.map(({ handle }) => handle));
    expect(new Set(seen).size).toBe(26);
    expect(seen.at(-1)).toBe("late");
    expect(third.pageInfo.hasNextPage).toBe(false);
  });

  it("stays within what was searched for under a cursor that somebody made up", async () => {
    await using graph = await startSupergraph({ seed: withPeople(personOf("zz-top", "王")) });
    const eve = await graph.as("eve");
    const forged = [
      [0, ""],
      [1, ""],
      [7, "a"],
    ].map((place) => Buffer.from(JSON.stringify(place)).toString("base64url"));

    const found = await Promise.all(forged.map((after) => search(eve, "zz", { after })));

    for (const { nodes } of found) expect(nodes.filter(({ handle }) => !handle.startsWith("zz"))).toEqual([]);
  });

  it("does not find by a name that is not for everybody, not even a friend, and follows what people change", async () => {
    await using graph = await startSupergraph({ seed: cast });
    const [alice, bob, eve] = [await graph.as("alice"), await graph.as("bob"), await graph.as("eve")];
    const change = (input: object) =>
      alice.query("mutation ($input: UpdateProfileInput!) { updateProfile(input: $input) { user { id } } }", {
        input,
      });
    expect(await handlesOf(eve, "林爱丽")).toEqual(["alice"]);

    await change({ visibility: { displayName: "FRIENDS" } });
    expect([await handlesOf(bob, "林"), await handlesOf(eve, "林")]).toEqual([[], []]);
    expect((await search(bob, "alice")).nodes).toEqual([{ handle: "alice", displayName: "林爱丽" }]);
    expect((await search(eve, "alice")).nodes).toEqual([{ handle: "alice", displayName: null }]);

    await change({ displayName: "林大侠" });
    expect(await handlesOf(eve, "林大")).toEqual([]);
    await change({ visibility: { displayName: "EVERYBODY" } });
    expect([await handlesOf(eve, "林大"), await handlesOf(eve, "林爱")]).toEqual([["alice"], []]);
  });

  it("does not find whom a block hides, from either side, nor names them in a cursor", async () => {
    const namesakes = Array.from({ length: 4 }, (_, index) => personOf(`dan-${index}`, `Dan ${index}`));
    await using graph = await startSupergraph({ seed: withPeople(...namesakes) });
    const [alice, dan] = [await graph.as("alice"), await graph.as("dan")];
    const block =
      "mutation ($input: BlockUserInput!) { blockUser(input: $input) { userErrors { message } } }";
    await dan.query(block, { input: { userId: castId("alice") } });
    await alice.query(block, { input: { userId: idOf("dan-1") } });

    const pages: Found[] = [];
    for (let after: string | null = null, more = true; more && pages.length < 9; ) {
      const page: Found = await search(alice, "dan", { first: 2, after });
      pages.push(page);
      after = page.pageInfo.endCursor;
      more = page.pageInfo.hasNextPage;
    }

    // dan and dan-1 would have stood on the first page.
    expect(pages.map(({ nodes }) => nodes.map(({ handle }) => handle))).toEqual([
      ["dan-0", "dan-2"],
      ["dan-3"],
      [],
    ]);
    const places = pages.map(({ pageInfo }) => Buffer.from(pageInfo.endCursor ?? "", "base64url").toString());
    expect(places.filter((place) => /"dan"|dan-1|dan 1/.test(place))).toEqual([]);
    expect(await handlesOf(dan, "林")).toEqual([]);
    expect(await handlesOf(await graph.as("bob"), "dan")).toHaveLength(5);
  });

  it("finds who has just signed up", async () => {
    await using graph = await startSupergraph({ seed: cast });
    const input = { handle: "newcomer", displayName: "初来乍到", password: "一个足够长的密码" };
    await graph.anonymous.query(
      "mutation ($input: SignUpInput!) { signUp(input: $input) { session { accessToken } } }",
      { input },
    );

    expect(await handlesOf(await graph.as("eve"), "初来")).toEqual(["newcomer"]);
  });

  it("costs two commands, and one question to social, whatever it finds", async () => {
    const people = Array.from({ length: 50 }, (_, index) => personOf(`wang-${index}`, `Zhang ${index}`));
    await using graph = await startSupergraph({ seed: withPeople(...people) });
    const eve = await graph.as("eve");
    const costOf = async (variables: object) => (await eve.query(SEARCH, variables)).extensions.kith.commands;

    expect(await costOf({ text: "zhang", first: 50 })).toEqual({ users: 2, social: 1 });
    expect(await costOf({ text: "nobody" })).toEqual({ users: 2, social: 1 });
    expect(await costOf({ text: "wang", first: 10 })).toEqual({ users: 1, social: 1 });
  });

  it("is for people who are signed in, and for texts of 1 to 40 characters", async () => {
    await using graph = await startSupergraph({ seed: cast });
    const eve = await graph.as("eve");

    expect(codesOf(await graph.anonymous.query(SEARCH, { text: "al" }))).toEqual(["UNAUTHENTICATED"]);
    for (const text of ["", "  ", "长".repeat(41)])
      expect(codesOf(await eve.query(SEARCH, { text }))).toEqual(["BAD_USER_INPUT"]);
    expect(codesOf(await eve.query(SEARCH, { text: "al", after: "nonsense" }))).toEqual(["BAD_USER_INPUT"]);
  });
});
