import type { FetchNode, QueryPlanSelectionNode } from "@apollo/query-planner";
import { Kind, parse, print, visit } from "graphql";
import { type EntityField, partOf, toldWhere, withEntityFields, withoutFragments } from "./entity-fields.ts";
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
  const requires = node.requires ?? [];
  const pathsByPlace =
    twins.twinByName.size === 0 ? new Map<string, Set<string>>() : pathsByPlaceIn(requires, twins);
  if (pathsByPlace.values().every(({ size }) => size < 2)) return [node];
  const document = withoutFragments(parse(node.operation, { noLocation: true }));
  const fields: EntityField[] = [];
  withEntityFields(document, (one) => fields.push(one) > 0);
  const requiredPathsOf = ({ typeName, field }: EntityField): readonly string[] =>
    twins.requiredPathsBy.get(`${node.serviceName} ${typeName}.${field.name.value}`) ?? [];
  const required = fields.flatMap(requiredPathsOf);
  const placeByRival = rivalsIn(pathsByPlace, (path) => required.some((one) => isAtOrBelow(one, path)));
  const rivalsOf = (one: EntityField): readonly string[] =>
    [...placeByRival.keys()].filter((rival) => requiredPathsOf(one).some((path) => isAtOrBelow(path, rival)));
  const parts = partsOf(fields.map(rivalsOf), placeByRival);
  if (parts.length === 0) return [node];
  return parts.map((told, index) => {
    const others = [...placeByRival.keys()].filter((one) => !told.has(one));
    const isKept = (one: EntityField): boolean => {
      if (one.field.name.value === "__typename") return true;
      const own = rivalsOf(one);
      return parts.findIndex((part) => own.every((rival) => part.has(rival))) === index;
    };
    const isTold = (_typeName: string, path: string) => !others.some((other) => isAtOrBelow(path, other));
    return partOf(node, withEntityFields(document, isKept), toldWhere(requires, isTold));
  });
}

const isAtOrBelow = (path: string, above: string): boolean => path === above || path.startsWith(`${above}/`);

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

/** Ways to what is told, by the place where it is told: twins of a field are told in its place. */
function pathsByPlaceIn(
  requires: readonly QueryPlanSelectionNode[],
  { twinByName }: Twins,
): ReadonlyMap<string, ReadonlySet<string>> {
  const pathsByPlace = new Map<string, Set<string>>();
  const collect = (selections: readonly QueryPlanSelectionNode[], trail: string, typeName: string): void => {
    for (const selection of selections) {
      if (selection.kind !== "Field") {
        collect(selection.selections, trail, selection.typeCondition ?? typeName);
        continue;
      }
      const path = `${trail}${selection.name}`;
      const place = `${typeName} ${trail}${twinByName.get(selection.name)?.field ?? selection.name}`;
      pathsByPlace.set(place, (pathsByPlace.get(place) ?? new Set()).add(path));
      collect(selection.selections ?? [], `${path}/`, "");
    }
  };
  collect(requires, "", "");
  return pathsByPlace;
}

/** What is required that would be told in the same place as something else that is, and that place. */
const rivalsIn = (
  pathsByPlace: ReadonlyMap<string, ReadonlySet<string>>,
  isRequired: (path: string) => boolean,
): ReadonlyMap<string, string> =>
  new Map(
    [...pathsByPlace].flatMap(([place, paths]) => {
      const rivals = [...paths].filter(isRequired);
      return rivals.length > 1 ? rivals.map((path) => [path, place] as const) : [];
    }),
  );
