import { type ConstDirectiveNode, Kind } from "graphql";
import type { Change } from "../api/change.ts";
import type { ApiCode } from "../api/codes.ts";
import { type Element, elementsOf } from "../api/elements.ts";
import type { Comparison, Side } from "../side.ts";
import type { DirectiveCode } from "./codes.ts";
import { directiveOf } from "./names.ts";

/**
 * What clients no longer see, or see at last, because of `@inaccessible`: it is still in the graph, so the diff of the APIs,
 * which calls it removed or new, is told in these words.
 */
export function asVisibility(
  change: Change<ApiCode>,
  comparison: Comparison,
): Change<ApiCode | DirectiveCode> {
  const { base, candidate, contract } = comparison;
  const { coordinate } = change;
  // What a contract leaves out is left out by its filter.
  if (contract !== null) return change;
  if (HIDING.has(change.code) && isHidden(candidate, coordinate))
    return {
      ...change,
      code: "INACCESSIBLE_ADDED",
      message: `${coordinate} is hidden from clients: it is @inaccessible now.`,
    };
  if (SHOWING.has(change.code) && isHidden(base, coordinate))
    return {
      ...change,
      code: "INACCESSIBLE_REMOVED",
      severity: "dangerous",
      message: `${coordinate} is shown to clients: it is no longer @inaccessible.`,
      touches: null,
    };
  return change;
}

const HIDING: ReadonlySet<ApiCode> = new Set([
  "TYPE_REMOVED",
  "FIELD_REMOVED",
  "ARG_REMOVED",
  "INPUT_FIELD_REMOVED",
  "VALUE_REMOVED_FROM_ENUM",
] as const);
const SHOWING: ReadonlySet<ApiCode> = new Set([
  "TYPE_ADDED",
  "FIELD_ADDED",
  "OPTIONAL_ARG_ADDED",
  "OPTIONAL_INPUT_FIELD_ADDED",
  "VALUE_ADDED_TO_ENUM",
] as const);

function isHidden(side: Side, coordinate: string): boolean {
  const element = elementsOf(side.supergraph).get(coordinate);
  return element !== undefined && directiveOf(side, element.directives, "inaccessible").length > 0;
}

/** Tags that contracts go by, and deprecations: they change nobody's answer. */
export function labelChanges({ base, candidate }: Comparison): readonly Change<DirectiveCode>[] {
  const before = elementsOf(base.supergraph);
  return [...elementsOf(candidate.supergraph).values()].flatMap((now) => {
    const was = before.get(now.coordinate);
    return was === undefined
      ? []
      : [...tagChanges(was, now, base, candidate), ...deprecationChange(was, now)];
  });
}

function tagChanges(
  was: Element,
  now: Element,
  base: Side,
  candidate: Side,
): readonly Change<DirectiveCode>[] {
  const { coordinate } = now;
  const [before, after] = [tagsOf(was, base), tagsOf(now, candidate)];
  const changeOf =
    (code: "TAG_ADDED" | "TAG_REMOVED", verb: string) =>
    (tag: string): Change<DirectiveCode> => ({
      code,
      severity: "warning",
      coordinate,
      message: `${coordinate} ${verb} the tag ${tag}.`,
      touches: null,
    });
  return [
    ...after.filter((tag) => !before.includes(tag)).map(changeOf("TAG_ADDED", "has")),
    ...before.filter((tag) => !after.includes(tag)).map(changeOf("TAG_REMOVED", "no longer has")),
  ];
}

const tagsOf = ({ directives }: Element, side: Side): readonly string[] =>
  directiveOf(side, directives, "tag").flatMap(nameOf);

function nameOf({ arguments: given = [] }: ConstDirectiveNode): readonly string[] {
  const value = given.find(({ name }) => name.value === "name")?.value;
  return value?.kind === Kind.STRING ? [value.value] : [];
}

function deprecationChange(
  { deprecationReason: before }: Element,
  { deprecationReason: after, coordinate }: Element,
): readonly Change<DirectiveCode>[] {
  if (before === after) return [];
  if (before === null)
    return [
      {
        code: "DEPRECATED_ADDED",
        severity: "safe",
        coordinate,
        message: `${coordinate} is deprecated: ${after}`,
        touches: null,
      },
    ];
  if (after === null)
    return [
      {
        code: "DEPRECATED_REMOVED",
        severity: "warning",
        coordinate,
        message: `${coordinate} is no longer deprecated: it was, because: ${before}`,
        touches: null,
      },
    ];
  return [
    {
      code: "DEPRECATED_CHANGED",
      severity: "safe",
      coordinate,
      message: `${coordinate} is deprecated for another reason: ${after}`,
      touches: null,
    },
  ];
}
