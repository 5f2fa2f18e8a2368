import type { CompositionResult } from "@apollo/composition";
import type { Supergraph } from "@apollo/federation-internals";
import type { DocumentNode, GraphQLSchema } from "graphql";
import type { Finding } from "./finding.ts";

export type CompositionHint = NonNullable<CompositionResult["hints"]>[number];

/** The SDL of one subgraph, and the file that holds it: from the root of the repository. */
export type SubgraphSource = { readonly file: string; readonly sdl: string };

/** An operation that a client team has registered: one file beside a manifest. */
export type RegisteredOperation = {
  readonly client: string;
  readonly version: string;
  readonly isActive: boolean;
  readonly name: string;
  /** `sha256:` and the hash of the text, in hex. */
  readonly id: string;
  /** From the root of the repository. */
  readonly file: string;
  readonly text: string;
  /** The one operation and the fragments that it uses. */
  readonly document: DocumentNode;
};

/** The graph on one side of the comparison: as it is published, or as a pull request would have it. */
export type Side = {
  /** By name of the subgraph; empty where the side was read from a supergraph, which keeps no sources. */
  readonly sources: ReadonlyMap<string, SubgraphSource>;
  /** All that stands in schema/ by its path from the root of the repository; empty where only a supergraph was given. */
  readonly files: ReadonlyMap<string, string>;
  readonly supergraphSdl: string;
  /** What clients see. */
  readonly api: GraphQLSchema;
  /** With what clients do not see: `@join__…`, `@authenticated`, `@cost`, `@inaccessible` on its nodes. */
  readonly supergraph: GraphQLSchema;
  /** The same for Apollo's planner. */
  readonly planned: Supergraph;
  readonly hints: readonly CompositionHint[];
  /** In the order of client, version and name. */
  readonly operations: readonly RegisteredOperation[];
};

/** What a check looks at; a contract is compared as a graph of its own, both sides filtered. */
export type Comparison = {
  readonly base: Side;
  readonly candidate: Side;
  /** Null for the whole API. */
  readonly contract: string | null;
  /** The day of the check, `2026-02-17`: handed in, so that a test can choose it. */
  readonly today: string;
};

/** A registered operation is held against both sides: what counts is what the candidate says is in use. */
export const activeOperations = ({ candidate }: Comparison): readonly RegisteredOperation[] =>
  candidate.operations.filter(({ isActive }) => isActive);

/** One check of the pipeline: a pure function, so that a test can hand it two sides that it made itself. */
export type SchemaCheck = (comparison: Comparison) => readonly Finding[] | Promise<readonly Finding[]>;
