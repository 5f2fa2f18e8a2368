import { newHints } from "./composition/composition-findings.ts";
import { gatewayRefusal } from "./composition/gateway-refusal.ts";
import { lintFindings } from "./lint/lint-check.ts";
import { changeFindings } from "./operations/change-findings.ts";
import { operationFindings } from "./operations/operation-findings.ts";
import { planFindings } from "./plans/plan-check.ts";
import type { SchemaCheck } from "./side.ts";

/** The checks that are made of each comparison, of the whole API and of every contract, in this order. */
export const SCHEMA_CHECKS: readonly SchemaCheck[] = [
  newHints, // first: what composition made of the subgraphs is what all that follows looks at
  gatewayRefusal, // beside it: a supergraph that is not served answers nobody
  changeFindings, // before the operations: what changed is why they are broken
  operationFindings, // who feels it
  (comparison) => planFindings(comparison), // after them: what is broken has no plan
  lintFindings, // last: it breaks nobody
];
