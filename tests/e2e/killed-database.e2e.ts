import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, vi } from "vitest";
import { openDatabases } from "../../scripts/check-data/databases.ts";
import { randomOf } from "../../scripts/town/random.ts";
import type { Client } from "../client.ts";
import { freePort } from "../free-port.ts";
import { violationsIn } from "../invariants.ts";
import { type Act, actsOf, documentOf } from "../killed-database/acts.ts";
import { moveIn } from "../killed-database/crowd.ts";
import { startDatabase } from "../killed-database/start-database.ts";
import { type Supergraph, startSupergraph } from "../supergraph.ts";

const PEOPLE = 100;
const AT_ONCE = 50;
/** After how many answers to a thousand mutations the database is killed. */
const KILLED_AFTER = [150, 450, 750];
/** What is answered before the first kill, if nothing else goes wrong. */
const ACKNOWLEDGED_MIN = 100;
const TIMEOUT_MS = 300_000;

type Payload = { done: { userErrors: unknown[] } | null } | null;

async function isAcknowledged(client: Client, { mutation, input }: Act): Promise<boolean> {
  const { data, errors } = await client.query<Payload>(documentOf(mutation), { input });
  return errors === undefined && data?.done?.userErrors.length === 0;
}

/** Sends acts, fifty at a time, in the order given. @returns Those that were acknowledged. */
async function sendAll(
  graph: Supergraph,
  acts: readonly Act[],
  onAnswer: (count: number) => void,
): Promise<Act[]> {
  const acknowledged: Act[] = [];
  const waiting = acts.values();
  let answers = 0;
  const send = async () => {
    for (const act of waiting) {
      if (await isAcknowledged(await graph.as(act.by as `user_${string}`), act)) acknowledged.push(act);
      answers += 1;
      onAnswer(answers);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, send));
  return acknowledged;
}

it(
  "keeps what was acknowledged, and every rule, when the database is killed three times in a thousand mutations",
  async () => {
    const dir = mkdtempSync(join(tmpdir(), "kith-killed-"));
    const port = await freePort();
    let database = startDatabase(port, dir);
    const killAndRestart = async () => {
      const { pid, exited } = await database;
      process.kill(pid, "SIGKILL");
      await exited;
      return startDatabase(port, dir);
    };
    try {
      await using graph = await startSupergraph({ mongoUri: (await database).url });
      await using open = await openDatabases(graph.stores);
      const random = randomOf(17);
      const acts = actsOf(await moveIn(graph.stores, "crowd", PEOPLE))
        .map((act) => ({ act, place: random() }))
        .sort((one, other) => one.place - other.place)
        .map(({ act }) => act);

      const acknowledged = await sendAll(graph, acts, (count) => {
        if (KILLED_AFTER.includes(count)) database = killAndRestart();
      });
      await database;

      expect(acknowledged.length).toBeGreaterThan(ACKNOWLEDGED_MIN);
      const kept = await Promise.all(acknowledged.map(({ isDone }) => isDone(open.databases)));
      expect(acknowledged.filter((_act, index) => !kept[index])).toEqual([]);
      // What nobody waits for any more may still be ending.
      await vi.waitFor(async () => expect(await violationsIn(open.databases)).toEqual([]), {
        timeout: 30_000,
        interval: 1_000,
      });
    } finally {
      await (await database).stop();
      rmSync(dir, { recursive: true, force: true });
    }
  },
  TIMEOUT_MS,
);
