import type { LintSource } from "./lint.ts";

/** A section of docs/schema-rules.md. */
export type RuleSection = {
  readonly code: string;
  readonly reason: string;
  readonly bad: readonly LintSource[];
  readonly good: readonly LintSource[];
};

const SECTION =
  /^### `(?<code>\w+)`\n\n(?<reason>[\s\S]*?)\n\nBad:\n\n```graphql\n(?<bad>[\s\S]*?)\n```\n\nGood:\n\n```graphql\n(?<good>[\s\S]*?)\n```$/gm;
/** Where an example is of several subgraphs, a line with the name of one begins it. */
const SUBGRAPH_LINE = /^# (\w+)$/m;

export const ruleSections = (markdown: string): readonly RuleSection[] =>
  [...markdown.matchAll(SECTION)].map(({ groups = {} }) => ({
    code: groups.code ?? "",
    reason: groups.reason ?? "",
    bad: sourcesIn(groups.bad ?? ""),
    good: sourcesIn(groups.good ?? ""),
  }));

function sourcesIn(example: string): readonly LintSource[] {
  const [before = "", ...rest] = example.split(SUBGRAPH_LINE);
  if (rest.length === 0) return [{ name: "example", file: "example.graphql", sdl: before }];
  return rest
    .filter((_text, index) => index % 2 === 0)
    .map((name, index) => ({ name, file: `${name}.graphql`, sdl: rest[index * 2 + 1] ?? "" }));
}
