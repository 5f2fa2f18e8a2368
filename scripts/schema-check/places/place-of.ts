import { type ASTNode, getLocation, type Location, print, visit } from "graphql";
import type { Place } from "../finding.ts";
import type { Comparison, Side } from "../side.ts";
import { type Definition, definitionsIn } from "./definitions.ts";

/** Where a definition begins: at its name, below its description. */
export function placeOfDefinition({ subgraph, file, node }: Definition): Place {
  const at = "name" in node && node.name?.loc !== undefined ? node.name.loc : node.loc;
  return placeAt(subgraph, file, at);
}

/** Where a node stands in the file of a subgraph; at its top when the node does not know. */
export function placeAt(subgraph: string, file: string, at: Location | undefined): Place {
  const { line, column } = at === undefined ? { line: 1, column: 1 } : getLocation(at.source, at.start);
  return { subgraph, file, line, column };
}

/**
 * Where somebody has to look because of a coordinate: in the subgraph whose definition of it changed, else in the first
 * that has it; what is gone is shown at what held it, and as a last resort where it stood in the base.
 *
 * @param subgraph Looks in this one first.
 * @returns Null when no side has sources.
 */
export function placeOf(comparison: Comparison, coordinate: string, subgraph?: string): Place | null {
  const { base, candidate } = comparison;
  for (let holder: string | null = coordinate; holder !== null; holder = holderOf(holder)) {
    const found = changedIn(comparison, holder, coordinate, subgraph);
    if (found !== undefined) return placeOfDefinition(found);
  }
  const gone = definitionsIn(base.sources).get(coordinate)?.find(isOf(subgraph));
  if (gone !== undefined) return placeOfNeighbour(gone, comparison);
  const [first] = [...candidate.sources];
  return first === undefined ? null : placeAt(first[0], first[1].file, undefined);
}

const isOf = (subgraph: string | undefined) => (one: Definition) =>
  subgraph === undefined || one.subgraph === subgraph;

// `Type.field(argument:)` is held by `Type.field`, and that by `Type`.
function holderOf(coordinate: string): string | null {
  const end = Math.max(coordinate.lastIndexOf("("), coordinate.lastIndexOf("."));
  return end > 0 ? coordinate.slice(0, end) : null;
}

function changedIn(
  { base, candidate }: Comparison,
  holder: string,
  coordinate: string,
  subgraph: string | undefined,
): Definition | undefined {
  const now = (definitionsIn(candidate.sources).get(holder) ?? []).filter(isOf(subgraph));
  const before = (definitionsIn(base.sources).get(holder) ?? []).filter(isOf(subgraph));
  const goneFrom = new Set(
    definitionsIn(base.sources)
      .get(coordinate)
      ?.map((one) => one.subgraph),
  );
  for (const one of definitionsIn(candidate.sources).get(coordinate) ?? []) goneFrom.delete(one.subgraph);

  const textsBefore = new Set(before.map((one) => `${one.subgraph} ${textOf(one.node)}`));
  const changed = now.filter((one) => !textsBefore.has(`${one.subgraph} ${textOf(one.node)}`));
  return changed.find((one) => goneFrom.has(one.subgraph)) ?? changed[0] ?? now[0];
}

const textByNode = new WeakMap<ASTNode, string>();

// Without descriptions: whose words changed has not changed the graph.
function textOf(node: ASTNode): string {
  const known = textByNode.get(node);
  if (known !== undefined) return known;
  const bare = visit(node, {
    enter: (one) =>
      "description" in one && one.description ? { ...one, description: undefined } : undefined,
  });
  const text = print(bare);
  textByNode.set(node, text);
  return text;
}

// A type that is gone leaves nothing to point at but what stood before it in the same file, and is still there.
function placeOfNeighbour(gone: Definition, { base, candidate }: Comparison): Place {
  const topLevelOf = ({ sources }: Side) =>
    [...definitionsIn(sources)]
      .filter(([coordinate]) => !/[.(]/.test(coordinate))
      .flatMap(([coordinate, found]) =>
        found.filter(({ file }) => file === gone.file).map(({ node }) => ({ coordinate, node })),
      )
      .toSorted((one, other) => startOf(other.node) - startOf(one.node));

  const there = topLevelOf(candidate);
  const above = topLevelOf(base).filter(({ node }) => startOf(node) < startOf(gone.node));
  const neighbour =
    above.map(({ coordinate }) => there.find((one) => one.coordinate === coordinate)).find(Boolean) ??
    there.at(-1);
  return placeOfDefinition(neighbour === undefined ? gone : { ...gone, node: neighbour.node });
}

const startOf = (node: ASTNode): number => node.loc?.start ?? 0;
