/** Composes schema/<subgraph>.graphql into schema/supergraph.graphql and schema/api.graphql; `--check` only compares. */
import { parseArgs } from "node:util";
import { composeServices } from "@apollo/composition";
import { Supergraph } from "@apollo/federation-internals";
import { parse, printSchema } from "graphql";
import { loadableSdl } from "../gateway/src/supergraph/loadable-sdl.ts";
import { writeOrCheck } from "./freshness.ts";
import { type SubgraphName, subgraphSdls, subgraphUrl } from "./schema-files.ts";

const { values } = parseArgs({ options: { check: { type: "boolean", default: false } } });

const services = Object.entries(subgraphSdls()).map(([name, sdl]) => ({
  name,
  typeDefs: parse(sdl),
  url: subgraphUrl(name as SubgraphName),
}));
const { supergraphSdl, errors } = composeServices(services);
if (supergraphSdl === undefined) {
  for (const error of errors ?? []) console.error(`${error.extensions.code}: ${error.message}`);
  process.exit(1);
}

const apiSdl = printSchema(Supergraph.build(loadableSdl(supergraphSdl)).apiSchema().toGraphQLJSSchema());
writeOrCheck(
  { "schema/supergraph.graphql": supergraphSdl, "schema/api.graphql": `${apiSdl}\n` },
  { isCheckOnly: values.check, command: "npm run compose" },
);
