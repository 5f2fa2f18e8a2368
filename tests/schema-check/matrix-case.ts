import { existsSync, globSync, readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import type { Finding } from "../../scripts/schema-check/finding.ts";
import { idOf, MANIFEST, manifestText } from "../../scripts/schema-check/operations/manifest.ts";

const MATRIX = "tests/schema-check/matrix";
export const CASES = readdirSync(MATRIX).toSorted();

/** What a case says must be found: nothing else may be. */
export type Expected = {
  readonly change: string;
  /** `breaking FIELD_REMOVED User.name at schema/people.graphql:12`. */
  readonly findings: readonly string[];
  /** What becomes of each active operation. */
  readonly operations: Readonly<Record<string, string>>;
  /** Versions of clients that nobody runs any more. */
  readonly retired?: readonly string[];
};

export const expectedOf = (name: string): Expected =>
  JSON.parse(readFileSync(join(MATRIX, name, "expected.json"), "utf8")) as Expected;

/** The files that a side of a case has in its schema/; where it has no operations of its own, those of the candidate. */
export function filesOf(name: string, side: "base" | "candidate"): ReadonlyMap<string, string> {
  const files = new Map(
    globSync(join(MATRIX, name, side, "*.graphql"))
      .toSorted()
      .map((path) => [`schema/${basename(path)}`, readFileSync(path, "utf8")]),
  );
  const own = join(MATRIX, name, "base-operations");
  const isOwn = side === "base" && existsSync(own);
  const retired = isOwn ? [] : (expectedOf(name).retired ?? []);
  for (const [path, text] of registered(isOwn ? own : join(MATRIX, name, "operations"), retired))
    files.set(path, text);
  return files;
}

function registered(folder: string, retired: readonly string[]): readonly (readonly [string, string])[] {
  const paths = globSync(join(folder, "*", "*.graphql"));
  return [...new Set(paths.map(dirname))].flatMap((versionFolder) => {
    const key = basename(versionFolder);
    const [client = "", version = ""] = key.split("@");
    const files = paths
      .filter((path) => dirname(path) === versionFolder)
      .map((path) => ({ file: basename(path), text: readFileSync(path, "utf8") }));
    const operations = files.map(({ file, text }) => ({
      name: basename(file, ".graphql"),
      id: idOf(text),
      file,
    }));
    const status = retired.includes(key) ? "retired" : "active";
    const at = `schema/operations/${key}`;
    return [
      [`${at}/${MANIFEST}`, manifestText({ client, version, status, operations })],
      ...files.map(({ file, text }) => [`${at}/${file}`, text] as const),
    ];
  });
}

/** A finding as `expected.json` writes it. */
export const lineOf = ({ severity, code, coordinate, place }: Finding): string =>
  `${severity} ${code} ${coordinate ?? "-"} at ${place === null ? "nowhere" : `${place.file}:${place.line}`}`;
