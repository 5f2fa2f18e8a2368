import { type Document, fieldOf, isDocument } from "../values/types.ts";
import { compileNode, type FilterNode } from "./filter.ts";

type PathNode = Extract<FilterNode, { path: string }>;

/**
 * Which array element made a filter match: what `$` stands for in updates and projections. The last condition that
 * goes through an array decides, as in MongoDB.
 */
export function findArrayMatch(filter: FilterNode): (document: Document) => number | null {
  switch (filter.kind) {
    case "and": {
      const locators = filter.nodes.map(findArrayMatch);
      return (document) => {
        let position: number | null = null;
        for (const locate of locators) position = locate(document) ?? position;
        return position;
      };
    }
    case "or": {
      const branches = filter.nodes.map((node) => [compileNode(node), findArrayMatch(node)] as const);
      return (document) => branches.find(([matches]) => matches(document))?.[1](document) ?? null;
    }
    case "compare":
    case "in":
    case "regex":
    case "exists":
    case "test":
      return (document) => positionOf(document, filter.path.split("."), filter);
    default:
      return () => null;
  }
}

function positionOf(document: Document, parts: readonly string[], filter: PathNode): number | null {
  let value: unknown = document;
  for (let i = 0; i < parts.length; i++) {
    if (!isDocument(value)) return null;
    value = fieldOf(value, parts[i] as string);
    if (!Array.isArray(value)) continue;
    const rest = parts.slice(i + 1);
    // An explicit position in the path names its element itself.
    if (rest[0] !== undefined && /^\d+$/.test(rest[0]) && Number(rest[0]) < value.length)
      return Number(rest[0]);
    const at = elementPosition(value, rest, filter);
    return at < 0 ? null : at;
  }
  return null;
}

function elementPosition(array: readonly unknown[], rest: readonly string[], filter: PathNode): number {
  if (filter.kind === "test" && filter.mode === "whole" && rest.length === 0)
    return array.findIndex((item) => filter.test([item]));
  if (rest.length > 0) {
    const matches = compileNode({ ...filter, path: rest.join(".") });
    return array.findIndex((item) => isDocument(item) && matches(item));
  }
  const matches = compileNode({ ...filter, path: "item" });
  return array.findIndex((item) => matches({ item: Array.isArray(item) ? [item] : item }));
}
