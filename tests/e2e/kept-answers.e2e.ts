import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openCampaign, stageOn } from "../blessings/stage.ts";
import { cast, GROUP_ID } from "../cast.ts";
import type { Client } from "../client.ts";
import { type Supergraph, startSupergraph } from "../supergraph.ts";

// Everything that is marked with @cacheControl.
const GROUPS = `{
  group(id: "${GROUP_ID}") { id name description interest city createdAt memberCount }
  groups(first: 2) {
    edges { cursor node { id } }
    nodes { id name }
    pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
  }
}`;
const CAMPAIGN = `{
  campaign {
    id title status startsAt endsAt drawsPerDay enteredCount seedHash seed
    cards { card weight }
    pot { amountMinor currency }
    settlement { winnerCount extraCount lastExtraPlace settledAt share { amountMinor currency } }
  }
}`;
const VIEWERS_OWN = `{ group(id: "${GROUP_ID}") { id name viewerIsMember } }`;

const PEOPLE = ["alice", "bob", "carol", "dan", "eve"] as const;

/** A graph that keeps answers, or does not. */
async function startWithCampaign(responseCacheBytes: number): Promise<Supergraph> {
  const graph = await startSupergraph({ seed: cast, responseCacheBytes });
  await openCampaign(stageOn(graph.stores));
  return graph;
}
const everybody = async (graph: Supergraph): Promise<Client[]> => [
  graph.anonymous,
  ...(await Promise.all(PEOPLE.map((person) => graph.as(person)))),
];

describe("answers that are kept", () => {
  let graph: Supergraph;
  beforeAll(async () => {
    graph = await startWithCampaign(1024 * 1024);
  });
  afterAll(() => graph?.[Symbol.asyncDispose]());

  it.each([
    ["groups", GROUPS],
    ["campaign", CAMPAIGN],
  ])("cost one execution for everybody: %s", async (_what, query) => {
    const [stranger, ...others] = await everybody(graph);
    const first = await stranger?.query<object>(query);
    const after = await Promise.all(others.map((client) => client.query<object>(query)));

    const answers = [first, ...after].filter((answer) => answer !== undefined);
    expect(answers.map(({ extensions }) => Object.keys(extensions.kith.fetches).length)).toEqual([
      1, 0, 0, 0, 0, 0,
    ]);
    expect(answers.map(({ extensions }) => extensions.kith.commands).slice(1)).toEqual([{}, {}, {}, {}, {}]);
    expect(new Set(answers.map(({ data }) => JSON.stringify(data))).size).toBe(1);
  });

  it("are none of those that tell something of the viewer", async () => {
    const answers = [];
    for (const client of await everybody(graph))
      answers.push(await client.query<{ group: { viewerIsMember: boolean | null } }>(VIEWERS_OWN));

    expect(answers.map(({ data }) => data.group.viewerIsMember)).toEqual([
      null,
      false,
      true,
      false,
      true,
      false,
    ]);
    expect(answers.map(({ extensions }) => extensions.kith.fetches.groups)).toEqual(Array(6).fill(1));
  });
});

describe("what is marked to be kept", () => {
  it("is the same for everybody, and for a stranger, when it is not kept", async () => {
    await using graph = await startWithCampaign(0);
    const clients = await everybody(graph);

    for (const query of [GROUPS, CAMPAIGN]) {
      const answers = await Promise.all(clients.map((client) => client.query<object>(query)));
      expect(new Set(answers.map(({ data }) => JSON.stringify(data))).size).toBe(1);
    }
  });
});
