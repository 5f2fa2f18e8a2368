import { compose } from "@apollo/composition";
import { Supergraph, subgraphsFromServiceList } from "@apollo/federation-internals";
import {
  buildASTSchema,
  buildSchema,
  type DocumentNode,
  type GraphQLError,
  Kind,
  parse,
  printSchema,
  visit,
} from "graphql";
import { registeredOperations } from "../operations/registered-operations.ts";
import type { CompositionHint, Side, SubgraphSource } from "../side.ts";
import { parsed, subgraphSources } from "./subgraph-sources.ts";

type Sources = ReadonlyMap<string, SubgraphSource>;
type Composed = Omit<Side, "sources" | "files" | "operations">;

/** A side, or why its subgraphs make no graph. */
export type ComposedSide =
  | { readonly side: Side }
  | { readonly errors: readonly GraphQLError[]; readonly sources: Sources };

/**
 * Composes what stands in schema/.
 *
 * @param files Text by path; of a folder of another name, say so.
 * @throws CouldNotCheck when a file is not what it should be.
 */
export function composeSide(files: ReadonlyMap<string, string>, folder?: string): ComposedSide {
  const sources = subgraphSources(files, folder);
  const documents = new Map([...sources].map(([name, { file, sdl }]) => [name, parsed(sdl, file)]));
  const operations = registeredOperations(files, folder);

  const composed = composedOf(sources, documents);
  if ("errors" in composed) return { errors: composed.errors, sources };
  return { side: { ...composed, sources, files, operations } };
}

// Most pull requests leave the graph as it is, and both sides are the same one.
const lastComposed = new Map<string, Composed>();

function composedOf(
  sources: Sources,
  documents: ReadonlyMap<string, DocumentNode>,
): Composed | { readonly errors: readonly GraphQLError[] } {
  const key = JSON.stringify([...sources]);
  const known = lastComposed.get(key);
  if (known !== undefined) return known;

  const services = [...documents].map(([name, typeDefs]) => ({
    name,
    typeDefs,
    url: `http://${name}.invalid`,
  }));
  const subgraphs = subgraphsFromServiceList(services);
  if (Array.isArray(subgraphs)) return { errors: subgraphs };
  const { supergraphSdl, hints = [], errors = [] } = compose(subgraphs);
  if (supergraphSdl === undefined) return { errors };

  const composed = composedAs(supergraphSdl, hints);
  lastComposed.clear();
  lastComposed.set(key, composed);
  return composed;
}

/** What a composed supergraph alone says. */
export const sideOfSupergraph = (supergraphSdl: string): Side => ({
  sources: new Map(),
  files: new Map(),
  operations: [],
  ...composedAs(supergraphSdl, []),
});

function composedAs(supergraphSdl: string, hints: readonly CompositionHint[]): Composed {
  const document = parse(supergraphSdl);
  const planned = Supergraph.build(withoutPurposes(document));
  return {
    supergraphSdl,
    // Printed and read again, so that every type knows the node that defines it.
    api: buildSchema(printSchema(planned.apiSchema().toGraphQLJSSchema())),
    supergraph: buildASTSchema(document, { assumeValid: true, assumeValidSDL: true }),
    planned,
    hints,
  };
}

// Apollo refuses to read a feature for security that it does not know; whether the gateway serves it is asked elsewhere.
const withoutPurposes = (supergraph: DocumentNode): DocumentNode =>
  visit(supergraph, {
    [Kind.DIRECTIVE]: (node) =>
      node.name.value === "link"
        ? { ...node, arguments: (node.arguments ?? []).filter(({ name }) => name.value !== "for") }
        : undefined,
  });
