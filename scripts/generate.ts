/** Writes the resolver types of every subgraph from its SDL; `--check` only compares. */
import { parseArgs } from "node:util";
import { codegen } from "@graphql-codegen/core";
import * as typescript from "@graphql-codegen/typescript";
import * as typescriptResolvers from "@graphql-codegen/typescript-resolvers";
import { buildASTSchema, parse } from "graphql";
import { writeOrCheck } from "./freshness.ts";
import { type SubgraphName, subgraphSdls } from "./schema-files.ts";

const { values } = parseArgs({ options: { check: { type: "boolean", default: false } } });

const BANNER = "// Generated from the SDL by `npm run generate`: change schema/*.graphql instead.\n";

async function resolverTypesOf(sdl: string): Promise<string> {
  const documentNode = parse(sdl);
  return codegen({
    filename: "schema.types.ts",
    schema: documentNode,
    // The plugins know federation themselves: they want the SDL as it is written, directives and all.
    schemaAst: buildASTSchema(documentNode, { assumeValid: true, assumeValidSDL: true }),
    documents: [],
    plugins: [{ typescript: {} }, { typescriptResolvers: {} }],
    pluginMap: { typescript, typescriptResolvers },
    config: {
      federation: true,
      enumsAsTypes: true,
      useTypeImports: true,
      contextType: "../context.ts#Context",
      mapperTypeSuffix: "",
      scalars: {
        ID: "string",
        DateTime: { input: "Date", output: "Date" },
        BigInt: { input: "bigint", output: "bigint" },
        UUID: "string",
      },
    },
  });
}

const names = Object.entries(subgraphSdls());
const files = await Promise.all(
  names.map(async ([name, sdl]) => [
    `subgraphs/${name satisfies string as SubgraphName}/src/generated/schema.types.ts`,
    BANNER + (await resolverTypesOf(sdl)),
  ]),
);
writeOrCheck(Object.fromEntries(files), { isCheckOnly: values.check, command: "npm run generate" });
