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
 * Where somebody has to look because of a coordinate: in the subgraph whose definition of it changed, else at what held it
 * in a subgraph from which it is gone, else in the first that has it or holds it.
 *
 * @param subgraph Looks in this one only.
 * @returns Null when there are no sources.
 */
export function placeOf(comparison: Comparison, coordinate: string, subgraph?: string): Place | null {
  const { base, candidate } = comparison;
  const of = (side: Side, of: string) =>
    (definitionsIn(side.sources).get(of) ?? []).filter(
      (one) => subgraph === undefined || one.subgraph === subgraph,
    );
  const now = of(candidate, coordinate);
  const before = of(base, coordinate);

  const changed = now.find((one) => !before.some((was) => isSame(was, one)));
  if (changed !== undefined) return placeOfDefinition(changed);
  const gone = before.find((was) => !now.some((one) => one.subgraph === was.subgraph));
  if (gone !== undefined) return placeOfGone(gone, coordinate, comparison);
  if (now[0] !== undefined) return placeOfDefinition(now[0]);

  const holder = holderOf(coordinate);
  if (holder !== null) return placeOf(comparison, holder, subgraph);
  const known = [...candidate.sources, ...base.sources];
  const [name, source] = known.find((one) => one[0] === subgraph) ?? known[0] ?? [];
  return name === undefined || source === undefined ? null : placeAt(name, source.file, undefined);
}

const isSame = (was: Definition, now: Definition): boolean =>
  was.subgraph === now.subgraph && textOf(was.node) === textOf(now.node);

// `Type.field(argument:)` is held by `Type.field`, and that by `Type`.
function holderOf(coordinate: string): string | null {
  const end = Math.max(coordinate.lastIndexOf("("), coordinate.lastIndexOf("."));
  return end > 0 ? coordinate.slice(0, end) : null;
}

function placeOfGone(gone: Definition, coordinate: string, comparison: Comparison): Place {
  const definitions = definitionsIn(comparison.candidate.sources);
  for (let holder = holderOf(coordinate); holder !== null; holder = holderOf(holder)) {
    const found = definitions.get(holder)?.find(({ subgraph }) => subgraph === gone.subgraph);
    if (found !== undefined) return placeOfDefinition(found);
  }
  return placeOfNeighbour(gone, comparison);
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
