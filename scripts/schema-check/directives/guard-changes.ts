import { isInterfaceType, print } from "graphql";
import type { Change } from "../api/change.ts";
import { type Element, elementsOf } from "../api/elements.ts";
import type { Comparison, Side } from "../side.ts";
import type { DirectiveCode } from "./codes.ts";
import { directiveOf } from "./names.ts";
import { both, isTighter, isWeaker, type Requirement, requirementOf } from "./requirement.ts";

type Guard = "authenticated" | "requiresScopes" | "policy";

const CODES = {
  authenticated: { weaker: "AUTHENTICATED_REMOVED", tighter: "AUTHENTICATED_ADDED" },
  requiresScopes: { weaker: "SCOPES_WEAKENED", tighter: "SCOPES_TIGHTENED" },
  policy: { weaker: "POLICY_WEAKENED", tighter: "POLICY_TIGHTENED" },
} as const satisfies Record<Guard, { readonly weaker: DirectiveCode; readonly tighter: DirectiveCode }>;

/**
 * Changes of who may see what, where it is written. What guards a type guards its fields, so a guard may move from one to
 * the other; composition itself copies guards to interfaces, so these are left out.
 */
export function guardChanges({ base, candidate }: Comparison): readonly Change<DirectiveCode>[] {
  const before = elementsOf(base.supergraph);
  return [...elementsOf(candidate.supergraph).values()].flatMap((now) => {
    const was = before.get(now.coordinate);
    const isCopy = isInterfaceType(candidate.supergraph.getType(now.coordinate.split(".")[0] ?? ""));
    if (was === undefined || isCopy) return [];
    return (Object.keys(CODES) as readonly Guard[]).flatMap((guard) => {
      const isSame = writtenOn(was, base, guard) === writtenOn(now, candidate, guard);
      return isSame
        ? []
        : changesOf(guard, now.coordinate, effective(was, base, guard), effective(now, candidate, guard));
    });
  });
}

const writtenOn = ({ directives }: Element, side: Side, guard: Guard): string =>
  directiveOf(side, directives, guard).map(print).join(" ");

function changesOf(
  guard: Guard,
  coordinate: string,
  was: Requirement,
  now: Requirement,
): readonly Change<DirectiveCode>[] {
  const changes: Change<DirectiveCode>[] = [];
  if (isWeaker(was, now))
    changes.push({
      code: CODES[guard].weaker,
      severity: "breaking",
      coordinate,
      message: `${coordinate} is open to more: it asks for ${said(guard, now)}, it asked for ${said(guard, was)}.`,
      touches: null,
    });
  if (isTighter(was, now))
    changes.push({
      code: CODES[guard].tighter,
      severity: "dangerous",
      coordinate,
      message: `${coordinate} is open to fewer: it asks for ${said(guard, now)}, it asked for ${said(guard, was)}.`,
      touches: ({ written, reached, output }) =>
        written.has(coordinate) || reached.has(coordinate) || output.has(coordinate),
    });
  return changes;
}

function said(guard: Guard, requirement: Requirement): string {
  if (requirement === null) return "nothing";
  if (guard === "authenticated") return "somebody who is signed in";
  if (requirement.length === 0) return "what nobody has";
  const name = guard === "policy" ? "the policy" : "the scope";
  return `${name} ${requirement.map((all) => all.join(" and ")).join(", or ")}`;
}

function effective(element: Element, side: Side, guard: Guard): Requirement {
  const own = ownOf(element, side, guard);
  if (element.holder !== null) {
    const holder = elementsOf(side.supergraph).get(element.holder);
    return holder === undefined ? own : both(own, ownOf(holder, side, guard));
  }
  return own ?? weakestOfFields(element, side, guard);
}

// Where every field of a type is guarded, so is the type.
function weakestOfFields({ coordinate }: Element, side: Side, guard: Guard): Requirement {
  const fields = [...elementsOf(side.supergraph).values()].filter(({ holder }) => holder === coordinate);
  const each = fields.map((field) => ownOf(field, side, guard));
  return each.length > 0 && each.every((one) => one !== null) ? each.flatMap((one) => one ?? []) : null;
}

const SIGNED_IN: Requirement = [["signed in"]];

function ownOf({ directives }: Element, side: Side, guard: Guard): Requirement {
  const own = directiveOf(side, directives, guard);
  if (guard !== "authenticated") return own.length === 0 ? null : requirementOf(own);
  // Scopes come with a token: who asks for one asks who is there.
  const scopes = requirementOf(directiveOf(side, directives, "requiresScopes"));
  const isAsked = own.length > 0 || (scopes?.every((all) => all.length > 0) ?? false);
  return isAsked ? SIGNED_IN : null;
}
