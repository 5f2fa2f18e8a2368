import { newHints } from "./composition/composition-findings.ts";
import type { SchemaCheck } from "./side.ts";

/** The checks that are made of each comparison, of the whole API and of every contract, in this order. */
export const SCHEMA_CHECKS: readonly SchemaCheck[] = [
  newHints, // first: what composition made of the subgraphs is what all that follows looks at
];
