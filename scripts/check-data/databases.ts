import { connectDatabase } from "@kith/kit/database.ts";
import { SUBGRAPH_NAMES } from "../schema-files.ts";
import type { Databases } from "./check.ts";

type Options = { readonly mongoUri: string; readonly databasePrefix: string };

/** The databases of all subgraphs, to read from: nothing is created in them. `await using` closes them. */
export async function openDatabases(options: Options) {
  const opened = await Promise.all(
    SUBGRAPH_NAMES.map(async (subgraph) => ({
      subgraph,
      ...(await connectDatabase({ subgraph, ...options })),
    })),
  );
  return {
    databases: Object.fromEntries(opened.map(({ subgraph, db }) => [subgraph, db])) as Databases,
    [Symbol.asyncDispose]: async () => void (await Promise.all(opened.map(({ client }) => client.close()))),
  };
}
