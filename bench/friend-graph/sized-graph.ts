import { createReadStream, mkdirSync } from "node:fs";
import { join } from "node:path";
import { connectDatabase } from "@kith/kit/database.ts";
import type { GlobalId } from "@kith/kit/global-id.ts";
import { heldRows } from "@kith/kit/held-rows.ts";
import type { Db, MongoClient } from "mongodb";
import { progressBar } from "../../scripts/import/progress-bar.ts";
import { type Context, contextFor } from "../../subgraphs/social/src/context.ts";
import { socialServices } from "../../subgraphs/social/src/services.ts";
import { ensureSocialIndexes, type SocialStores, socialStores } from "../../subgraphs/social/src/stores.ts";
import { diskMegabytes, startServer } from "../embedded-mongo/server-figures.ts";
import { graphOf } from "./graph.ts";
import { documentsOf, loadGraph } from "./loading.ts";
import { type Question, questionsOf } from "./questions.ts";

/** Longer than an inbox takes to warm up. */
const WARM_MS = 300_000;
const READ_AT_ONCE_BYTES = 16 * 1_024 * 1_024;

/** A loaded graph behind a server of its own, ready to be asked. */
export type SizedGraph = Awaited<ReturnType<typeof openSizedGraph>>;

type Options = {
  /** Holds a folder for each size; what is loaded there already is not loaded again. */
  readonly dir: string;
  readonly rows: number;
  readonly degrees: readonly number[];
};

/** Loads a graph of about so many rows, unless it is there, and starts a server on it. */
export async function openSizedGraph({ dir, rows, degrees }: Options) {
  const graph = graphOf(rows, degrees);
  const { questions, readers } = questionsOf(graph);
  const folder = join(dir, String(rows));
  mkdirSync(folder, { recursive: true });
  const loadedPerSecond = await load();

  await readThrough(join(folder, "data.mdb"));
  const server = await startServer(folder);
  const { client, db, stores } = await connect(server.url);
  const now = () => new Date();
  const services = socialServices({ client, ...stores, now });
  // Nothing that is measured asks them.
  const nobody = { name: "nobody", url: "", viewerKey: Buffer.alloc(0) };
  const contextsOn = (readFrom: SocialStores) => {
    const contextOfViewer = contextFor({
      ...{ stores: readFrom, services, peers: { users: nobody, groups: nobody }, heldOf: heldRows([]), now },
      requestEvents: () => Promise.reject(new Error("nobody listens")),
    });
    return (viewerId: GlobalId): Context => contextOfViewer({ viewerId, scopes: [], requestId: "" });
  };
  const contextOf = contextsOn(stores);
  const contextOfNoInbox = contextsOn({
    ...stores,
    feedHeads: {
      ...stores.feedHeads,
      findPage: (_person, request) => stores.feedHeads.findPage("nobody", request),
    },
  });
  return {
    rows: graph.friends.length,
    people: graph.ids.length,
    loadedPerSecond,
    diskMegabytes: diskMegabytes(folder),
    client,
    db,
    questions,
    ask: (question: Question): Promise<unknown> =>
      question.ask(question.isWithoutInboxes ? contextOfNoInbox : contextOf),
    async stop() {
      await client.close();
      await server.stop();
    },
  };

  // Without waiting for the disk: what a broken-off load has written is there all the same.
  async function load(): Promise<number | null> {
    const loading = await startServer(folder, "--no-fsync");
    const { client, db, stores } = await connect(loading.url);
    try {
      await ensureSocialIndexes(stores);
      const there = await countOf(db);
      if (there === documentsOf(graph)) return await withInboxes(client, stores, null);
      const progress = progressBar(`${rows} rows`, documentsOf(graph));
      const beganAtMs = performance.now();
      await loadGraph(db, graph, progress.add);
      progress.end();
      const perSecond = (1_000 * (documentsOf(graph) - there)) / (performance.now() - beganAtMs);
      return await withInboxes(client, stores, perSecond);
    } finally {
      await client.close();
      await loading.stop();
    }
  }

  // As reading and the housekeeping would have opened them within some minutes.
  async function withInboxes<Passed>(
    client: MongoClient,
    stores: SocialStores,
    passed: Passed,
  ): Promise<Passed> {
    await stores.feedHeads.noteReads(readers, new Date());
    const later = () => new Date(Date.now() + WARM_MS);
    await socialServices({ client, ...stores, now: later }).visitFeeds(new AbortController().signal);
    return passed;
  }
}

async function countOf(db: Db): Promise<number> {
  const counts = await Promise.all(
    ["circles", "friendships", "posts"].map((name) => db.collection(name).estimatedDocumentCount()),
  );
  return counts.reduce((sum, count) => sum + count, 0);
}

/** Reads a file once, so that what fits into memory is there, as it is where a server has run for a while. */
async function readThrough(file: string): Promise<void> {
  for await (const _chunk of createReadStream(file, { highWaterMark: READ_AT_ONCE_BYTES }));
}

async function connect(mongoUri: string) {
  const database = await connectDatabase({ mongoUri, databasePrefix: "kith_", subgraph: "social" });
  return { ...database, stores: socialStores(database.db) };
}
