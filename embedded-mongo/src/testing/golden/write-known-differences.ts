/**
 * Writes golden/known-differences.json anew: `node embedded-mongo/src/testing/golden/write-known-differences.ts`. A case
 * that differed before keeps its reason; a new one gets what was expected and what came, for a sentence to be found.
 */
import { writeFileSync } from "node:fs";
import { startTestServer } from "../test-server.ts";
import { KINDS, KNOWN_DIFFERENCES, type KnownDifference, readGolden, readKnownDifferences } from "./files.ts";
import { loadCollections, replay } from "./replay.ts";

const SHOWN_MAX = 400;

const reasonById = new Map(readKnownDifferences().map(({ id, reason }) => [id, reason]));
const found: KnownDifference[] = [];
await using running = await startTestServer();
for (const kind of KINDS) {
  const db = running.client.db(`golden_${kind}`);
  const file = readGolden(kind);
  await loadCollections(db, file);
  const differences = await replay(db, kind, file);
  console.log(`${kind} ${file.cases.length - differences.length} of ${file.cases.length}`);
  for (const { id, expected, got } of differences) {
    const shown = `expected ${expected.slice(0, SHOWN_MAX)}, got ${got.slice(0, SHOWN_MAX)}`;
    found.push({ id, reason: reasonById.get(id) ?? shown });
  }
}
const lines = found.map((one) => `\n${JSON.stringify(one)}`);
writeFileSync(KNOWN_DIFFERENCES, `[${lines.join(",")}${lines.length > 0 ? "\n" : ""}]\n`);
