import { describe, expect, it } from "vitest";
import { cast, castId } from "../cast.ts";
import { codesOf } from "../client.ts";
import { startSupergraph } from "../supergraph.ts";

describe("lists of friends", () => {
  it("page without repeating or skipping, and refuse a bad cursor or size", async () => {
    await using graph = await startSupergraph({ seed: cast });
    const alice = await graph.as("alice");
    type Page = {
      viewer: {
        friends: { nodes: { handle: string }[]; pageInfo: { endCursor: string; hasNextPage: boolean } };
      };
    };
    const page = (args: string) =>
      alice.query<Page>(
        `{ viewer { friends(${args}) { nodes { handle } pageInfo { endCursor hasNextPage } } } }`,
      );

    const first = (await page("first: 1")).data.viewer.friends;
    const second = (await page(`first: 1, after: "${first.pageInfo.endCursor}"`)).data.viewer.friends;
    const wrong = await Promise.all([
      page("first: 0"),
      page("first: 101"),
      page('after: "WzEsMl0"'),
      page('after: "x"'),
    ]);

    expect([...first.nodes, ...second.nodes].map(({ handle }) => handle)).toEqual(["dan", "bob"]);
    expect([first.pageInfo.hasNextPage, second.pageInfo.hasNextPage]).toEqual([true, false]);
    expect(wrong.map(codesOf)).toEqual([
      ["BAD_USER_INPUT"],
      ["BAD_USER_INPUT"],
      ["BAD_USER_INPUT"],
      ["BAD_USER_INPUT"],
    ]);
  });

  it("stand in the order that is asked for, each with cursors of its own", async () => {
    await using graph = await startSupergraph({ seed: cast });
    const { clients, databasePrefix } = graph.stores;
    const friendships = clients.social
      .db(`${databasePrefix}social`)
      .collection<{ _id: string }>("friendships");
    for (const [friend, closeness] of [
      ["bob", 0.7],
      ["dan", 0.2],
    ] as const)
      await friendships.updateOne({ _id: `${castId("alice")}:${castId(friend)}` }, { $set: { closeness } });
    const alice = await graph.as("alice");
    type Page = { viewer: { friends: { nodes: { handle: string }[]; pageInfo: { endCursor: string } } } };
    const page = (args: string) =>
      alice.query<Page>(`{ viewer { friends(${args}) { nodes { handle } pageInfo { endCursor } } } }`);

    const first = (await page("order: CLOSENESS, first: 1")).data.viewer.friends;
    const after = `after: "${first.pageInfo.endCursor}"`;
    const second = (await page(`order: CLOSENESS, first: 1, ${after}`)).data.viewer.friends;
    const recent = (await page("first: 2")).data.viewer.friends;

    expect([...first.nodes, ...second.nodes].map(({ handle }) => handle)).toEqual(["bob", "dan"]);
    expect(recent.nodes.map(({ handle }) => handle)).toEqual(["dan", "bob"]);
    expect(codesOf(await page(`order: RECENT, ${after}`))).toEqual(["BAD_USER_INPUT"]);
  });
});

describe("the list of requests that a person has sent", () => {
  it("keeps one that was declined like any other, until it expires or is taken back", async () => {
    await using graph = await startSupergraph({ seed: cast });
    const sent = async () => {
      type Sent = { viewer: { sentFriendRequests: { nodes: { id: string; status: string }[] } } };
      const { data } = await (await graph.as("alice")).query<Sent>(
        "{ viewer { sentFriendRequests { nodes { id status } } } }",
      );
      return data.viewer.sentFriendRequests.nodes;
    };
    const before = await sent();
    const act = async (who: "alice" | "carol", field: string) =>
      (await graph.as(who)).query(
        `mutation { ${field}(input: { friendRequestId: "${before[0]?.id}" }) { userErrors { message } } }`,
      );

    await act("carol", "declineFriendRequest");
    const declined = await sent();
    await act("alice", "cancelFriendRequest");

    expect(before).toEqual([{ id: expect.stringMatching(/^freq_/), status: "PENDING" }]);
    expect(declined).toEqual(before);
    expect(await sent()).toEqual([]);
  });
});
