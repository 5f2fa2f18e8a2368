import { readFileSync } from "node:fs";
import type { Json } from "./values.ts";

export const KINDS = ["filters", "sorts", "updates", "aggregations", "indexes"] as const;
export type Kind = (typeof KINDS)[number];

/** What a server answered, or should have: documents, counts, an error; its parts by name. */
export type Answer = Readonly<Record<string, unknown>>;

/** What all cases have. The inputs stand beside it, by kind: see golden/README.md. */
export type GoldenCase = {
  readonly id: string;
  readonly group: string;
  readonly expect: { readonly [part: string]: Json };
  /** The documents are a set. */
  readonly unordered?: boolean;
  /** The arrays at these paths of each document are sets. */
  readonly unorderedFields?: readonly string[];
  /** Fields of documents may come in any order. */
  readonly looseOrder?: boolean;
};

export type GoldenFile<Case extends GoldenCase = GoldenCase> = {
  readonly collections?: Readonly<Record<string, readonly Json[]>>;
  readonly cases: readonly Case[];
};

export const GOLDEN_DIR = new URL("../../../golden/", import.meta.url);
export const KNOWN_DIFFERENCES = new URL("known-differences.json", GOLDEN_DIR);

export const readGolden = <Case extends GoldenCase>(kind: Kind): GoldenFile<Case> =>
  JSON.parse(readFileSync(new URL(`${kind}.json`, GOLDEN_DIR), "utf8"));

/** A case that this server answers otherwise than the engine, and why: a sentence of the README's known differences. */
export type KnownDifference = { readonly id: string; readonly reason: string };

export const readKnownDifferences = (): readonly KnownDifference[] =>
  JSON.parse(readFileSync(KNOWN_DIFFERENCES, "utf8"));

export const kindOf = ({ id }: { id: string }): Kind => KINDS.find((kind) => kind[0] === id[0]) ?? "filters";
