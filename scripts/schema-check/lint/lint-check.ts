import type { Finding } from "../finding.ts";
import type { Comparison, Side } from "../side.ts";
import { type LintSource, lint } from "./lint.ts";

/**
 * What the candidate does against the rules of the house that the base did not do: a pull request answers for its own. Rules are
 * about what subgraphs write, so a contract has nothing to add.
 */
export function lintFindings({ base, candidate, contract, today }: Comparison): readonly Finding[] {
  if (contract !== null) return [];
  const known = new Set(lint(sourcesOf(base), today).map(keyOf));
  return lint(sourcesOf(candidate), today).filter((finding) => !known.has(keyOf(finding)));
}

/** What the base did already: nothing to tell, but an override may be there for it. */
export function standingLint({ base, candidate, today }: Comparison): readonly Finding[] {
  const known = new Set(lint(sourcesOf(base), today).map(keyOf));
  return lint(sourcesOf(candidate), today).filter((finding) => known.has(keyOf(finding)));
}

const sourcesOf = ({ sources }: Side): readonly LintSource[] =>
  [...sources].map(([name, source]) => ({ name, ...source }));

const keyOf = ({ code, coordinate, place }: Finding): string => `${code} ${coordinate} ${place?.subgraph}`;
