import { basename } from "node:path";
import { isGenerated, isTest, type Source, syntaxOf } from "./source-files.ts";

const LINES_MAX = 300;
const KEBAB_CASE = /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+)*\.ts$/;
const NAMELESS = /(^|[-/])(utils?|helpers?|common|managers?)(?=[-./])/;
const DEFAULT_EXPORT = /^\s*export\s+default\b|\bas\s+default\b/m;
const ENUM = /^\s*(export\s+)?(declare\s+)?(const\s+)?enum\s+\w/m;
/** Reading, not setting: a library is told what it must know by a variable. */
const READS_ENVIRONMENT = /\bprocess\.env\b(?!\.\w+ = )/;

/** Finds what is wrong with one file, a sentence a mistake. */
type FileRule = (source: Source) => string[];

const mistakeIf = (isWrong: boolean, mistake: string): string[] => (isWrong ? [mistake] : []);

const isShort: FileRule = (source) => {
  const lines = source.text.trimEnd().split("\n").length;
  return mistakeIf(
    lines > LINES_MAX && !isGenerated(source),
    `has ${lines} lines, at most ${LINES_MAX} are read`,
  );
};

const isNamedForWhatItHolds: FileRule = ({ path }) => [
  ...mistakeIf(!KEBAB_CASE.test(basename(path)), "has a name that is not kebab-case"),
  ...mistakeIf(NAMELESS.test(path), "is named for nothing: say what it holds"),
];

const exportsByName: FileRule = (source) =>
  mistakeIf(
    DEFAULT_EXPORT.test(syntaxOf(source)) && source.path !== "vitest.config.ts",
    "has a default export",
  );

const hasNoEnum: FileRule = (source) => mistakeIf(ENUM.test(syntaxOf(source)), "has an enum: take a union");

const mayReadEnvironment = (source: Source): boolean =>
  source.path.endsWith("/src/main.ts") || /^(scripts|tests|bench)\//.test(source.path) || isTest(source);

const readsTheEnvironmentAtTheRoot: FileRule = (source) =>
  mistakeIf(
    READS_ENVIRONMENT.test(syntaxOf(source)) && !mayReadEnvironment(source),
    "reads process.env: main.ts hands it in",
  );

const RULES = [isShort, isNamedForWhatItHolds, exportsByName, hasNoEnum, readsTheEnvironmentAtTheRoot];

export const fileMistakes = (sources: readonly Source[]): string[] =>
  sources.flatMap((source) =>
    RULES.flatMap((rule) => rule(source)).map((mistake) => `${source.path} ${mistake}`),
  );
