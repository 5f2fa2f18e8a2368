import { isEqual } from "../values/compare.ts";
import type { Document } from "../values/types.ts";
import type { ExprEquality } from "./expr-equality.ts";
import { parseFilter } from "./filter-parse.ts";
import { compilePathTest, type LeafMode, type ValueTest } from "./path-match.ts";
import { type CompareOperator, compareTest } from "./predicates.ts";

/** Variables of `$let`, `$lookup` and friends; inner scopes inherit from outer ones. */
export type Vars = Record<string, unknown>;
export type Matcher = (document: Document, vars?: Vars) => boolean;

/** A parsed filter: what the planner reads and what is compiled to a function once per query. */
export type FilterNode =
  | { kind: "and" | "or" | "nor"; nodes: FilterNode[] }
  | { kind: "not"; node: FilterNode }
  | LeafNode
  | { kind: "expression"; matches: Matcher; equalities?: readonly ExprEquality[] }
  | { kind: "never" };

/** What is asked of the values at one path. */
export type LeafNode =
  | { kind: "compare"; path: string; op: CompareOperator; value: unknown }
  | { kind: "in"; path: string; values: unknown[]; test: ValueTest; hasPattern: boolean }
  | { kind: "regex"; path: string; pattern: string; options: string; test: ValueTest }
  | { kind: "exists"; path: string; test: ValueTest }
  /** `element` is asked of each element; its paths start at the element, or are `ELEMENT` for the element itself. */
  | { kind: "elemMatch"; path: string; element: FilterNode; matches: ValueTest }
  | { kind: "test"; op: string; path: string; test: ValueTest; mode: LeafMode };

/** The path of an array element itself, below an `$elemMatch` that asks something of plain values. */
export const ELEMENT = "\0element";

export const ALWAYS: FilterNode = { kind: "and", nodes: [] };

export const isAlways = (node: FilterNode): boolean => node.kind === "and" && node.nodes.length === 0;

export function leafTest(node: LeafNode): { test: ValueTest; mode: LeafMode } {
  switch (node.kind) {
    case "compare":
      return { test: compareTest(node.op, node.value), mode: "expand" };
    case "elemMatch": {
      const { matches } = node;
      return { test: (found) => Array.isArray(found) && found.some((item) => matches(item)), mode: "whole" };
    }
    case "test":
      return node;
    default:
      return { test: node.test, mode: "expand" };
  }
}

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
    case "expression":
      return node.matches;
    case "never":
      return () => false;
    default: {
      const { test, mode } = leafTest(node);
      return compilePathTest(node.path, test, mode);
    }
  }
}

export const compileFilter = (filter: Document): Matcher => compileNode(parseFilter(filter));

/** Every plain equality a filter demands: what an upsert starts its new document from. */
export function equalitiesOf(node: FilterNode): [path: string, value: unknown][] {
  if (node.kind === "and") return node.nodes.flatMap(equalitiesOf);
  if (node.kind === "or" && node.nodes.length === 1) return equalitiesOf(node.nodes[0] as FilterNode);
  if (node.kind === "not" && node.node.kind === "not") return equalitiesOf(node.node.node);
  if (node.kind === "compare" && node.op === "$eq") return [[node.path, node.value]];
  if (node.kind !== "in" || node.hasPattern) return [];
  const [first] = node.values;
  return node.values.every((value) => isEqual(value, first)) ? [[node.path, first]] : [];
}
