import { composeServices } from "@apollo/composition";
import { parse } from "graphql";

const HEADER = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: [
  "@key", "@shareable", "@external", "@requires", "@provides", "@interfaceObject", "@override", "@inaccessible",
  "@authenticated", "@requiresScopes", "@policy", "@listSize", "@cost", "@tag", "@composeDirective"
])`;

/** The supergraph of a few subgraphs, written without their `@link`s. */
export function composed(sdlBySubgraph: Readonly<Record<string, string>>): string {
  const services = Object.entries(sdlBySubgraph).map(([name, sdl]) => ({
    name,
    typeDefs: parse(`${HEADER}\n${sdl}`),
    url: `http://127.0.0.1:9/${name}`,
  }));
  const { supergraphSdl, errors } = composeServices(services);
  if (supergraphSdl === undefined)
    throw new Error(`The test's subgraphs do not compose: ${errors?.map(String).join("\n")}`);
  return supergraphSdl;
}

/** A subgraph's own SDL, as `composed` reads it. */
export const subgraphSdl = (sdl: string): string => `${HEADER}\n${sdl}`;
