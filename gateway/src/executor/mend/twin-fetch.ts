import type { FetchNode, QueryPlanSelectionNode } from "@apollo/query-planner";
import { Kind, parse, print, visit } from "graphql";
import {
  type EntityField,
  partOf,
  withEntityFields,
  withoutFields,
  withoutFragments,
} from "./entity-fields.ts";
import type { Twins } from "./required-arguments.ts";

/** A fetch as the planner meant it: twins are asked for under their real name, and told of under it too. */
export function asked(node: FetchNode, { twinByName }: Twins): FetchNode {
  if (twinByName.size === 0) return node;
  let hasTwin = false;
  const document = visit(parse(node.operation, { noLocation: true }), {
    [Kind.FIELD](field) {
      const twin = twinByName.get(field.name.value);
      if (twin === undefined) return undefined;
      hasTwin = true;
      return {
        ...field,
        alias: field.alias ?? field.name,
        name: { kind: Kind.NAME, value: twin.field } as const,
        arguments: twin.arguments,
      };
    },
  });
  return hasTwin ? { ...node, operation: print(document) } : node;
}

/**
 * Splits a fetch whose fields require the same field with different arguments: a representation has room for one of them.
 *
 * @returns The fetch alone where there is nothing to split.
 */
export function splitByTwins(node: FetchNode, twins: Twins): readonly FetchNode[] {
  const placeByRival = rivalsIn(node.requires ?? [], twins);
  if (placeByRival.size === 0) return [node];
  const document = withoutFragments(parse(node.operation, { noLocation: true }));
  const rivalsOf = ({ typeName, field }: EntityField): readonly string[] =>
    [...(twins.neededBy.get(`${typeName}.${field.name.value}`) ?? [])].filter((one) => placeByRival.has(one));
  const needs: (readonly string[])[] = [];
  withEntityFields(document, (one) => needs.push(rivalsOf(one)) > 0);
  const parts = partsOf(needs, placeByRival);
  if (parts.length === 0) return [node];
  return parts.map((told, index) => {
    const others = new Set([...placeByRival.keys()].filter((one) => !told.has(one)));
    const isKept = (one: EntityField): boolean => {
      if (one.field.name.value === "__typename") return true;
      const own = rivalsOf(one);
      return parts.findIndex((part) => own.every((rival) => part.has(rival))) === index;
    };
    return partOf(node, withEntityFields(document, isKept), withoutFields(node.requires ?? [], others));
  });
}

/** What is told together, so that each field finds all that it needs in one part. */
function partsOf(
  needs: readonly (readonly string[])[],
  placeByRival: ReadonlyMap<string, string>,
): readonly ReadonlySet<string>[] {
  const parts: Set<string>[] = [];
  for (const need of needs) {
    if (need.length === 0) continue;
    const isFree = (part: ReadonlySet<string>, rival: string): boolean =>
      part.has(rival) || ![...part].some((one) => placeByRival.get(one) === placeByRival.get(rival));
    const part = parts.find((one) => need.every((rival) => isFree(one, rival)));
    if (part === undefined) parts.push(new Set(need));
    else for (const rival of need) part.add(rival);
  }
  return parts;
}

/** Twins that would be told in the same place, by name, and that place. */
function rivalsIn(
  requires: readonly QueryPlanSelectionNode[],
  { twinByName }: Twins,
): ReadonlyMap<string, string> {
  const namesByPlace = new Map<string, Set<string>>();
  const collect = (selections: readonly QueryPlanSelectionNode[], trail: string): void => {
    for (const selection of selections) {
      const twin = selection.kind === "Field" ? twinByName.get(selection.name) : undefined;
      if (twin !== undefined && selection.kind === "Field") {
        const place = `${trail}/${twin.typeName}.${twin.field}`;
        namesByPlace.set(place, new Set([...(namesByPlace.get(place) ?? []), selection.name]));
      }
      collect(selection.selections ?? [], selection.kind === "Field" ? `${trail}/${selection.name}` : trail);
    }
  };
  collect(requires, "");
  return new Map(
    [...namesByPlace].flatMap(([place, names]) =>
      names.size > 1 ? [...names].map((name) => [name, place] as const) : [],
    ),
  );
}
