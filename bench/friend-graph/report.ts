import { cpus } from "node:os";
import { table } from "../../scripts/supervisor/table.ts";
import type { PostCosts } from "./post-cost.ts";
import { BATCH, PAGE } from "./questions.ts";
import { barsTable, figuresTable, type Result, sizeText } from "./results.ts";
import type { RowSizes } from "./row-sizes.ts";
import type { SizedGraph } from "./sized-graph.ts";

type Parts = {
  readonly graphs: ReadonlyMap<number, SizedGraph>;
  readonly results: readonly Result[];
  readonly rowSizes: RowSizes;
  readonly postCosts: PostCosts;
  readonly rounds: number;
  readonly turnMs: number;
};

/** The results as they are committed. */
export function reportOf({ graphs, results, rowSizes, postCosts, rounds, turnMs }: Parts): string {
  const machine = `${cpus().length} cores (${cpus()[0]?.model.trim()}), Node ${process.version}`;
  const tables = [
    graphsTable(graphs),
    rowSizesTable(rowSizes),
    barsTable(results, { page: PAGE, batch: BATCH }),
    figuresTable(results),
    postCostsTable(postCosts),
  ];
  const [graphsText, rowSizesText, barsText, figuresText, postCostsText] = tables.map(
    (rows) => `\`\`\`\n${table(rows)}\n\`\`\``,
  );
  return `# The friend graph by its size

Measured by \`npm run bench:friend-graph -- --sizes ${[...graphs.keys()].join()}\` on ${machine}, with other work on it: an embedded server for each graph, the real loaders of the social subgraph in another process, one question at a time. All questions to all graphs take turns of ${turnMs} ms, ${rounds} times, for 500 people each who are asked about again and again; before that each file is read through once, so that what is measured is a working set in memory. What is examined is told by \`explain\` of the very commands.

![latency by the size of the graph](friend-graph.svg)

${barsText}

${graphsText}

What a row of a friendship takes in the file, on a new graph of 10⁵ rows:

${rowSizesText}

${figuresText}

*rows read*: what the database returned for one question, the commands for blocks and friend ids included. *most per row*: keys or documents examined for each row that a command returned, of the worst command of all that were sent; a command that returns nothing is counted as if it returned one. A page is one of ten, asked of people with 11 to 200 friends, so that it is full in graphs of all sizes. The feeds of everybody who is asked are served from inboxes; *gathered* are the same feeds as if there were none.

What a post costs its author, on a server and a database of its own where every write waits for the disk, by how many friends there are and how many of them have an inbox:

${postCostsText}

An entry of an inbox is a document of ${postCosts.entryBytes.toFixed(0)} bytes and takes ${postCosts.entryDiskBytes.toFixed(0)} of the file with its two indexes, in inboxes that grow side by side.
`;
}

const graphsTable = (graphs: Parts["graphs"]) => [
  ["graph", "directed rows", "people", "on the disk", "loaded"],
  ...[...graphs].map(([size, { rows, people, diskMegabytes, loadedPerSecond }]) => [
    sizeText(size),
    rows.toLocaleString("en"),
    people.toLocaleString("en"),
    `${diskMegabytes.toFixed(0)} MB`,
    loadedPerSecond === null ? "before" : `${loadedPerSecond.toFixed(0)} documents/s`,
  ]),
];

const rowSizesTable = ({ documentBytes, parts }: RowSizes) => [
  ["part", "bytes a row"],
  ["the document alone, as BSON", documentBytes.toFixed(0)],
  ...parts.map(([name, bytes]) => [name, bytes.toFixed(0)]),
  ["all of it", parts.reduce((sum, [, bytes]) => sum + bytes, 0).toFixed(0)],
];

const postCostsTable = ({ costs }: PostCosts) => [
  ["friends", "with an inbox", "p50 ms", "commands", "entries written"],
  ...costs.map(({ friends, withInbox, p50Ms, commands, entries }) => [
    friends.toLocaleString("en"),
    `${withInbox.toLocaleString("en")} (${((100 * withInbox) / friends).toFixed(0)} %)`,
    p50Ms.toFixed(1),
    String(commands),
    entries.toLocaleString("en"),
  ]),
];
