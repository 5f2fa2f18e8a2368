/** Writes what clients have used of the API into a file for `schema:check --usage FILE`: `npm run usage:export -- [--uri URI] [--out FILE]`. */
import { renameSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { CouldNotCheck } from "./schema-check/could-not-check.ts";
import { loadUsage } from "./schema-check/usage/load-usage.ts";
import { usageText } from "./schema-check/usage/usage-file.ts";

try {
  const { values } = parseArgs({
    options: { uri: { type: "string", default: "" }, out: { type: "string", default: "usage.json" } },
  });
  const usage = await loadUsage(values.uri, process.env);
  // Whole or not at all.
  writeFileSync(`${values.out}.tmp`, usageText(usage));
  renameSync(`${values.out}.tmp`, values.out);
  console.log(`Wrote ${usage.rows.length} rows to ${values.out}.`);
} catch (error) {
  console.error(
    error instanceof CouldNotCheck ? `Nothing was exported. ${error.message}` : (error as Error).message,
  );
  process.exitCode = 1;
}
