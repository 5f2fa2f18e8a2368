/** Says that nobody runs a version of a client any more: `npm run operations:retire -- --client web --version 1.0`. Its operations stay as a record; no change is held against them. */
import { globSync } from "node:fs";
import { parseArgs } from "node:util";
import { clientVersionOf, manifestOf, writeManifest } from "./operations/register.ts";
import { folderOf } from "./schema-check/operations/manifest.ts";

try {
  const { values } = parseArgs({ options: { client: { type: "string" }, version: { type: "string" } } });
  const of = clientVersionOf(values.client, values.version);
  const manifest = manifestOf(of);
  if (manifest === null)
    throw new Error(
      `There is no ${folderOf(of)}; there are: ${globSync("*@*", { cwd: "schema/operations" }).join(", ")}.`,
    );
  if (manifest.status !== "retired") writeManifest({ ...manifest, status: "retired" });
  console.log(`${folderOf(of)} is retired: ${manifest.operations.length} operations.`);
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}
