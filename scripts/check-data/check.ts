import type { Db } from "mongodb";
import type { SubgraphName } from "../schema-files.ts";

/** The database of every subgraph. */
export type Databases = Readonly<Record<SubgraphName, Db>>;

/** Something that breaks a rule: `about` names it, `says` goes on to a sentence. */
export type Violation = { readonly about: string; readonly says: string };

/** A rule that the data meets at any moment when nobody writes. */
export type Check = {
  /** The rule, as a sentence. */
  readonly rule: string;
  /** Reads row after row, in bounded batches: what it holds does not grow with the data. */
  readonly violations: (databases: Databases) => AsyncIterable<Violation>;
};
