import { setImmediate as turn } from "node:timers/promises";
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
import { type CostNames, costNames } from "../limits/cost/cost-names.ts";
import { type CacheHints, cacheHintsOf } from "../response-cache/cache-hints.ts";
import { guardNames, refuseUnenforced, SupergraphError } from "./security-features.ts";

/** What the gateway serves: a composed file, read and found to promise nothing that is not kept. */
export type Supergraph = {
  /** The file. */
  readonly sdl: string;
  /** Everything in the file, also what clients never see. */
  readonly schema: GraphQLSchema;
  readonly guard: Guard;
  readonly cacheHints: CacheHints;
  /** What the directives are called that say what things cost. */
  readonly costNames: CostNames;
  /** Where subgraphs answer according to the file, by name, in the order of the file. */
  readonly urlBySubgraph: ReadonlyMap<string, string>;
};

/** @throws SupergraphError when the text is no supergraph, or one that this gateway cannot serve safely. */
export function readSupergraph(sdl: string): Supergraph {
  const document = parsed(sdl);
  refuseUnenforced(document);
  return supergraphOf(sdl, document, schemaOf(document));
}

/** The same while requests are answered: between its steps, each some 50 ms for 200 KB, others have their turn. */
export async function readSupergraphInTurns(sdl: string): Promise<Supergraph> {
  const document = parsed(sdl);
  await turn();
  refuseUnenforced(document);
  await turn();
  const schema = schemaOf(document);
  await turn();
  return supergraphOf(sdl, document, schema);
}

const schemaOf = (document: DocumentNode): GraphQLSchema =>
  buildASTSchema(document, { assumeValid: true, assumeValidSDL: true });

const supergraphOf = (sdl: string, document: DocumentNode, schema: GraphQLSchema): Supergraph => ({
  sdl,
  schema,
  guard: guardOf(schema, guardNames(document)),
  cacheHints: cacheHintsOf(document, schema),
  costNames: costNames(document),
  urlBySubgraph: urlBySubgraphOf(document),
});

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
