/** Writes what changed in the API for people, in Markdown: `npm run schema:changelog -- --from REF [--to REF]`. Without `--to` up to the working tree. Exit code 2: it could not be told. */
import { parseArgs } from "node:util";
import { changelogOf } from "./schema-check/changelog/changelog.ts";
import { CouldNotCheck } from "./schema-check/could-not-check.ts";
import { type Base, readBase } from "./schema-check/sides/base-side.ts";
import { composeSide } from "./schema-check/sides/compose-side.ts";
import { SCHEMA_FOLDER } from "./schema-check/sides/subgraph-sources.ts";
import { filesIn } from "./schema-check/sides/tree-files.ts";

const USAGE = "npm run schema:changelog -- --from REF|FILE [--to REF|FILE]";

function settings() {
  try {
    const options = { from: { type: "string" }, to: { type: "string" } } as const;
    return parseArgs({ options }).values;
  } catch (error) {
    throw new CouldNotCheck(`${(error as Error).message.split("\n")[0]} Usage: ${USAGE}`);
  }
}

function workingTree(): Base {
  const composed = composeSide(filesIn(SCHEMA_FOLDER));
  if ("side" in composed) return { name: "the working tree", side: composed.side };
  throw new CouldNotCheck(
    `The working tree does not compose: ${composed.errors[0]?.message ?? "no reason given"}`,
  );
}

try {
  const { from, to } = settings();
  const today = new Date().toISOString().slice(0, 10);
  const before = readBase(from || null, "--from");
  const after = to === undefined ? workingTree() : readBase(to, "--to");
  process.stdout.write(await changelogOf(before, after, today));
} catch (error) {
  console.error(error instanceof CouldNotCheck ? `The changes could not be told. ${error.message}` : error);
  process.exitCode = 2;
}
