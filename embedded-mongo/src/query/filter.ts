import { type Document, isDocument } from "../values/types.ts";
import { parseFilter } from "./filter-parse.ts";
import type { LeafMode, ValueTest } from "./path-match.ts";
import { compilePathTest } from "./path-match.ts";
import { type CompareOperator, compareTest } from "./predicates.ts";

/** Variables of `$let`, `$lookup` and friends; inner scopes inherit from outer ones. */
export type Vars = Record<string, unknown>;
export type Matcher = (document: Document, vars?: Vars) => boolean;

/** A parsed filter: what the planner reads and what is compiled to a function once per query. */
export type FilterNode =
  | { kind: "and" | "or" | "nor"; nodes: FilterNode[] }
  | { kind: "not"; node: FilterNode }
  | { kind: "compare"; path: string; op: CompareOperator; value: unknown }
  | { kind: "in"; path: string; values: unknown[]; test: ValueTest; hasPattern: boolean }
  | { kind: "regex"; path: string; pattern: string; options: string; test: ValueTest }
  | { kind: "exists"; path: string; test: ValueTest }
  | { kind: "test"; path: string; test: ValueTest; mode: LeafMode }
  | { kind: "expression"; matches: Matcher }
  | { kind: "never" };

export const ALWAYS: FilterNode = { kind: "and", nodes: [] };

export const isAlways = (node: FilterNode): boolean => node.kind === "and" && node.nodes.length === 0;

/** Turns a parsed filter into one function. */
export function compileNode(node: FilterNode): Matcher {
  switch (node.kind) {
    case "and": {
      const matchers = node.nodes.map(compileNode);
      if (matchers.length === 1) return matchers[0] as Matcher;
      return (document, vars) => matchers.every((matches) => matches(document, vars));
    }
    case "or": {
      const matchers = node.nodes.map(compileNode);
      return (document, vars) => matchers.some((matches) => matches(document, vars));
    }
    case "nor": {
      const matchers = node.nodes.map(compileNode);
      return (document, vars) => !matchers.some((matches) => matches(document, vars));
    }
    case "not": {
      const matches = compileNode(node.node);
      return (document, vars) => !matches(document, vars);
    }
    case "compare":
      return compilePathTest(node.path, compareTest(node.op, node.value), "expand");
    case "in":
    case "regex":
    case "exists":
      return compilePathTest(node.path, node.test, "expand");
    case "test":
      return compilePathTest(node.path, node.test, node.mode);
    case "expression":
      return node.matches;
    case "never":
      return () => false;
  }
}

export const compileFilter = (filter: Document): Matcher => compileNode(parseFilter(filter));

/** Every plain equality a filter demands: what an upsert starts its new document from. */
export function equalitiesOf(node: FilterNode): [path: string, value: unknown][] {
  if (node.kind === "and") return node.nodes.flatMap(equalitiesOf);
  if (node.kind === "or" && node.nodes.length === 1) return equalitiesOf(node.nodes[0] as FilterNode);
  if (node.kind === "compare" && node.op === "$eq") return [[node.path, node.value]];
  if (node.kind === "in" && node.values.length === 1 && !node.hasPattern)
    return [[node.path, node.values[0]]];
  return [];
}

export { isDocument };
