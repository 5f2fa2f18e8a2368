import { type ConstDirectiveNode, Kind, print } from "graphql";
import type { Change } from "../api/change.ts";
import { type Element, elementsOf } from "../api/elements.ts";
import type { Comparison, Side } from "../side.ts";
import type { DirectiveCode } from "./codes.ts";
import { directiveOf } from "./names.ts";

/** Changes of what the limit of an operation goes by: `@cost` and `@listSize`. */
export function costChanges({ base, candidate }: Comparison): readonly Change<DirectiveCode>[] {
  const before = elementsOf(base.supergraph);
  return [...elementsOf(candidate.supergraph).values()].flatMap((now) => {
    const was = before.get(now.coordinate);
    if (was === undefined) return [];
    return [...weightChange(was, now, base, candidate), ...listSizeChange(was, now, base, candidate)];
  });
}

// Without a weight the usual one holds: 0 for scalars and enums, 1 for the rest.
const USUAL_WEIGHT_MIN = 0;
const USUAL_WEIGHT_MAX = 1;

type Both = readonly [was: Element, now: Element, base: Side, candidate: Side];

function weightChange(...[was, now, base, candidate]: Both): readonly Change<DirectiveCode>[] {
  const { coordinate } = now;
  const [before, after] = [weightOf(was, base), weightOf(now, candidate)];
  if (before === after) return [];
  const isLowered = (after ?? USUAL_WEIGHT_MIN) < (before ?? USUAL_WEIGHT_MAX);
  const message = `The cost of ${coordinate} changes from ${before ?? "the usual"} to ${after ?? "the usual"}.`;
  return [
    isLowered
      ? { code: "COST_LOWERED", severity: "dangerous", coordinate, message, touches: null }
      : {
          code: "COST_RAISED",
          severity: "dangerous",
          coordinate,
          message,
          touches: ({ written, reached, output, input }) =>
            [written, reached, output, input].some((set) => set.has(coordinate)),
        },
  ];
}

function weightOf({ directives }: Element, side: Side): number | null {
  const value = argumentOf(directiveOf(side, directives, "cost")[0], "weight");
  return value?.kind === Kind.INT ? Number(value.value) : null;
}

const argumentOf = (directive: ConstDirectiveNode | undefined, name: string) =>
  directive?.arguments?.find((argument) => argument.name.value === name)?.value;

function listSizeChange(...[was, now, base, candidate]: Both): readonly Change<DirectiveCode>[] {
  const { coordinate } = now;
  const [before, after] = [listSizeOf(was, base), listSizeOf(now, candidate)];
  if (before === after) return [];
  const message = `${coordinate} says ${after ?? "nothing"} of how long its list gets, it said ${before ?? "nothing"}.`;
  return [{ code: "LIST_SIZE_CHANGED", severity: "dangerous", coordinate, message, touches: null }];
}

// The order of its arguments says nothing.
function listSizeOf({ directives }: Element, side: Side): string | null {
  const [directive] = directiveOf(side, directives, "listSize");
  if (directive === undefined) return null;
  return (directive.arguments ?? []).map(print).toSorted().join(", ");
}
