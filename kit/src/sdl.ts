import { readFileSync } from "node:fs";

/** The SDL of a subgraph, from the one place where it is written. */
export const readSdl = (subgraph: string): string =>
  readFileSync(new URL(`../../schema/${subgraph}.graphql`, import.meta.url), "utf8");
