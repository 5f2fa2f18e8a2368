import {
  buildASTSchema,
  type DocumentNode,
  type EnumTypeDefinitionNode,
  type GraphQLSchema,
  Kind,
  parse,
  type StringValueNode,
} from "graphql";
import { type Guard, guardOf } from "../guard/guard.ts";
import { loadableSdl } from "./loadable-sdl.ts";
import { guardNames, refuseUnenforced, SupergraphError } from "./security-features.ts";

/** What the gateway serves: a composed file, read and found to promise nothing that is not kept. */
export type Supergraph = {
  /** For Apollo's loader. */
  readonly sdl: string;
  /** Everything in the file, also what clients never see. */
  readonly schema: GraphQLSchema;
  readonly guard: Guard;
  /** Where subgraphs answer according to the file, by name, in the order of the file. */
  readonly urlBySubgraph: ReadonlyMap<string, string>;
};

/** @throws SupergraphError when the text is no supergraph, or one that this gateway cannot serve safely. */
export function readSupergraph(supergraphSdl: string): Supergraph {
  const document = parsed(supergraphSdl);
  refuseUnenforced(document);
  const schema = buildASTSchema(document, { assumeValid: true, assumeValidSDL: true });
  return {
    sdl: loadableSdl(supergraphSdl),
    schema,
    guard: guardOf(schema, guardNames(document)),
    urlBySubgraph: urlBySubgraphOf(document),
  };
}

/** The URL of every subgraph, by name. */
export const subgraphUrls = (supergraphSdl: string): ReadonlyMap<string, string> =>
  urlBySubgraphOf(parsed(supergraphSdl));

function parsed(supergraphSdl: string): DocumentNode {
  try {
    return parse(supergraphSdl);
  } catch (error) {
    throw new SupergraphError(`The supergraph is not GraphQL: ${(error as Error).message}`, { cause: error });
  }
}

function urlBySubgraphOf(document: DocumentNode): ReadonlyMap<string, string> {
  const graphs = document.definitions.find(
    (definition): definition is EnumTypeDefinitionNode =>
      definition.kind === Kind.ENUM_TYPE_DEFINITION && definition.name.value === "join__Graph",
  );
  if (graphs === undefined)
    throw new SupergraphError("The file is no supergraph: it has no enum join__Graph. Compose it first.");

  const entries = (graphs.values ?? []).map(({ directives }): [string, string] => {
    const given = directives?.find(({ name }) => name.value === "join__graph")?.arguments ?? [];
    const text = (wanted: string) =>
      (given.find(({ name }) => name.value === wanted)?.value as StringValueNode | undefined)?.value ?? "";
    return [text("name"), text("url")];
  });
  return new Map(entries);
}
