import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { connectDatabase } from "@kith/kit/database.ts";
import { newId } from "@kith/kit/global-id.ts";
import { BSON, type MongoClient } from "mongodb";
import { FRIENDS_MAX, sidesOf, USER_PREFIX } from "../../subgraphs/social/src/friendships/model.ts";
import { socialServices } from "../../subgraphs/social/src/services.ts";
import { ensureSocialIndexes, socialStores } from "../../subgraphs/social/src/stores.ts";
import { diskMegabytes, startServer } from "../embedded-mongo/server-figures.ts";
import { quantileOf } from "../load/measure.ts";

const FRIENDS = [200, FRIENDS_MAX];
const SHARES_WITH_INBOX = [0, 0.4, 1];
const POSTS = 40;
const WARM_UP_POSTS = 5;
const ROWS_PER_COMMAND = 1_000;
const SETTLE_MS = 500;
const MEGABYTE = 2 ** 20;
const WISH = {
  text: "周末去西湖边走走，有人一起吗？",
  imageUrls: [],
  audience: "FRIENDS" as const,
  audienceUserIds: [],
};

/** What a post costs, and what it leaves in each inbox. */
export type PostCosts = {
  readonly costs: readonly {
    readonly friends: number;
    readonly withInbox: number;
    readonly p50Ms: number;
    readonly commands: number;
    readonly entries: number;
  }[];
  readonly entryBytes: number;
  /** With its indexes, in inboxes that grow side by side. */
  readonly entryDiskBytes: number;
};

/** Lets people post who have friends and nothing else, on a new database where every write waits for the disk. */
export async function measurePostCosts(): Promise<PostCosts> {
  const dir = mkdtempSync(join(tmpdir(), "kith-bench-posts-"));
  const server = await startServer(dir);
  const { client, db } = await connectDatabase({
    ...{ mongoUri: server.url, databasePrefix: "bench_", subgraph: "social" },
  });
  const stores = socialStores(db);
  const { postService } = socialServices({ client, ...stores, now: () => new Date() });
  try {
    await ensureSocialIndexes(stores);
    const costs: PostCosts["costs"][number][] = [];
    let growth = 0;
    for (const friends of FRIENDS)
      for (const share of SHARES_WITH_INBOX) {
        const withInbox = friends * share;
        const author = await authorWith(friends, withInbox);
        const tookMs: number[] = [];
        let commands = 0;
        const before = diskMegabytes(dir);
        for (let post = 0; post < POSTS; post += 1) {
          const beganAtMs = performance.now();
          commands = await countCommands(client, () => postService.createPost(author, WISH));
          if (post >= WARM_UP_POSTS) tookMs.push(performance.now() - beganAtMs);
        }
        await delay(SETTLE_MS);
        growth = (diskMegabytes(dir) - before) * MEGABYTE;
        tookMs.sort((one, other) => one - other);
        costs.push({ friends, withInbox, p50Ms: quantileOf(tookMs, 0.5), commands, entries: withInbox });
      }
    const entry = await db.collection("feedEntries").findOne();
    return {
      costs,
      entryBytes: BSON.calculateObjectSize(entry ?? {}),
      // Of the largest, beside which a post itself is nothing.
      entryDiskBytes: growth / (POSTS * (costs.at(-1)?.entries ?? 1)),
    };
  } finally {
    await client.close();
    await server.stop();
    rmSync(dir, { recursive: true, force: true });
  }

  async function authorWith(friends: number, withInbox: number): Promise<string> {
    const author = newId(USER_PREFIX);
    const others = Array.from({ length: friends }, () => newId(USER_PREFIX));
    const rows = others.flatMap((other) =>
      sidesOf({ people: [author, other], since: new Date(), source: "IMPORT" }),
    );
    const friendships = db.collection<(typeof rows)[number]>("friendships");
    for (let from = 0; from < rows.length; from += ROWS_PER_COMMAND)
      await friendships.insertMany(rows.slice(from, from + ROWS_PER_COMMAND));
    for (let from = 0; from < withInbox; from += ROWS_PER_COMMAND)
      await stores.feedHeads.noteReads(
        others.slice(from, Math.min(withInbox, from + ROWS_PER_COMMAND)),
        new Date(),
      );
    return author;
  }
}

async function countCommands(client: MongoClient, act: () => Promise<unknown>): Promise<number> {
  let commands = 0;
  const note = () => {
    commands += 1;
  };
  client.on("commandStarted", note);
  await act();
  client.off("commandStarted", note);
  return commands;
}
