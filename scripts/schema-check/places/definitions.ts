import { type ASTNode, type DocumentNode, Kind, parse, Source } from "graphql";
import type { Side, SubgraphSource } from "../side.ts";

/** A node of a subgraph's SDL that defines something, or extends it. */
export type Definition = { readonly subgraph: string; readonly file: string; readonly node: ASTNode };

const documentBySource = new WeakMap<SubgraphSource, DocumentNode>();

/** The SDL of a subgraph, parsed once; it is known to be GraphQL. */
export function documentOf(source: SubgraphSource): DocumentNode {
  const known = documentBySource.get(source);
  if (known !== undefined) return known;
  const document = parse(new Source(source.sdl, source.file));
  documentBySource.set(source, document);
  return document;
}

const definitionsBySide = new WeakMap<Side["sources"], ReadonlyMap<string, readonly Definition[]>>();

/** Where the subgraphs define each coordinate: `Type`, `Type.field`, `Type.field(argument:)`, `@directive`, in their order. */
export function definitionsIn(sources: Side["sources"]): ReadonlyMap<string, readonly Definition[]> {
  const known = definitionsBySide.get(sources);
  if (known !== undefined) return known;
  const found = new Map<string, Definition[]>();
  for (const [subgraph, source] of sources)
    for (const [coordinate, node] of coordinatesIn(documentOf(source))) {
      const definition = { subgraph, file: source.file, node };
      const others = found.get(coordinate);
      if (others === undefined) found.set(coordinate, [definition]);
      else others.push(definition);
    }
  definitionsBySide.set(sources, found);
  return found;
}

function* coordinatesIn({ definitions }: DocumentNode): Generator<readonly [string, ASTNode]> {
  for (const definition of definitions) {
    if (!("name" in definition) || definition.name === undefined) continue;
    const name = definition.name.value;
    if (definition.kind === Kind.DIRECTIVE_DEFINITION) {
      yield [`@${name}`, definition];
      for (const argument of definition.arguments ?? [])
        yield [`@${name}(${argument.name.value}:)`, argument];
      continue;
    }
    yield [name, definition];
    const members =
      "fields" in definition ? definition.fields : "values" in definition ? definition.values : [];
    for (const member of members ?? []) {
      const coordinate = `${name}.${member.name.value}`;
      yield [coordinate, member];
      if (member.kind !== Kind.FIELD_DEFINITION) continue;
      for (const argument of member.arguments ?? [])
        yield [`${coordinate}(${argument.name.value}:)`, argument];
    }
  }
}
