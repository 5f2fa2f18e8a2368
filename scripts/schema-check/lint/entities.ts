import { Kind } from "graphql";
import { type LintGraph, type LintType, namedTypeOf } from "./lint-graph.ts";

type Key = { readonly fields: string; readonly isResolvable: boolean };

/** The keys by which a subgraph has a type as an entity. */
export const keysOf = ({ node }: LintType): readonly Key[] =>
  (node.directives ?? [])
    .filter(({ name }) => name.value === "key")
    .map(({ arguments: given = [] }) => {
      const fields = given.find(({ name }) => name.value === "fields")?.value;
      const resolvable = given.find(({ name }) => name.value === "resolvable")?.value;
      return {
        fields: fields?.kind === Kind.STRING ? fields.value : "",
        isResolvable: !(resolvable?.kind === Kind.BOOLEAN && !resolvable.value),
      };
    });

/**
 * Who owns the entities that more than one subgraph has: those by whose queries clients find them. What no query gives has no
 * owner; each subgraph then adds to it.
 */
export function ownersBySharedEntity(graph: LintGraph): ReadonlyMap<string, ReadonlySet<string>> {
  const subgraphsByEntity = new Map<string, Set<string>>();
  for (const type of graph.types) {
    if (keysOf(type).length === 0) continue;
    const names = subgraphsByEntity.get(type.name) ?? new Set();
    subgraphsByEntity.set(type.name, names.add(type.subgraph.name));
  }
  const found = graph.fields
    .filter(({ parent }) => parent.name === "Query")
    .map(({ subgraph, node }) => ({ owner: subgraph.name, type: shownBy(namedTypeOf(node.type), graph) }));
  const shared = [...subgraphsByEntity].filter(([, names]) => names.size > 1);
  return new Map(
    shared.map(([entity]) => [
      entity,
      new Set(found.filter(({ type }) => type === entity).map(({ owner }) => owner)),
    ]),
  );
}

// A page is a way to what stands on it.
function shownBy(type: string, { fields }: LintGraph): string {
  if (!type.endsWith("Connection")) return type;
  const edge = `${type.slice(0, -"Connection".length)}Edge`;
  const node = fields.find(({ coordinate }) => coordinate === `${edge}.node`);
  return node === undefined ? type : namedTypeOf(node.node.type);
}
