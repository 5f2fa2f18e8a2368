import type { Document } from "../values/types.ts";
import { type FilterNode, type LeafNode, leafTest } from "./filter.ts";
import { visitPath } from "./path-match.ts";

/** Where in its array the element stands that made a filter match; null when none did. */
export type Locate = (document: Document) => number | null;

/**
 * What `$` stands for in updates and projections, for documents that match: the last condition that went through an
 * array element by element decides. Branches of `$or` and negations never do.
 *
 * @param options.inEngineOrder The order in which MongoDB runs the conditions of an update, which is not the written one.
 */
export function findArrayMatch(filter: FilterNode, options: { inEngineOrder?: boolean } = {}): Locate {
  switch (filter.kind) {
    case "and": {
      const nodes = options.inEngineOrder ? filter.nodes.toSorted(byEngineOrder) : filter.nodes;
      const locators = nodes.map((node) => findArrayMatch(node, options)).reverse();
      return (document) => {
        for (const locate of locators) {
          const position = locate(document);
          if (position !== null) return position;
        }
        return null;
      };
    }
    case "or":
      return filter.nodes.length === 1 ? findArrayMatch(filter.nodes[0] as FilterNode, options) : () => null;
    case "nor":
    case "not":
    case "expression":
    case "never":
      return () => null;
    default:
      return locateLeaf(filter);
  }
}

function locateLeaf(node: LeafNode): Locate {
  const parts = node.path.split(".");
  const { test, mode } = leafTest(node);
  return (document) => {
    let found = -1;
    visitPath(
      document,
      parts,
      (value, position) => {
        if (!test(value)) return false;
        found = position;
        if (position < 0 && node.kind === "elemMatch") found = (value as unknown[]).findIndex(node.matches);
        return true;
      },
      mode,
    );
    return found < 0 ? null : found;
  };
}

const ENGINE_ORDER = [
  "elemMatch",
  "$size",
  "$eq",
  "$lte",
  "$lt",
  "$gt",
  "$gte",
  "regex",
  "$mod",
  "exists",
  "in",
  "$bitsAllSet",
  "$bitsAllClear",
  "$bitsAnySet",
  "$bitsAnyClear",
  "not",
  "nor",
  "$type",
];
const engineOrderOf = (node: FilterNode) => ENGINE_ORDER.indexOf("op" in node ? node.op : node.kind);
const pathOf = (node: FilterNode) => ("path" in node ? node.path : "");

const byEngineOrder = (a: FilterNode, b: FilterNode): number =>
  engineOrderOf(a) - engineOrderOf(b) || (pathOf(a) < pathOf(b) ? -1 : pathOf(a) > pathOf(b) ? 1 : 0);
