import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { connectDatabase } from "@kith/kit/database.ts";
import { openDatabases } from "../../scripts/check-data/databases.ts";
import { openStores } from "../../scripts/database/stores.ts";
import type { SubgraphName } from "../../scripts/schema-files.ts";
import { developmentKeys, type Keys } from "../../scripts/supervisor/development-keys.ts";
import { seedTown } from "../../scripts/town/seed-town.ts";
import { townId } from "../../scripts/town/town.ts";
import { usersStores } from "../../subgraphs/users/src/stores.ts";
import { signAccessToken } from "../../subgraphs/users/src/tokens/access-token.ts";
import { keyRing } from "../../subgraphs/users/src/tokens/key-ring.ts";
import { violationsIn } from "../../tests/invariants.ts";
import { startServer } from "../embedded-mongo/server-figures.ts";
import { chaosClient } from "./client.ts";
import { startConstellation } from "./constellation.ts";
import { type Sample, startLoad } from "./load.ts";
import { broken } from "./payments.ts";
import { learnQuestions } from "./questions.ts";
import { type Episode, runFaults } from "./run.ts";

export type ChaosOptions = {
  readonly subgraphs: readonly SubgraphName[];
  readonly faultMs: number;
  readonly quietMs: number;
  readonly connections: number;
  readonly pauseMs: number;
  readonly deadlineMs: number;
  readonly shortDeadlineMs: number;
  readonly timeoutMs: number;
  readonly tell: (line: string) => void;
};

/** What came of a run. */
export type Chaos = {
  readonly samples: readonly Sample[];
  readonly episodes: readonly Episode[];
  /** How often the gateway ended or was not live. */
  readonly deaths: number;
  readonly payments: Readonly<Record<string, number>>;
  /** What clients were told of money that is not so, and what rules of the data are broken. */
  readonly broken: readonly string[];
};

const DATABASE_PREFIX = "chaos_";
const TOKEN_LIFETIME_S = 3_600;
const WARM_UP_MS = 1_000;
/** What nobody waits for any more may still be ending: so long, so often. */
const SETTLE_MS = 500;
const SETTLE_LOOKS = 10;

/** Breaks subgraphs under a gateway that is in use, on a town of its own. */
export async function runChaos(options: ChaosOptions): Promise<Chaos> {
  const dir = mkdtempSync(join(tmpdir(), "kith-chaos-"));
  const server = await startServer(dir, "--no-fsync");
  try {
    return await runOn({ mongoUri: server.url, databasePrefix: DATABASE_PREFIX }, dir, options);
  } finally {
    await server.stop();
    rmSync(dir, { recursive: true, force: true });
  }
}

type At = { readonly mongoUri: string; readonly databasePrefix: string };

async function runOn(at: At, dir: string, options: ChaosOptions): Promise<Chaos> {
  const stores = await openStores(at);
  await seedTown(stores);
  await stores.close();
  const keys = developmentKeys(dir);
  const tokenOf = await tokensOf(at, keys);
  const constellation = await startConstellation({
    ...at,
    keys,
    settings: {
      KITH_DEADLINE_MS: String(options.deadlineMs),
      SUBGRAPH_TIMEOUT_MS: String(options.timeoutMs),
    },
  });
  const client = chaosClient(constellation.gatewayUrl);
  try {
    const reader = townId("alice");
    const questions = await learnQuestions(client, await tokenOf(reader));
    const load = startLoad({ ...options, client, questions, tokenOf, reader });
    await sleep(WARM_UP_MS);
    const { episodes, deaths } = await runFaults({
      ...options,
      constellation,
      client,
      samples: load.samples,
    });
    await load.end();
    const told = Object.groupBy(load.payments, ({ told: what }) => what);
    return {
      samples: load.samples,
      episodes,
      deaths,
      payments: Object.fromEntries(Object.entries(told).map(([what, all]) => [what, all.length])),
      broken: await brokenAfterAll(at, load.payments),
    };
  } finally {
    await client.close();
    await constellation.stop();
  }
}

async function brokenAfterAll(at: At, payments: Parameters<typeof broken>[0]): Promise<string[]> {
  let all = await brokenIn(at, payments);
  for (let look = 0; look < SETTLE_LOOKS && all.length > 0; look += 1) {
    await sleep(SETTLE_MS);
    all = await brokenIn(at, payments);
  }
  return all;
}

async function brokenIn(at: At, payments: Parameters<typeof broken>[0]): Promise<string[]> {
  const { client, db } = await connectDatabase({ subgraph: "commerce", ...at });
  const untrue = await broken(payments, db);
  await client.close();
  await using open = await openDatabases(at);
  return [...untrue, ...(await violationsIn(open.databases))];
}

async function tokensOf(at: At, { KITH_TOKEN_KEY }: Keys): Promise<(person: string) => Promise<string>> {
  const { client, db } = await connectDatabase({ subgraph: "users", ...at });
  const { signingKeys } = await usersStores(db);
  const secret = Buffer.from(KITH_TOKEN_KEY, "base64");
  const key = await keyRing({ keys: signingKeys, secret, now: () => new Date() }).current();
  await client.close();
  const tokenByPerson = new Map<string, Promise<string>>();
  return (person) => {
    const token = tokenByPerson.get(person) ?? signAccessToken(person, { key, lifetimeS: TOKEN_LIFETIME_S });
    tokenByPerson.set(person, token);
    return token;
  };
}
