import { setTimeout as delay } from "node:timers/promises";
import { MongoClient } from "mongodb";
import { auditIndexes } from "../index-audit.ts";
import { startServerProcess } from "../server-process.ts";

/** What a writer is given of a round. */
export type Round = {
  readonly client: MongoClient;
  readonly port: number;
  /** 0 to 1. */
  random(): number;
};

/** Somebody who writes until the server is gone, and remembers what was acknowledged and what is in doubt. */
export type Writer = {
  /** Once, before the first load. */
  prepare?(round: Round): Promise<void>;
  /** Writes once; throws when the server is gone. */
  write(round: Round): Promise<void>;
  /** After a restart: compares what is there with what was remembered, and goes on from there. A sentence a mistake. */
  check(round: Round): Promise<string[]>;
};

const LOAD_MIN_MS = 20;
const LOAD_MAX_MS = 220;

/** Numbers that look random, the same for the same seed. */
export function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

async function writeUntilGone(writer: Writer, round: Round, isGone: () => boolean): Promise<void> {
  try {
    while (!isGone()) await writer.write(round);
  } catch (error) {
    if (!isGone()) throw error;
  }
}

// Whoever looks for a server that was killed gives up so soon; a busy machine may need longer to find one that is there.
const SELECTION_MAX_MS = 300;
const CONNECT_ATTEMPTS_MAX = 10;

async function connectTo(uri: string): Promise<MongoClient> {
  for (let attempt = 1; ; attempt++) {
    const client = new MongoClient(uri, { retryWrites: false, serverSelectionTimeoutMS: SELECTION_MAX_MS });
    try {
      return await client.connect();
    } catch (error) {
      await client.close(true);
      if (attempt === CONNECT_ATTEMPTS_MAX) throw error;
    }
  }
}

/**
 * Starts a server on a directory, checks, loads and kills it, round after round; at the end it is checked once more.
 *
 * @returns A sentence a mistake, the round in front.
 */
export async function killInRounds(options: {
  readonly dir: string;
  readonly args: readonly string[];
  readonly rounds: number;
  readonly seed: number;
  readonly writers: readonly Writer[];
}): Promise<string[]> {
  const { dir, args, rounds, seed, writers } = options;
  const random = randomOf(seed);
  const mistakes: string[] = [];
  for (let number = 0; number <= rounds && mistakes.length === 0; number++) {
    const server = await startServerProcess(["--dir", dir, ...args]);
    const client = await connectTo(server.uri);
    try {
      const round: Round = { client, port: Number(new URL(server.uri).port), random };
      if (number === 0) for (const writer of writers) await writer.prepare?.(round);
      else for (const writer of writers) mistakes.push(...(await writer.check(round)));
      if (number < rounds) {
        let isGone = false;
        const load = Promise.all(writers.map((writer) => writeUntilGone(writer, round, () => isGone)));
        await Promise.race([delay(LOAD_MIN_MS + random() * (LOAD_MAX_MS - LOAD_MIN_MS)), load]);
        isGone = true;
        await server.kill();
        // Spares those who still look for a server the wait for one.
        await client.close(true);
        await load;
      }
    } finally {
      await server.kill();
      await client.close(true);
    }
    mistakes.push(...(await auditIndexes(dir)));
    if (server.printed.stderr !== "") mistakes.push(`the server complained: ${server.printed.stderr}`);
    if (mistakes.length > 0) return mistakes.map((mistake) => `round ${number}, seed ${seed}: ${mistake}`);
  }
  return mistakes;
}
