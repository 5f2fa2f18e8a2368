import { signViewer, VIEWER_HEADER } from "@kith/kit/viewer-header.ts";
import { describe, expect, it } from "vitest";
import { cast, castId } from "../cast.ts";
import { type Client, clientOf, codesOf } from "../client.ts";
import { startSupergraph } from "../supergraph.ts";

const PARTS = "displayName avatarUrl bio city interests";
const UPDATE = `mutation ($input: UpdateProfileInput!) {
  updateProfile(input: $input) {
    user { handle ${PARTS} profileVisibility { displayName avatarUrl bio city interests } }
    userErrors { message path ... on UpdateProfileError { code } }
  }
}`;
const PROFILE = {
  displayName: "林 爱丽",
  avatarUrl: "https://img.example/alice.jpg",
  bio: "山水之间\n周末徒步",
  city: "苏州",
  interests: ["徒步", "茶艺"],
};

type Update = {
  readonly updateProfile: {
    readonly user: object | null;
    readonly userErrors: readonly { readonly code: string; readonly path: readonly string[] }[];
  };
};

async function update(client: Client, input: object): Promise<Update["updateProfile"]> {
  const { data, errors } = await client.query<Update>(UPDATE, { input });
  expect(errors).toBeUndefined();
  return data.updateProfile;
}

const seenBy = async (client: Client, parts = PARTS): Promise<object> =>
  (await client.query<{ userByHandle: object }>(`{ userByHandle(handle: "alice") { ${parts} } }`)).data
    .userByHandle;

const allFor = (visibility: string) => Object.fromEntries(PARTS.split(" ").map((part) => [part, visibility]));

const NOTHING = Object.fromEntries(PARTS.split(" ").map((part) => [part, null]));

describe("updateProfile", () => {
  it("changes what is named and leaves the rest", async () => {
    await using graph = await startSupergraph({ seed: cast });
    const alice = await graph.as("alice");

    await update(alice, PROFILE);
    const second = await update(alice, { bio: null, visibility: { city: "NOBODY" } });

    expect(second.userErrors).toEqual([]);
    expect(second.user).toEqual({
      ...PROFILE,
      handle: "alice",
      bio: null,
      profileVisibility: { ...allFor("EVERYBODY"), city: "NOBODY" },
    });
  });

  it("lets a name change twenty times in a quarter of an hour, since all friends list the person anew each time", async () => {
    const at = new Date();
    await using graph = await startSupergraph({ seed: cast, now: () => at });
    const alice = await graph.as("alice");
    const twenty = Array.from(
      { length: 20 },
      (_, number) =>
        `of${number}: updateProfile(input: { displayName: "林 ${number}" }) { userErrors { message } }`,
    );
    const { data } = await alice.query<object>(`mutation { ${twenty.join(" ")} }`);

    const oneMore = await update(alice, { displayName: "林", bio: "你好" });
    const another = await update(alice, { bio: "你好" });

    expect(new Set(Object.values(data).map(({ userErrors }) => userErrors.length))).toEqual(new Set([0]));
    expect(oneMore.userErrors.map(({ code }) => code)).toEqual(["TOO_MANY_CHANGES"]);
    expect(another).toMatchObject({ user: { displayName: "林 19", bio: "你好" }, userErrors: [] });
  });

  it.each([
    ["INVALID_DISPLAY_NAME", { displayName: " " }],
    ["INVALID_DISPLAY_NAME", { displayName: null }],
    ["INVALID_AVATAR_URL", { avatarUrl: "http://img.example/alice.jpg" }],
    ["INVALID_AVATAR_URL", { avatarUrl: "javascript:alert(1)" }],
    ["INVALID_AVATAR_URL", { avatarUrl: "https://alice:secret@img.example/" }],
    ["INVALID_BIO", { bio: "长".repeat(201) }],
    ["INVALID_BIO", { bio: "右\u202e左" }],
    ["UNKNOWN_CITY", { city: "哥谭" }],
    ["TOO_MANY_INTERESTS", { interests: Array.from({ length: 21 }, (_, index) => `兴趣${index}`) }],
    ["UNKNOWN_INTEREST", { interests: ["徒步", "__proto__"] }],
  ])("refuses with %s", async (code, wrong) => {
    await using graph = await startSupergraph({ seed: cast });

    const refused = await update(await graph.as("alice"), { ...PROFILE, ...wrong });

    expect(refused.user).toBeNull();
    expect(refused.userErrors.map((one) => one.code)).toEqual([code]);
    expect(await seenBy(graph.anonymous, "displayName")).toEqual({ displayName: "林爱丽" });
  });

  it("refuses a viewer whose account is gone", async () => {
    await using graph = await startSupergraph();

    const refused = await update(await graph.as("alice"), { bio: "还在吗" });

    expect(refused.userErrors.map(({ code }) => code)).toEqual(["PERSON_NOT_FOUND"]);
  });
});

describe("what a person shows", () => {
  it("is seen by everybody, by friends or by nobody, as the person says", async () => {
    await using graph = await startSupergraph({ seed: cast });
    const alice = await graph.as("alice");
    // bob is a friend, carol is asked to be one, eve is a stranger.
    const others = [await graph.as("bob"), await graph.as("carol"), await graph.as("eve"), graph.anonymous];
    await update(alice, PROFILE);
    const seen = async (visibility: string) => {
      await update(alice, { visibility: allFor(visibility) });
      return Promise.all(others.map((other) => seenBy(other)));
    };

    expect(await seen("EVERYBODY")).toEqual([PROFILE, PROFILE, PROFILE, PROFILE]);
    expect(await seen("FRIENDS")).toEqual([PROFILE, NOTHING, NOTHING, NOTHING]);
    expect(await seen("NOBODY")).toEqual([NOTHING, NOTHING, NOTHING, NOTHING]);
    expect(await seenBy(alice)).toEqual(PROFILE);
  });

  it("is hidden by every way to the person: by id, through friends and groups, by alias, fragment and reference", async () => {
    await using graph = await startSupergraph({ seed: cast });
    await update(await graph.as("dan"), { visibility: allFor("FRIENDS") });
    const dan = castId("dan");
    const eve = await graph.as("eve");

    const { data } = await eve.query<Record<string, unknown>>(`{
      byId: user(id: "${dan}") { name: displayName ...Rest }
      groups(first: 1) { nodes { members { nodes { id displayName } } } }
      bob: userByHandle(handle: "bob") { friends { nodes { id ... on User { displayName city } } } }
    } fragment Rest on User { city interests }`);
    const reference = clientOf(`${graph.services.users.url}/graphql`, undefined, {
      [VIEWER_HEADER]: signViewer(
        { viewerId: castId("eve"), scopes: [], requestId: "test" },
        { key: graph.viewerKey, audience: "users" },
      ),
    });
    const entities = await reference.query(
      `{ _entities(representations: [{ __typename: "User", id: "${dan}" }]) { ... on User { handle displayName city } } }`,
    );

    expect(data.byId).toEqual({ name: null, city: null, interests: null });
    expect(data.groups).toMatchObject({
      nodes: [{ members: { nodes: expect.arrayContaining([{ id: dan, displayName: null }]) } }],
    });
    expect(data.bob).toMatchObject({
      friends: { nodes: expect.arrayContaining([{ id: dan, displayName: null, city: null }]) },
    });
    expect(entities.data).toEqual({ _entities: [{ handle: "dan", displayName: null, city: null }] });
  });

  it("is not told by who asks: the settings are null on anybody else", async () => {
    await using graph = await startSupergraph({ seed: cast });

    const seen = await seenBy(await graph.as("bob"), "profileVisibility { city }");

    expect(seen).toEqual({ profileVisibility: null });
  });

  it("costs one question to social of each kind for all people of a list, and none for the viewer", async () => {
    await using graph = await startSupergraph({ seed: cast });
    const alice = await graph.as("alice");
    const costOf = async (query: string) => (await alice.query(query)).extensions.kith.commands;
    const list = "{ viewer { friends { nodes { displayName city interests } } } }";
    const open = await costOf(list);

    await update(await graph.as("bob"), { visibility: allFor("FRIENDS") });
    const one = await costOf(list);
    await update(await graph.as("dan"), { visibility: allFor("FRIENDS") });
    const two = await costOf(list);

    // Two for the list. What is open takes the viewer's blocks; what is for friends takes these, friendships and requests.
    expect([open, one, two]).toEqual([
      { users: 2, social: 2 + 1 },
      { users: 2, social: 2 + 1 + 3 },
      { users: 2, social: 2 + 3 },
    ]);
    expect(await costOf("{ viewer { displayName city interests } }")).toEqual({ users: 1 });
  });

  it("stays hidden when social is down", async () => {
    await using graph = await startSupergraph({ seed: cast });
    await update(await graph.as("alice"), { visibility: { city: "FRIENDS" } });
    await graph.services.social.close();

    const answer = await (await graph.as("bob")).query(
      '{ userByHandle(handle: "alice") { displayName city } }',
    );
    const toNobody = await graph.anonymous.query('{ userByHandle(handle: "alice") { displayName city } }');

    expect(answer.data).toEqual({ userByHandle: null });
    expect(codesOf(answer)).toEqual(["SUBGRAPH_UNAVAILABLE"]);
    expect(toNobody.data).toEqual({ userByHandle: { displayName: "林爱丽", city: null } });
  });
});

describe("what a profile may name", () => {
  it("is listed: cities by the beginning of their names, interests by category", async () => {
    await using graph = await startSupergraph();

    const { data } = await graph.anonymous.query<Record<string, unknown[]>>(`{
      han: cities(search: "杭") { name latinName province }
      latin: cities(search: "SUZH") { name }
      all: cities { name }
      interestCategories { name englishName interests { name englishName } }
    }`);
    const tooMany = await graph.anonymous.query("{ cities(first: 101) { name } }");

    expect(data.han).toEqual([{ name: "杭州", latinName: "Hangzhou", province: "浙江" }]);
    expect(data.latin).toEqual([{ name: "苏州" }, { name: "宿州" }]);
    expect(data.all).toHaveLength(20);
    expect(data.interestCategories?.[0]).toMatchObject({ name: "户外", englishName: "Outdoors" });
    expect(codesOf(tooMany)).toEqual(["BAD_USER_INPUT"]);
  });
});
