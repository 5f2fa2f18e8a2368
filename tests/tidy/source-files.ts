import { globSync, readFileSync } from "node:fs";

/** A TypeScript file of ours: its path from the top of the repository, and what stands in it. */
export type Source = { readonly path: string; readonly text: string };

const FOLDERS = ["kit", "gateway", "subgraphs", "embedded-mongo", "scripts", "tests", "bench"];

export const readSources = (): readonly Source[] =>
  globSync(["vitest.config.ts", ...FOLDERS.map((folder) => `${folder}/**/*.ts`)], {
    exclude: ["**/node_modules/**"],
  })
    .toSorted()
    .map((path) => ({ path, text: readFileSync(path, "utf8") }));

export const isTest = ({ path }: Source): boolean => path.endsWith(".test.ts") || path.endsWith(".e2e.ts");
export const isGenerated = ({ path }: Source): boolean => path.includes("/generated/");

// Strings are matched so that what looks like a comment in one of them stays.
const STRING_OR_COMMENT = /("(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`)|\/\/[^\n]*|\/\*[\s\S]*?\*\//g;

/** What the computer reads of a file: all but the comments. */
export const codeOf = ({ text }: Source): string =>
  text.replace(STRING_OR_COMMENT, (_all, string = "") => string);

/** The code of a file with its strings emptied: what is left is TypeScript, not SDL or JSON in a string. */
export const syntaxOf = ({ text }: Source): string =>
  text.replace(STRING_OR_COMMENT, (_all, string) => (string === undefined ? "" : '""'));

// Formatted code begins a statement, or ends its braces, at the beginning of a line.
const STATIC_IMPORT = /^(?:(?:import|export|\})[^"\n]*\bfrom|import) "([^"]+)"/gm;
const DYNAMIC_IMPORT = /\bimport\(\s*"([^"$]+)"\s*\)/g;

/** What a file imports, as it is written there. */
export function importsOf(source: Source): readonly string[] {
  const code = codeOf(source);
  const found = [...code.matchAll(STATIC_IMPORT), ...code.matchAll(DYNAMIC_IMPORT)];
  return found.map(([, specifier]) => specifier ?? "");
}
