import {
  BSON,
  type CommandStartedEvent,
  type CommandSucceededEvent,
  type Db,
  type Document,
  type MongoClient,
} from "mongodb";

/** What an act costs the database, all its commands together. */
export type Cost = {
  readonly commands: number;
  /** Rows that the database returned, those inside of joined lists counted one by one. */
  readonly rows: number;
  /** Those of the last command alone: where that reads a page, the page. */
  readonly lastRows: number;
  readonly keysExamined: number;
  readonly documentsExamined: number;
  readonly bytes: number;
};

/** What only tells the server who asks and when. */
const ENVELOPE = ["$db", "lsid", "$clusterTime", "readConcern"];

/** The mean cost of acts, each explained after it was done. Nobody else may use the client meanwhile. */
export async function meanCostOf(
  { client, db }: { readonly client: MongoClient; readonly db: Db },
  acts: readonly (() => Promise<unknown>)[],
): Promise<Cost> {
  const costs: Cost[] = [];
  for (const act of acts) costs.push(await costOf(client, db, act));
  const meanOf = (figure: keyof Cost): number =>
    costs.reduce((sum, cost) => sum + cost[figure], 0) / costs.length;
  return {
    commands: meanOf("commands"),
    rows: meanOf("rows"),
    lastRows: meanOf("lastRows"),
    keysExamined: meanOf("keysExamined"),
    documentsExamined: meanOf("documentsExamined"),
    bytes: meanOf("bytes"),
  };
}

async function costOf(client: MongoClient, db: Db, act: () => Promise<unknown>): Promise<Cost> {
  const commands: Document[] = [];
  const replies: Document[] = [];
  const noteCommand = ({ command }: CommandStartedEvent) => commands.push(command);
  const noteReply = ({ reply }: CommandSucceededEvent) => replies.push(reply as Document);
  client.on("commandStarted", noteCommand).on("commandSucceeded", noteReply);
  await act();
  client.off("commandStarted", noteCommand).off("commandSucceeded", noteReply);

  let [keysExamined, documentsExamined] = [0, 0];
  for (const command of commands) {
    const explain = Object.fromEntries(Object.entries(command).filter(([name]) => !ENVELOPE.includes(name)));
    const { executionStats: examined } = await db.command({ explain, verbosity: "executionStats" });
    keysExamined += Number(examined.totalKeysExamined);
    documentsExamined += Number(examined.totalDocsExamined);
  }
  return {
    commands: commands.length,
    rows: replies.reduce((sum, reply) => sum + rowsOf(reply), 0),
    lastRows: rowsOf(replies.at(-1) ?? {}),
    keysExamined,
    documentsExamined,
    bytes: replies.reduce((sum, reply) => sum + BSON.calculateObjectSize(reply), 0),
  };
}

function rowsOf({ cursor }: Document): number {
  const batch: Document[] = cursor?.firstBatch ?? [];
  return batch.reduce((sum, document) => sum + (Array.isArray(document.rows) ? document.rows.length : 1), 0);
}
