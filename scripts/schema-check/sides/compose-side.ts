import { compose } from "@apollo/composition";
import { Supergraph, subgraphsFromServiceList } from "@apollo/federation-internals";
import { buildSchema, type GraphQLError, Kind, parse, print, printSchema, visit } from "graphql";
import { registeredOperations } from "../operations/registered-operations.ts";
import type { CompositionHint, Side, SubgraphSource } from "../side.ts";
import { parsed, subgraphSources } from "./subgraph-sources.ts";

/** A side, or why its subgraphs make no graph. */
export type ComposedSide =
  | { readonly side: Side }
  | { readonly errors: readonly GraphQLError[]; readonly sources: ReadonlyMap<string, SubgraphSource> };

/**
 * Composes what stands in schema/.
 *
 * @param files Text by path; of a folder of another name, say so.
 * @throws CouldNotCheck when a file is not what it should be.
 */
export function composeSide(files: ReadonlyMap<string, string>, folder?: string): ComposedSide {
  const sources = subgraphSources(files, folder);
  const services = [...sources].map(([name, { file, sdl }]) => ({
    name,
    typeDefs: parsed(sdl, file),
    url: `http://${name}.invalid`,
  }));
  const operations = registeredOperations(files, folder);

  const subgraphs = subgraphsFromServiceList(services);
  if (Array.isArray(subgraphs)) return { errors: subgraphs, sources };
  const { supergraphSdl, hints = [], errors = [] } = compose(subgraphs);
  if (supergraphSdl === undefined) return { errors, sources };

  return { side: { ...sideOfSupergraph(supergraphSdl, hints), sources, files, operations } };
}

/** What a composed supergraph alone says. */
export function sideOfSupergraph(supergraphSdl: string, hints: readonly CompositionHint[] = []): Side {
  const planned = Supergraph.build(withoutPurposes(supergraphSdl));
  return {
    sources: new Map(),
    files: new Map(),
    supergraphSdl,
    // Printed and read again, so that every type knows the node that defines it.
    api: buildSchema(printSchema(planned.apiSchema().toGraphQLJSSchema())),
    supergraph: buildSchema(supergraphSdl, { assumeValid: true }),
    planned,
    hints,
    operations: [],
  };
}

// Apollo refuses to read a feature for security that it does not know; whether the gateway serves it is asked elsewhere.
const withoutPurposes = (supergraphSdl: string): string =>
  print(
    visit(parse(supergraphSdl), {
      [Kind.DIRECTIVE]: (node) =>
        node.name.value === "link"
          ? { ...node, arguments: (node.arguments ?? []).filter(({ name }) => name.value !== "for") }
          : undefined,
    }),
  );
