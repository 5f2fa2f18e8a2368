/** Holds what client teams have registered in schema/operations/ to its manifests and to the API: files, hashes, names, and every active operation is valid. */
import { globSync, readFileSync } from "node:fs";
import { dirname } from "node:path";
import { readApi } from "./operations/register.ts";
import { CouldNotCheck } from "./schema-check/could-not-check.ts";
import { MANIFEST } from "./schema-check/operations/manifest.ts";
import { manifestsIn, registeredOperations } from "./schema-check/operations/registered-operations.ts";
import { errorsIn } from "./schema-check/operations/validity.ts";

const api = readApi();
const paths = globSync("schema/operations/*/*").toSorted();
const files = new Map(paths.map((path) => [path, readFileSync(path, "utf8")]));

function mistakesIn(): readonly string[] {
  const operations = registeredOperations(files);
  const known = new Set([...operations.map(({ file }) => file), ...manifestsIn(files).keys()]);
  const strays = paths
    .filter((path) => !known.has(path))
    .map((path) => `${path} is not in ${dirname(path)}/${MANIFEST}: register it by npm run operations:add.`);
  const invalid = operations
    .filter(({ isActive }) => isActive)
    .flatMap(({ document, file }) => errorsIn(document, api).map(({ message }) => `${file}: ${message}`));
  const none = operations.length === 0 ? ["schema/operations holds no operation"] : [];
  console.log(`${operations.length} registered operations.`);
  return [...strays, ...invalid, ...none];
}

try {
  const mistakes = mistakesIn();
  for (const mistake of mistakes) console.error(mistake);
  process.exitCode = mistakes.length > 0 ? 1 : 0;
} catch (error) {
  if (!(error instanceof CouldNotCheck)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
