/** Registers what a client team sends: `npm run operations:add -- --client web --version 1.4 FILE…`, of .graphql files and of gql or graphql templates in programs. All or nothing; what is registered already stays as it is. */
import { existsSync, globSync, readFileSync, statSync } from "node:fs";
import { parseArgs } from "node:util";
import { type ClientFile, extractOperations, GRAPHQL_FILE, PROGRAM_FILE } from "./operations/extract.ts";
import { clientVersionOf, mistakesOf, readApi, register } from "./operations/register.ts";
import { folderOf } from "./schema-check/operations/manifest.ts";

const FILES_MAX = 20_000;
const FILE_BYTES_MAX = 4 * 1024 * 1024;

try {
  const { values, positionals } = parseArgs({
    options: { client: { type: "string" }, version: { type: "string" } },
    allowPositionals: true,
  });
  const of = clientVersionOf(values.client, values.version);
  const { operations, mistakes } = extractOperations(filesOf(positionals));
  const all = [...mistakes, ...mistakesOf(operations, of, readApi())];
  if (all.length === 0 && operations.length === 0) all.push("The files hold no operation.");
  if (all.length > 0) throw new Error(`Nothing is registered.\n${all.join("\n")}`);

  const added = register(operations, of);
  const there = operations.length - added.length;
  console.log(
    `${folderOf(of)}: ${added.length} added${added.length > 0 ? ` (${added.join(", ")})` : ""}, ${there} there already.`,
  );
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}

function filesOf(patterns: readonly string[]): readonly ClientFile[] {
  if (patterns.length === 0)
    throw new Error("Name the files to read: FILE…, or a pattern such as 'src/**/*.tsx'.");
  const paths = patterns.flatMap((pattern) => {
    const found = existsSync(pattern) ? [pattern] : globSync(pattern);
    if (found.length === 0) throw new Error(`There is no file ${pattern}.`);
    return found;
  });
  const files = [...new Set(paths)].toSorted();
  if (files.length > FILES_MAX) throw new Error(`At most ${FILES_MAX} files are read, got ${files.length}.`);
  return files.map(readClientFile);
}

function readClientFile(path: string): ClientFile {
  const stats = statSync(path);
  if (!stats.isFile() || !(GRAPHQL_FILE.test(path) || PROGRAM_FILE.test(path)))
    throw new Error(`${path}: expected a .graphql file or a program in .ts, .tsx, .js or .jsx.`);
  if (stats.size > FILE_BYTES_MAX)
    throw new Error(`${path}: at most ${FILE_BYTES_MAX} bytes are read, it has ${stats.size}.`);
  return { path, text: readFileSync(path, "utf8") };
}
