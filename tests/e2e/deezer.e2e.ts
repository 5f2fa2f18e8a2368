import { existsSync, readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { countEverything } from "../../scripts/database/counts.ts";
import { dataSet } from "../../scripts/import/data-set.ts";
import { readEdges } from "../../scripts/import/edges-file.ts";
import { importFriendships, importPeople } from "../../scripts/import/import-graph.ts";
import { readInterests } from "../../scripts/import/interests-file.ts";
import { startTestDatabase, type TestDatabase } from "../database.ts";
import { HOME_BUDGET } from "../operation-budgets.ts";
import { type Supergraph, startSupergraph } from "../supergraph.ts";

const DIR = process.env.KITH_DATA_DIR || "../shared/data/deezer-hu";
const [EDGES, INTERESTS] = [`${DIR}/HU_edges.csv`, `${DIR}/HU_genres.json`];
const IMPORT_TIMEOUT_MS = 400_000;
const isThere = existsSync(EDGES) && existsSync(INTERESTS);
if (!isThere)
  console.warn(`SKIPPED: the tests on the real friend graph need ${EDGES} and ${INTERESTS} (KITH_DATA_DIR).`);

type Home = {
  viewer: {
    friendCount: number;
    friends: {
      edges: {
        node: {
          id: string;
          friendCount: number;
          mutualFriends: { totalCount: number };
          groups: { nodes: { name: string; memberCount: number }[] };
          friends: { nodes: { id: string; displayName: string | null }[] };
        };
      }[];
    };
  };
};

const data = dataSet("hu");
const ignoreBytes = () => {};

type Files = {
  readonly friendsOf: Map<number, Set<number>>;
  readonly genresOf: Record<string, string[]>;
  readonly nodeById: Map<string, number>;
};

// The answers are judged against the files themselves, read in the plainest way.
function readFiles(): Files {
  const friendsOf = new Map<number, Set<number>>();
  for (const line of readFileSync(EDGES, "utf8").trim().split("\n").slice(1)) {
    const [one = 0, other = 0] = line.split(",").map(Number);
    friendsOf.set(one, (friendsOf.get(one) ?? new Set()).add(other));
    friendsOf.set(other, (friendsOf.get(other) ?? new Set()).add(one));
  }
  const genresOf = JSON.parse(readFileSync(INTERESTS, "utf8")) as Record<string, string[]>;
  const nodeById = new Map(Object.keys(genresOf).map((node) => [data.personId(Number(node)), Number(node)]));
  return { friendsOf, genresOf, nodeById };
}

describe.skipIf(!isThere)("the friend graph of 47,538 people", () => {
  let graph: Supergraph;
  const files: Files = isThere ? readFiles() : { friendsOf: new Map(), genresOf: {}, nodeById: new Map() };
  const degree = (node: number): number => files.friendsOf.get(node)?.size ?? 0;
  const byDegree = [...files.friendsOf.keys()].sort((one, other) => degree(other) - degree(one));
  const homeOf = async (node: number) => {
    const client = await graph.as(data.personId(node) as `user_${string}`);
    return client.registered<Home>("Home");
  };

  let database: TestDatabase;
  beforeAll(async () => {
    database = await startTestDatabase();
    graph = await startSupergraph({ mongoUri: database.mongoUri });
    const options = { stores: graph.stores, data, limit: Number.POSITIVE_INFINITY };
    await importPeople(readInterests(INTERESTS, ignoreBytes), options);
    await importFriendships(readEdges(EDGES, ignoreBytes), options);
  }, IMPORT_TIMEOUT_MS);
  afterAll(async () => {
    await graph?.[Symbol.asyncDispose]();
    await database?.stop();
  }, 60_000);

  it("is imported whole", async () => {
    const counts = await countEverything(graph.stores);

    expect(counts).toEqual({
      people: 47_538,
      friendships: 222_887,
      "friendship rows": 445_774,
      groups: 84,
      memberships: Object.values(files.genresOf).reduce((sum, genres) => sum + new Set(genres).size, 0),
    });
  });

  it("gives sampled people as many friends as they have in the file", async () => {
    const sample = byDegree.filter((_node, index) => index % 997 === 0);
    const viewer = await graph.as(data.personId(0) as `user_${string}`);

    const counts = await Promise.all(
      sample.map(async (node) => {
        const query = `{ user(id: "${data.personId(node)}") { friendCount } }`;
        return (await viewer.query<{ user: { friendCount: number } }>(query)).data.user.friendCount;
      }),
    );

    expect(counts).toEqual(sample.map(degree));
  });

  it("shows the best-connected person a Home that agrees with the file", async () => {
    const [best = 0] = byDegree;
    const circle: ReadonlySet<number> = files.friendsOf.get(best) ?? new Set();

    const { data: home, errors } = await homeOf(best);

    expect(errors).toBeUndefined();
    expect(home.viewer.friendCount).toBe(112);
    expect(home.viewer.friends.edges).toHaveLength(20);
    for (const { node } of home.viewer.friends.edges) {
      const friend = files.nodeById.get(node.id) ?? -1;
      const theirs: ReadonlySet<number> = files.friendsOf.get(friend) ?? new Set();
      expect(circle.has(friend)).toBe(true);
      expect(node.friendCount).toBe(theirs.size);
      expect(node.mutualFriends.totalCount).toBe([...theirs].filter((other) => circle.has(other)).length);
      expect(node.friends.nodes).toHaveLength(Math.min(5, theirs.size));
      for (const other of node.friends.nodes) {
        expect(theirs.has(files.nodeById.get(other.id) ?? -1)).toBe(true);
        expect(other.displayName).not.toBeNull();
      }
      const genres = new Set(files.genresOf[friend]);
      expect(node.groups.nodes).toHaveLength(Math.min(3, genres.size));
      for (const group of node.groups.nodes) {
        expect(genres.has(group.name)).toBe(true);
        const fans = Object.values(files.genresOf).filter((liked) => liked.includes(group.name));
        expect(group.memberCount).toBe(fans.length);
      }
    }
  });

  it("costs the best-connected person the same commands and fetches as a person with three friends", async () => {
    const [best = 0] = byDegree;
    const withThree = byDegree.find((node) => degree(node) === 3) ?? -1;

    const costs = [(await homeOf(best)).extensions.kith, (await homeOf(withThree)).extensions.kith];

    for (const { fetches, commands } of costs) expect({ fetches, commands }).toEqual(HOME_BUDGET);
  });
});
