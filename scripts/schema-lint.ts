/** Holds schema/<subgraph>.graphql to the rules of docs/schema-rules.md: exit code 1 with a line for each thing that does not. */
import { GraphQLError } from "graphql";
import { lint } from "./schema-check/lint/lint.ts";
import { subgraphSdls } from "./schema-files.ts";

const today = new Date().toISOString().slice(0, 10);
const sources = Object.entries(subgraphSdls()).map(([name, sdl]) => ({
  name,
  file: `schema/${name}.graphql`,
  sdl,
}));

try {
  const findings = lint(sources, today);
  for (const { code, message, wayOut, place } of findings)
    console.error(`${place?.file}:${place?.line}:${place?.column} ${code}\n  ${message}\n  ${wayOut}`);
  console.log(
    `${sources.length} subgraphs, ${findings.length} findings. docs/schema-rules.md has the rules.`,
  );
  process.exitCode = findings.length > 0 ? 1 : 0;
} catch (error) {
  if (!(error instanceof GraphQLError)) throw error;
  const { line = 1, column = 1 } = error.locations?.[0] ?? {};
  console.error(`${error.source?.name}:${line}:${column} is not GraphQL: ${error.message}`);
  process.exitCode = 2;
}
