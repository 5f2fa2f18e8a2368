import { expect, it } from "vitest";
import { indexWriter, retriesWriter } from "./testing/crash/retries.ts";
import { killInRounds } from "./testing/crash/rounds.ts";
import { thingsWriter } from "./testing/crash/things.ts";
import { transfersWriter } from "./testing/crash/transfers.ts";
import { temporaryDirectory } from "./testing/test-server.ts";

const CRASHES_MAX_MS = 120_000;

/**
 * A server is killed at any moment of a load of batches, transactions, retryable writes and index builds, and started
 * again on what it left: at least fifty times.
 */
it.concurrent.each([
  { title: "without fsync", args: ["--no-fsync"], rounds: 20, seed: 1 },
  { title: "without fsync, on another directory", args: ["--no-fsync"], rounds: 20, seed: 2 },
  { title: "with fsync", args: [], rounds: 14, seed: 3 },
])(
  "loses nothing acknowledged and keeps nothing by halves, killed in the middle: $title",
  async ({ args, rounds, seed }) => {
    using dir = temporaryDirectory();
    const writers = [
      ...[1, 2, 3].map(thingsWriter),
      ...["p", "q"].map(transfersWriter),
      ...["r", "s"].map(retriesWriter),
      indexWriter(),
    ];

    expect(await killInRounds({ dir: dir.path, args, rounds, seed, writers })).toEqual([]);
  },
  CRASHES_MAX_MS,
);
