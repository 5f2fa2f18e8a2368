import { parse, Source } from "graphql";
import type { Finding } from "../finding.ts";
import { lintGraphOf } from "./lint-graph.ts";
import { LINT_RULES } from "./rules.ts";

/** The SDL of one subgraph. */
export type LintSource = {
  readonly name: string;
  /** From the root of the repository. */
  readonly file: string;
  readonly sdl: string;
};

/**
 * Holds subgraphs to the rules of the house.
 *
 * @param sources In the order in which their findings are to be told.
 * @param today `YYYY-MM-DD`, UTC: days of removal are held against it.
 * @returns In the order of the files, then of the lines.
 * @throws GraphQLError when a source is no SDL.
 */
export function lint(sources: readonly LintSource[], today: string): readonly Finding[] {
  const subgraphs = sources.map(({ name, file, sdl }) => ({
    name,
    file,
    document: parse(new Source(sdl, file)),
  }));
  const graph = lintGraphOf(subgraphs, today);
  const order = new Map(sources.map(({ name }, index) => [name, index]));
  return LINT_RULES.flatMap(({ code, wayOut, mistakesIn }) =>
    mistakesIn(graph).map(
      ({ coordinate, message, place }): Finding => ({
        ...{ code, check: "lint", severity: "warning", coordinate, message, wayOut, place, contract: null },
      }),
    ),
  ).toSorted(
    ({ place: a }, { place: b }) =>
      (order.get(a?.subgraph ?? "") ?? 0) - (order.get(b?.subgraph ?? "") ?? 0) ||
      (a?.line ?? 0) - (b?.line ?? 0) ||
      (a?.column ?? 0) - (b?.column ?? 0),
  );
}
