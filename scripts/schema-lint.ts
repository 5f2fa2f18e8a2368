/** Holds schema/<subgraph>.graphql to the rules of docs/schema-rules.md: exit code 1 with a line for each thing that does not and that no override accepts. */
import { CouldNotCheck } from "./schema-check/could-not-check.ts";
import { lint } from "./schema-check/lint/lint.ts";
import { LINT_RULES } from "./schema-check/lint/rules.ts";
import { applyOverrides, OVERRIDES_FILE } from "./schema-check/overrides/apply-overrides.ts";
import { readOverrides } from "./schema-check/overrides/read-overrides.ts";
import { parsed, SCHEMA_FOLDER, subgraphSources } from "./schema-check/sides/subgraph-sources.ts";
import { filesIn } from "./schema-check/sides/tree-files.ts";

const today = new Date().toISOString().slice(0, 10);
const codes = new Set(LINT_RULES.map(({ code }) => code));

try {
  const files = filesIn(SCHEMA_FOLDER);
  const sources = [...subgraphSources(files)].map(([name, source]) => ({ name, ...source }));
  for (const { sdl, file } of sources) parsed(sdl, file);
  // Those of other findings are for the check of a change.
  const overrides = readOverrides(files.get(OVERRIDES_FILE) ?? "", OVERRIDES_FILE).filter(({ code }) =>
    codes.has(code),
  );
  const { findings, accepted } = applyOverrides(lint(sources, today), overrides, today);
  for (const { code, message, wayOut, place } of findings)
    console.error(`${place?.file}:${place?.line}:${place?.column} ${code}\n  ${message}\n  ${wayOut}`);
  console.log(
    `${sources.length} subgraphs, ${findings.length} findings, ${accepted.length} accepted by overrides. docs/schema-rules.md has the rules.`,
  );
  process.exitCode = findings.length > 0 ? 1 : 0;
} catch (error) {
  console.error(error instanceof CouldNotCheck ? `The schema could not be read. ${error.message}` : error);
  process.exitCode = 2;
}
