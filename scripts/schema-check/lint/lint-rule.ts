import type { Place } from "../finding.ts";
import { type LintField, type LintGraph, type LintInput, type LintSubgraph, placeOf } from "./lint-graph.ts";

/** Where something does not hold to a rule. */
export type Mistake = {
  readonly coordinate: string;
  /** One sentence: what was expected, and what is there. */
  readonly message: string;
  readonly place: Place;
};

/** One rule of the house. Its reason and its examples stand in docs/schema-rules.md. */
export type LintRule = {
  readonly code: string;
  /** One sentence: what to do about it. */
  readonly wayOut: string;
  readonly mistakesIn: (graph: LintGraph) => readonly Mistake[];
};

/** What is wrong with a field, an argument or an input field. */
export const mistakeAt = (
  { subgraph, coordinate, node }: Pick<LintField | LintInput, "subgraph" | "coordinate" | "node">,
  message: string,
): Mistake => ({ coordinate, message, place: placeOf(subgraph, node) });

/** What is wrong with anything else that has a name. */
export const mistakeOf = (
  subgraph: LintSubgraph,
  node: Parameters<typeof placeOf>[1],
  coordinate: string,
  message: string,
): Mistake => ({ coordinate, message, place: placeOf(subgraph, node) });
