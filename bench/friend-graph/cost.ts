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
  readonly keysExamined: number;
  readonly documentsExamined: number;
  /** Keys, or documents where those are more, that were looked at for each row that was returned: by the worst command of all acts. */
  readonly examinedPerRowMax: number;
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
    keysExamined: meanOf("keysExamined"),
    documentsExamined: meanOf("documentsExamined"),
    examinedPerRowMax: Math.max(...costs.map((cost) => cost.examinedPerRowMax)),
    bytes: meanOf("bytes"),
  };
}

async function costOf(client: MongoClient, db: Db, act: () => Promise<unknown>): Promise<Cost> {
  const commandById = new Map<number, Document>();
  const replyById = new Map<number, Document>();
  const noteCommand = ({ requestId, command }: CommandStartedEvent) => commandById.set(requestId, command);
  const noteReply = ({ requestId, reply }: CommandSucceededEvent) =>
    replyById.set(requestId, reply as Document);
  client.on("commandStarted", noteCommand).on("commandSucceeded", noteReply);
  await act();
  client.off("commandStarted", noteCommand).off("commandSucceeded", noteReply);
  const commands = [...commandById.values()];
  const replies = [...commandById.keys()].map((id) => replyById.get(id) ?? {});

  let [keysExamined, documentsExamined, examinedPerRowMax] = [0, 0, 0];
  for (const [index, command] of commands.entries()) {
    const explain = Object.fromEntries(Object.entries(command).filter(([name]) => !ENVELOPE.includes(name)));
    const { executionStats: examined } = await db.command({ explain, verbosity: "executionStats" });
    const [keys, documents] = [Number(examined.totalKeysExamined), Number(examined.totalDocsExamined)];
    keysExamined += keys;
    documentsExamined += documents;
    // What looks at something and returns nothing has looked at it for one row that is not there.
    const returned = Math.max(1, rowsOf(replies[index] ?? {}));
    examinedPerRowMax = Math.max(examinedPerRowMax, Math.max(keys, documents) / returned);
  }
  return {
    commands: commands.length,
    rows: replies.reduce((sum, reply) => sum + rowsOf(reply), 0),
    keysExamined,
    documentsExamined,
    examinedPerRowMax,
    bytes: replies.reduce((sum, reply) => sum + BSON.calculateObjectSize(reply), 0),
  };
}

function rowsOf({ cursor }: Document): number {
  const batch: Document[] = cursor?.firstBatch ?? [];
  return batch.reduce((sum, document) => sum + (Array.isArray(document.rows) ? document.rows.length : 1), 0);
}
