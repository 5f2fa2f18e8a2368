/** Evaluates people-you-may-know on hidden friendships: `npm run bench:people-you-may-know -- --edges HU_edges.csv [--people 2000]`. */
import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { sentenceOf } from "@kith/kit/shutdown.ts";
import { readEdges } from "../scripts/import/edges-file.ts";
import { table } from "../scripts/supervisor/table.ts";
import { randomOf } from "../scripts/town/random.ts";
import { SAMPLE_MAX } from "../subgraphs/social/src/suggestions/model.ts";
import {
  adamicAdarThrough,
  commonNeighbours,
  type Edge,
  fewestFriendsFirst,
  graphOf,
  mostSeenFirst,
  popularAmongFriendsOfFriends,
  popularity,
  qualityOf,
  type Ranking,
  resourceAllocation,
  shipped,
} from "./people-you-may-know/evaluation.ts";

const SEED = 20_260_217;
const HIDDEN_SHARE = 0.1;
const RESULTS = "bench/results/people-you-may-know.md";

async function readGraph(file: string): Promise<readonly Edge[]> {
  const edges: Edge[] = [];
  for await (const edge of readEdges(file, () => {})) edges.push(edge);
  return edges;
}

/** The people to ask for, each with the friends that were hidden from the graph. */
function sampleOfPeople(hidden: readonly Edge[], size: number): Map<number, ReadonlySet<number>> {
  const byPerson = graphOf(hidden);
  const random = randomOf(SEED + 1);
  const drawn = [...byPerson.keys()]
    .sort((one, other) => one - other)
    .map((person) => ({ person, draw: random() }))
    .sort((one, other) => one.draw - other.draw)
    .slice(0, size);
  return new Map(drawn.map(({ person }) => [person, byPerson.get(person) ?? new Set()]));
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { edges: { type: "string" }, people: { type: "string", default: "2000" } },
  });
  const size = Number(values.people);
  if (values.edges === undefined)
    throw new Error("--edges must name a CSV of friendships (docs/recipes.md).");
  if (!(Number.isInteger(size) && size >= 1))
    throw new Error(`--people must be a number of people, at least 1, got "${values.people}".`);

  const random = randomOf(SEED);
  const edges = await readGraph(values.edges);
  const parts = Map.groupBy(edges, () => random() < HIDDEN_SHARE);
  const [hidden = [], known = []] = [parts.get(true), parts.get(false)];
  const graph = graphOf(known);
  const people = sampleOfPeople(hidden, size);
  const rankings: readonly (readonly [string, Ranking])[] = [
    [`Adamic–Adar through ${SAMPLE_MAX} friends (shipped)`, shipped],
    ["… through 8 friends, chosen as shipped", adamicAdarThrough(8, mostSeenFirst)],
    ["… through 8 friends, those with the fewest", adamicAdarThrough(8, fewestFriendsFirst)],
    ["resource allocation", resourceAllocation],
    ["common neighbours", commonNeighbours],
    ["popularity among friends of friends", popularAmongFriendsOfFriends],
    ["popularity", popularity(graph)],
  ];

  const rows = rankings.map(([name, ranking]) => {
    const { hitsAt10, recallAt50 } = qualityOf(ranking, graph, people);
    return [name, hitsAt10.toFixed(3), recallAt50.toFixed(3)];
  });
  const printed = table([["ranking", "hits@10", "recall@50"], ...rows]);
  console.log(printed);
  const setting = `${hidden.length} of ${edges.length} friendships hidden (seed ${SEED}), ${people.size} people who lost at least one`;
  writeFileSync(
    RESULTS,
    `# People you may know\n\nMeasured by \`npm run bench:people-you-may-know\`: ${setting}.\n\n\`\`\`\n${printed}\n\`\`\`\n`,
  );
}

try {
  await main();
} catch (error) {
  console.error(sentenceOf(error));
  process.exit(1);
}
