import { inTransaction } from "@kith/kit/transaction.ts";
import { describe, expect, it } from "vitest";
import { type CastMember, cast, castId } from "../cast.ts";
import { codesOf } from "../client.ts";
import { violations } from "../invariants.ts";
import { type Supergraph, startSupergraph } from "../supergraph.ts";

type Payload = {
  friendRequest: { id: string; status: string } | null;
  userErrors: { code: string; path: string[] }[];
};

async function ask(graph: Supergraph, from: CastMember, to: string, extra = ""): Promise<Payload> {
  const { data } = await (await graph.as(from)).query<{ requestFriend: Payload }>(
    `mutation { requestFriend(input: { userId: "${to}" ${extra} }) { friendRequest { id status } userErrors { path ... on RequestFriendError { code } } } }`,
  );
  return data.requestFriend;
}

async function relation(graph: Supergraph, viewer: CastMember, other: CastMember) {
  const { data } = await (await graph.as(viewer)).query<{
    user: { friendshipWithViewer: { status: string; request: { id: string } | null } };
  }>(`{ user(id: "${castId(other)}") { friendshipWithViewer { status request { id } } } }`);
  return data.user.friendshipWithViewer;
}

async function answer(
  graph: Supergraph,
  who: CastMember,
  verb: "accept" | "decline",
  friendRequestId: string,
) {
  const { data } = await (await graph.as(who)).query<Record<string, { userErrors: { code: string }[] }>>(
    `mutation ($id: ID!) { done: ${verb}FriendRequest(input: { friendRequestId: $id }) { userErrors { ... on AnswerFriendRequestError { code } } } }`,
    { id: friendRequestId },
  );
  return data.done?.userErrors.map(({ code }) => code);
}

const count = async (graph: Supergraph, who: CastMember): Promise<number> =>
  (await (await graph.as(who)).query<{ viewer: { friendCount: number } }>("{ viewer { friendCount } }")).data
    .viewer.friendCount;

describe("a friend request", () => {
  it("becomes a friendship on both sides when it is accepted", async () => {
    await using graph = await startSupergraph({ seed: cast });
    const { request } = await relation(graph, "carol", "alice");

    const codes = await answer(graph, "carol", "accept", request?.id ?? "");

    expect(codes).toEqual([]);
    expect((await relation(graph, "alice", "carol")).status).toBe("FRIENDS");
    expect((await relation(graph, "carol", "alice")).status).toBe("FRIENDS");
    expect(await count(graph, "alice")).toBe(3);
    expect(await violations(graph.stores)).toEqual([]);
  });

  it("waits in the list of whoever was asked, and in nobody else's", async () => {
    await using graph = await startSupergraph({ seed: cast });
    const list = "friendRequests { nodes { message from { handle } } }";

    const carol = await (await graph.as("carol")).query(`{ viewer { ${list} } }`);
    const alice = await (await graph.as("alice")).query(
      `{ viewer { ${list} } user(id: "${castId("carol")}") { ${list} } }`,
    );

    expect(carol.data).toEqual({
      viewer: { friendRequests: { nodes: [{ message: "你好", from: { handle: "alice" } }] } },
    });
    expect(alice.data).toEqual({ viewer: { friendRequests: { nodes: [] } }, user: { friendRequests: null } });
  });

  it("is declined in silence", async () => {
    await using graph = await startSupergraph({ seed: cast });
    const { request } = await relation(graph, "carol", "alice");

    await answer(graph, "carol", "decline", request?.id ?? "");

    expect((await relation(graph, "alice", "carol")).status).toBe("REQUESTED");
    expect((await relation(graph, "carol", "alice")).status).toBe("NONE");
    expect((await ask(graph, "alice", castId("carol"))).userErrors).toEqual([
      { code: "ALREADY_REQUESTED", path: ["input", "userId"] },
    ]);
  });

  it("is taken back by whoever asked, declined or not, and by nobody else", async () => {
    await using graph = await startSupergraph({ seed: cast });
    const { request } = await relation(graph, "carol", "alice");
    const id = request?.id ?? "";
    const cancel = async (who: CastMember) => {
      const { data } = await (await graph.as(who)).query<{ cancelFriendRequest: Payload }>(
        `mutation { cancelFriendRequest(input: { friendRequestId: "${id}" }) { friendRequest { id status } userErrors { ... on CancelFriendRequestError { code } } } }`,
      );
      return data.cancelFriendRequest;
    };

    const byAsked = await cancel("carol");
    await answer(graph, "carol", "decline", id);
    const byAsker = await cancel("alice");

    expect(byAsked.userErrors).toEqual([{ code: "REQUEST_NOT_FOUND" }]);
    expect(byAsker).toEqual({ friendRequest: { id, status: "CANCELLED" }, userErrors: [] });
    expect((await relation(graph, "alice", "carol")).status).toBe("NONE");
    expect((await cancel("alice")).userErrors).toEqual([{ code: "REQUEST_NOT_FOUND" }]);
  });

  it("does not come again to whoever declined it, and whoever asks again is not told", async () => {
    await using graph = await startSupergraph({ seed: cast });
    const { request } = await relation(graph, "carol", "alice");
    await answer(graph, "carol", "decline", request?.id ?? "");
    await (await graph.as("alice")).query(
      `mutation { cancelFriendRequest(input: { friendRequestId: "${request?.id}" }) { userErrors { message } } }`,
    );

    const again = await ask(graph, "alice", castId("carol"));

    expect(again).toMatchObject({ friendRequest: { status: "PENDING" }, userErrors: [] });
    expect((await relation(graph, "alice", "carol")).status).toBe("REQUESTED");
    expect((await relation(graph, "carol", "alice")).status).toBe("NONE");
  });

  it("expires after 30 days: then it cannot be answered, and may be sent again", async () => {
    await using graph = await startSupergraph({ seed: cast });
    const { request } = await relation(graph, "carol", "alice");
    const { clients, databasePrefix } = graph.stores;
    await clients.social
      .db(`${databasePrefix}social`)
      .collection("friendRequests")
      .updateOne({}, { $set: { createdAt: new Date(Date.now() - 30 * 24 * 3_600_000) } });

    const codes = await answer(graph, "carol", "accept", request?.id ?? "");

    expect(codes).toEqual(["REQUEST_NOT_FOUND"]);
    expect((await relation(graph, "carol", "alice")).status).toBe("NONE");
    expect((await relation(graph, "alice", "carol")).status).toBe("NONE");
    expect((await ask(graph, "alice", castId("carol"))).friendRequest?.status).toBe("PENDING");
  });

  it("may not claim a source that only the system knows", async () => {
    await using graph = await startSupergraph({ seed: cast });
    const claim = async (source: string) =>
      codesOf(
        await (await graph.as("eve")).query(
          `mutation { requestFriend(input: { userId: "${castId("bob")}", source: ${source} }) { user { id } } }`,
        ),
      );

    expect([await claim("IMPORT"), await claim("CAMPAIGN")]).toEqual([
      ["GRAPHQL_VALIDATION_FAILED"],
      ["GRAPHQL_VALIDATION_FAILED"],
    ]);
    expect(await claim("SCAN")).toEqual([]);
  });

  it("is refused after 50 on a day", async () => {
    await using graph = await startSupergraph({ seed: cast });
    const { clients, databasePrefix } = graph.stores;
    const day = new Date().toISOString().slice(0, 10);
    await clients.social
      .db(`${databasePrefix}social`)
      .collection<{ _id: string; day: Date; sent: number }>("requestDays")
      .insertOne({ _id: `${castId("eve")}:${day}`, day: new Date(day), sent: 49 });

    const outcomes = [
      await ask(graph, "eve", castId("bob")),
      await ask(graph, "eve", castId("dan")),
      await ask(graph, "bob", castId("eve")),
    ];

    expect(outcomes.map(({ userErrors }) => userErrors.map(({ code }) => code))).toEqual([
      [],
      ["DAILY_LIMIT"],
      [],
    ]);
  });

  it("cannot be answered by anybody but whoever was asked", async () => {
    await using graph = await startSupergraph({ seed: cast });
    const { request } = await relation(graph, "carol", "alice");

    const byAsker = await answer(graph, "alice", "accept", request?.id ?? "");
    const byStranger = await answer(graph, "dan", "accept", request?.id ?? "");

    expect([byAsker, byStranger]).toEqual([["REQUEST_NOT_FOUND"], ["REQUEST_NOT_FOUND"]]);
    expect((await relation(graph, "carol", "alice")).status).toBe("INCOMING");
  });

  it("is refused with a reason", async () => {
    await using graph = await startSupergraph({ seed: cast });
    const nobody = castId("eve").replace(/.$/, (last) => (last === "0" ? "1" : "0"));

    const refusals = await Promise.all([
      ask(graph, "alice", castId("alice")),
      ask(graph, "alice", castId("bob")),
      ask(graph, "alice", castId("carol")),
      ask(graph, "alice", nobody),
      ask(graph, "alice", castId("eve"), `message: "${"好".repeat(201)}"`),
    ]);

    expect(refusals.map(({ userErrors }) => userErrors.map(({ code }) => code))).toEqual([
      ["SELF"],
      ["ALREADY_FRIENDS"],
      ["ALREADY_REQUESTED"],
      ["USER_NOT_FOUND"],
      ["MESSAGE_TOO_LONG"],
    ]);
  });

  it("is refused when one of the two has 5,000 friends", async () => {
    await using graph = await startSupergraph({ seed: cast });
    await inTransaction(graph.stores.clients.social, (session) =>
      graph.stores.circles.changeMany(new Map([[castId("eve"), 5_000]]), session),
    );

    const { userErrors } = await ask(graph, "carol", castId("eve"));

    expect(userErrors).toEqual([{ code: "FRIEND_LIMIT", path: ["input", "userId"] }]);
  });

  it("is BAD_USER_INPUT when the id is not one of a person", async () => {
    await using graph = await startSupergraph({ seed: cast });

    const wrong = await (await graph.as("alice")).query(
      `mutation { requestFriend(input: { userId: "group_01h455vb4pex5vsknk084sn02q" }) { user { id } } }`,
    );

    expect(codesOf(wrong)).toEqual(["BAD_USER_INPUT"]);
    expect(wrong.errors?.[0]?.message).toContain("input.userId must be a user id");
  });
});

describe("two people who ask each other at the same moment", () => {
  it("are friends once, whoever comes first", async () => {
    await using graph = await startSupergraph({ seed: cast });

    const outcomes = await Promise.all(
      Array.from({ length: 10 }, (_, index) =>
        index % 2 === 0 ? ask(graph, "eve", castId("bob")) : ask(graph, "bob", castId("eve")),
      ),
    );

    expect(outcomes.filter(({ friendRequest }) => friendRequest?.status === "ACCEPTED")).toHaveLength(1);
    expect((await relation(graph, "eve", "bob")).status).toBe("FRIENDS");
    expect(await count(graph, "eve")).toBe(1);
    expect(await violations(graph.stores)).toEqual([]);
  });
});

describe("unfriend", () => {
  it("ends the friendship on both sides, once, under any concurrency", async () => {
    await using graph = await startSupergraph({ seed: cast });
    const end = async (who: CastMember, other: CastMember) => {
      const { data } = await (await graph.as(who)).query<{ unfriend: { userErrors: { code: string }[] } }>(
        `mutation { unfriend(input: { userId: "${castId(other)}" }) { userErrors { ... on UnfriendError { code } } } }`,
      );
      return data.unfriend.userErrors.map(({ code }) => code).join();
    };

    const outcomes = await Promise.all(
      [1, 2, 3, 4].flatMap(() => [end("alice", "bob"), end("bob", "alice")]),
    );

    expect(outcomes.filter((code) => code === "")).toHaveLength(1);
    expect(outcomes.filter((code) => code === "NOT_FRIENDS")).toHaveLength(7);
    expect(await count(graph, "alice")).toBe(1);
    expect(await violations(graph.stores)).toEqual([]);
  });
});
