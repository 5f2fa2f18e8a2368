/** Says whom a change of the graph breaks: compares schema/ with what is published, `npm run schema:check -- --base REF|FILE`. Exit code 0: nothing breaks, 1: something does, 2: it could not be checked. */
import { readArguments } from "./schema-check/arguments.ts";
import { CouldNotCheck } from "./schema-check/could-not-check.ts";
import { textReport } from "./schema-check/formats/text.ts";
import { isBreaking } from "./schema-check/report.ts";
import { checkSchema } from "./schema-check/run-checks.ts";
import { readBase } from "./schema-check/sides/base-side.ts";
import { SCHEMA_FOLDER } from "./schema-check/sides/subgraph-sources.ts";
import { filesIn } from "./schema-check/sides/tree-files.ts";

try {
  const { base } = readArguments(process.argv.slice(2));
  const today = new Date().toISOString().slice(0, 10);
  const report = await checkSchema({ base: readBase(base), files: filesIn(SCHEMA_FOLDER), today });
  console.log(textReport(report));
  process.exitCode = isBreaking(report) ? 1 : 0;
} catch (error) {
  // Code 1 would say that something breaks, which nobody knows.
  console.error(error instanceof CouldNotCheck ? `The schema could not be checked. ${error.message}` : error);
  process.exitCode = 2;
}
