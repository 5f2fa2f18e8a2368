import { posix } from "node:path";
import { GraphQLError, parse, Source } from "graphql";
import { CouldNotCheck } from "../could-not-check.ts";
import type { SubgraphSource } from "../side.ts";

export const SCHEMA_FOLDER = "schema";

/** What composition writes beside its sources. */
const COMPOSED = new Set(["supergraph.graphql", "api.graphql"]);

/**
 * The subgraphs among the files of a schema: every `.graphql` at its top that is not composed, named for its file.
 *
 * @param files Text by path.
 * @throws CouldNotCheck when there is none, or one is not GraphQL.
 */
export function subgraphSources(
  files: ReadonlyMap<string, string>,
  folder = SCHEMA_FOLDER,
): ReadonlyMap<string, SubgraphSource> {
  const sources = [...files]
    .filter(([file]) => posix.dirname(file) === folder && file.endsWith(".graphql"))
    .filter(([file]) => !COMPOSED.has(posix.basename(file)))
    .map(([file, sdl]) => [posix.basename(file, ".graphql"), { file, sdl }] as const);
  if (sources.length === 0) throw new CouldNotCheck(`${folder}/ holds no SDL of a subgraph.`);
  return new Map(sources);
}

/** @throws CouldNotCheck that says where a text stops being GraphQL. */
export function parsed(text: string, file: string) {
  try {
    return parse(new Source(text, file));
  } catch (error) {
    // The parser goes down one call a bracket.
    if (error instanceof RangeError) throw new CouldNotCheck(`${file} is nested too deeply to be read.`);
    if (!(error instanceof GraphQLError)) throw error;
    const { line = 1, column = 1 } = error.locations?.[0] ?? {};
    const reason = error.message.replace(/^Syntax Error: /, "").replace(/\.$/, "");
    throw new CouldNotCheck(`${file}:${line}:${column} is not GraphQL: ${reason}.`);
  }
}
