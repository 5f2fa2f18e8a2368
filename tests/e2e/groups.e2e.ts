import { describe, expect, it } from "vitest";
import { cast, castId, GROUP_ID } from "../cast.ts";
import { startSupergraph } from "../supergraph.ts";

type Group = { memberCount: number; viewerIsMember: boolean };
type Payload = { group: Group | null; userErrors: { code: string }[] };

const join = `mutation { joinGroup(input: { groupId: "${GROUP_ID}" }) { group { memberCount viewerIsMember } userErrors { message } } }`;
const leave = `mutation { leaveGroup(input: { groupId: "${GROUP_ID}" }) { group { memberCount viewerIsMember } userErrors { ... on LeaveGroupError { code } } } }`;

describe("a group", () => {
  it("is found by interest and city, the largest first", async () => {
    await using graph = await startSupergraph({ seed: cast });

    const { data } = await graph.anonymous.query(`{
      found: groups(interest: "徒步", city: "杭州") { nodes { id } }
      elsewhere: groups(interest: "徒步", city: "上海") { nodes { id } }
      byCity: groups(city: "杭州", first: 1) { nodes { id } pageInfo { hasNextPage } }
    }`);

    expect(data).toEqual({
      found: { nodes: [{ id: GROUP_ID }] },
      elsewhere: { nodes: [] },
      byCity: { nodes: [{ id: GROUP_ID }], pageInfo: { hasNextPage: false } },
    });
  });

  it("takes everybody who joins at once, each of them once", async () => {
    await using graph = await startSupergraph({ seed: cast });
    const newcomers = await Promise.all(
      (["alice", "carol", "eve"] as const).map((member) => graph.as(member)),
    );

    const answers = await Promise.all(
      newcomers.flatMap((client) => [1, 2, 3].map(() => client.query<{ joinGroup: Payload }>(join))),
    );

    expect(answers.flatMap(({ data }) => data.joinGroup.userErrors)).toEqual([]);
    const { data } = await (await graph.as("eve")).registered("GroupPage", { id: GROUP_ID });
    expect(data).toMatchObject({
      group: {
        memberCount: 5,
        viewerIsMember: true,
        members: {
          edges: [
            { role: "OWNER", node: { id: castId("dan") } },
            { node: { id: castId("bob") } },
            {},
            {},
            {},
          ],
        },
      },
    });
  });

  it("lets members go, but not its owner and not those who are not in it", async () => {
    await using graph = await startSupergraph({ seed: cast });
    const outcomeOf = async (member: "bob" | "dan" | "eve") =>
      (await (await graph.as(member)).query<{ leaveGroup: Payload }>(leave)).data.leaveGroup;

    const bob = await outcomeOf("bob");
    const dan = await outcomeOf("dan");
    const eve = await outcomeOf("eve");

    expect(bob.group).toEqual({ memberCount: 1, viewerIsMember: false });
    expect([dan, eve].map(({ group, userErrors }) => [group, userErrors])).toEqual([
      [null, [{ code: "OWNER" }]],
      [null, [{ code: "NOT_A_MEMBER" }]],
    ]);
    const { data } = await graph.anonymous.query(`{ group(id: "${GROUP_ID}") { memberCount } }`);
    expect(data).toEqual({ group: { memberCount: 1 } });
  });
});

describe("the groups of a person", () => {
  it("are nobody's to see whom a block hides, by whatever way one comes to the person", async () => {
    await using graph = await startSupergraph({ seed: cast });
    const bob = await graph.as("bob");
    await bob.query(
      `mutation { blockUser(input: { userId: "${castId("dan")}" }) { userErrors { message } } }`,
    );

    const { data } = await bob.query(
      "{ viewer { groups { nodes { id } } blockedPeople { nodes { handle groups { nodes { id } } } } } }",
    );

    expect(data).toEqual({
      viewer: {
        groups: { nodes: [{ id: GROUP_ID }] },
        blockedPeople: { nodes: [{ handle: "dan", groups: null }] },
      },
    });
  });
});
