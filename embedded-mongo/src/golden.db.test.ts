import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { KINDS, kindOf, readGolden, readKnownDifferences } from "./testing/golden/files.ts";
import { INDEX_SETS, makeIndexes, type ReadCase } from "./testing/golden/index-sets.ts";
import { type Difference, loadCollections, replay } from "./testing/golden/replay.ts";
import { startTestServer, type TestServer } from "./testing/test-server.ts";

/** What MongoDB's own engine answered to thousands of questions, asked again: see golden/README.md. */
let running: TestServer;
beforeAll(async () => {
  running = await startTestServer();
});
afterAll(() => running[Symbol.asyncDispose]());

/** Thousands of questions: on a busy machine more than a test usually may take. */
const REPLAY_MAX_MS = 90_000;

const known = readKnownDifferences();
const knownIds = new Set(known.map(({ id }) => id));
const surprises = (differences: readonly Difference[]) => differences.filter(({ id }) => !knownIds.has(id));

describe.each(KINDS)("of the recorded %s, the server", (kind) => {
  it(
    "answers all as the engine, but for the known differences",
    async () => {
      const db = running.client.db(`golden_${kind}`);
      await loadCollections(db, readGolden(kind));

      const differences = await replay(db, kind);

      expect(surprises(differences)).toEqual([]);
      expect(differences.map(({ id }) => id)).toEqual(
        known.filter((one) => kindOf(one) === kind).map(({ id }) => id),
      );
    },
    REPLAY_MAX_MS,
  );
});

describe.each(["filters", "sorts"] as const)("through indexes, the recorded %s", (kind) => {
  it.each(Object.entries(INDEX_SETS))(
    "are answered alike: %s",
    async (name, indexesOf) => {
      const db = running.client.db(`golden_${kind}_${name.replaceAll(" ", "_")}`);
      const file = readGolden<ReadCase>(kind);
      await loadCollections(db, file);

      expect(await makeIndexes(db, file, indexesOf)).toBeGreaterThan(50);

      expect(surprises(await replay(db, kind))).toEqual([]);
    },
    REPLAY_MAX_MS,
  );
});
