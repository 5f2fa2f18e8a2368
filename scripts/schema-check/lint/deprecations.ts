import { type ConstDirectiveNode, Kind, type NameNode, visit } from "graphql";
import { coordinateBelow, isDefinitionWithName } from "./coordinates.ts";
import type { LintSubgraph } from "./lint-graph.ts";

/** Something that a subgraph deprecates. */
export type Deprecation = {
  readonly subgraph: LintSubgraph;
  readonly coordinate: string;
  readonly node: { readonly name: NameNode };
  readonly reason: string;
  /** `YYYY-MM-DD`: the last date in the reason; null where there is none that is on the calendar. */
  readonly removedOn: string | null;
};

const DATE = /\b\d{4}-\d{2}-\d{2}\b/g;

export function deprecationsIn(subgraph: LintSubgraph): readonly Deprecation[] {
  const found: Deprecation[] = [];
  const path: string[] = [];
  visit(subgraph.document, {
    enter(node) {
      if (!isDefinitionWithName(node)) return;
      const coordinate = coordinateBelow(path.at(-1), node.kind, node.name.value);
      path.push(coordinate);
      const deprecated = directivesOf(node).find(({ name }) => name.value === "deprecated");
      if (deprecated === undefined) return;
      const reason = reasonOf(deprecated);
      found.push({ subgraph, coordinate, node, reason, removedOn: removalDateIn(reason) });
    },
    leave(node) {
      if (isDefinitionWithName(node)) path.pop();
    },
  });
  return found;
}

/** The day that a reason says something is removed on; null where it names none. */
export function removalDateIn(reason: string): string | null {
  const dates = reason.match(DATE)?.filter(isOnCalendar) ?? [];
  return dates.at(-1) ?? null;
}

const isOnCalendar = (date: string): boolean => {
  const parsed = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(date);
};

const directivesOf = (node: object): readonly ConstDirectiveNode[] =>
  "directives" in node ? ((node.directives as readonly ConstDirectiveNode[] | undefined) ?? []) : [];

function reasonOf({ arguments: given = [] }: ConstDirectiveNode): string {
  const value = given.find(({ name }) => name.value === "reason")?.value;
  return value?.kind === Kind.STRING ? value.value : "";
}
