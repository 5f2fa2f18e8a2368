/** Says whom a change of the graph breaks: compares schema/ with what is published, `npm run schema:check -- --base REF|FILE`. Exit code 0: nothing breaks, 1: something does, 2: it could not be checked. */
import { readArguments } from "./schema-check/arguments.ts";
import { CouldNotCheck } from "./schema-check/could-not-check.ts";
import { textReport } from "./schema-check/formats/text.ts";
import { isBreaking, type Report } from "./schema-check/report.ts";
import { checkSchema } from "./schema-check/run-checks.ts";
import { readBase } from "./schema-check/sides/base-side.ts";
import { SCHEMA_FOLDER } from "./schema-check/sides/subgraph-sources.ts";
import { filesIn } from "./schema-check/sides/tree-files.ts";

try {
  const { base, usage } = readArguments(process.argv.slice(2));
  const today = new Date().toISOString().slice(0, 10);
  const found = await checkSchema({ base: readBase(base), files: filesIn(SCHEMA_FOLDER), today });
  const report = usage === null ? found : await withUsageAt(usage, found);
  console.log(textReport(report));
  process.exitCode = isBreaking(report) ? 1 : 0;
} catch (error) {
  // Code 1 would say that something breaks, which nobody knows.
  console.error(error instanceof CouldNotCheck ? `The schema could not be checked. ${error.message}` : error);
  process.exitCode = 2;
}

// The driver of the database takes a while to load, and most checks need none.
async function withUsageAt(usage: string, report: Report): Promise<Report> {
  const { loadUsage } = await import("./schema-check/usage/load-usage.ts");
  const { withUsage } = await import("./schema-check/usage/with-usage.ts");
  return withUsage(report, await loadUsage(usage, process.env));
}
