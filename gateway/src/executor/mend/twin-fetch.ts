import type { FetchNode, QueryPlanSelectionNode } from "@apollo/query-planner";
import { type DocumentNode, type FieldNode, Kind, parse, print, type SelectionNode, visit } from "graphql";
import { fragmentsOf } from "../../fragments.ts";
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
  const rivalsOf = (typeName: string, field: FieldNode): readonly string[] =>
    [...(twins.neededBy.get(`${typeName}.${field.name.value}`) ?? [])].filter((one) => placeByRival.has(one));
  const needs: (readonly string[])[] = [];
  withEntityFields(document, (typeName, field) => needs.push(rivalsOf(typeName, field)) > 0);
  const parts = partsOf(needs, placeByRival);
  if (parts.length === 0) return [node];
  return parts.map((told, index) => {
    const others = new Set([...placeByRival.keys()].filter((one) => !told.has(one)));
    const isKept = (typeName: string, field: FieldNode): boolean => {
      if (field.name.value === "__typename") return true;
      const own = rivalsOf(typeName, field);
      return parts.findIndex((part) => own.every((one) => part.has(one))) === index;
    };
    const part = withEntityFields(document, isKept);
    const used = usedVariables(part);
    return {
      ...node,
      requires: withoutFields(node.requires ?? [], others),
      operation: print(withVariables(part, used)),
      variableUsages: (node.variableUsages ?? []).filter((name) => used.has(name)),
    };
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

const withoutFields = (
  selections: readonly QueryPlanSelectionNode[],
  names: ReadonlySet<string>,
): QueryPlanSelectionNode[] =>
  selections
    .filter((selection) => selection.kind !== "Field" || !names.has(selection.name))
    .map((selection) =>
      selection.selections === undefined
        ? selection
        : { ...selection, selections: withoutFields(selection.selections, names) },
    );

function withEntityFields(
  document: DocumentNode,
  isKept: (typeName: string, field: FieldNode) => boolean,
): DocumentNode {
  const kept = (selections: readonly SelectionNode[], typeName: string): readonly SelectionNode[] =>
    selections.flatMap((selection): readonly SelectionNode[] => {
      if (selection.kind === Kind.FIELD) return isKept(typeName, selection) ? [selection] : [];
      if (selection.kind === Kind.FRAGMENT_SPREAD) return [selection];
      const below = kept(selection.selectionSet.selections, selection.typeCondition?.name.value ?? typeName);
      return below.length === 0
        ? []
        : [{ ...selection, selectionSet: { ...selection.selectionSet, selections: below } }];
    });
  return visit(document, {
    [Kind.FIELD](field) {
      if (field.name.value !== "_entities" || field.selectionSet === undefined) return undefined;
      const selections = kept(field.selectionSet.selections, "");
      return { ...field, selectionSet: { ...field.selectionSet, selections } };
    },
  });
}

/** With what each fragment holds in its places: a part need not have all of it. */
function withoutFragments(document: DocumentNode): DocumentNode {
  const fragments = fragmentsOf(document);
  return visit(
    {
      ...document,
      definitions: document.definitions.filter(({ kind }) => kind !== Kind.FRAGMENT_DEFINITION),
    },
    {
      [Kind.FRAGMENT_SPREAD]({ name, directives }) {
        const fragment = fragments.get(name.value);
        if (fragment === undefined) return undefined;
        const { typeCondition, selectionSet } = fragment;
        return { kind: Kind.INLINE_FRAGMENT, typeCondition, selectionSet, ...(directives && { directives }) };
      },
    },
  );
}

function usedVariables(document: DocumentNode): ReadonlySet<string> {
  const used = new Set<string>();
  visit(document, {
    [Kind.VARIABLE_DEFINITION]: () => false,
    [Kind.VARIABLE]: ({ name }) => void used.add(name.value),
  });
  return used;
}

/** Without the definitions of others: subgraphs refuse a variable that nothing uses. */
const withVariables = (document: DocumentNode, used: ReadonlySet<string>): DocumentNode =>
  visit(document, {
    [Kind.VARIABLE_DEFINITION]: ({ variable }) => (used.has(variable.name.value) ? undefined : null),
  });
