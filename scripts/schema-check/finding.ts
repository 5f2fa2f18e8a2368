/** Where something stands in the sources; lines and columns begin at 1. */
export type Place = {
  /** Null for what belongs to no subgraph, such as the file of overrides. */
  readonly subgraph: string | null;
  /** From the root of the repository. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
};

/**
 * What a finding means for a pull request: `breaking` fails it, `dangerous` and `warning` are for a reviewer to look at,
 * `safe` is told for completeness.
 */
export const SEVERITIES = ["breaking", "dangerous", "warning", "safe"] as const;
export type Severity = (typeof SEVERITIES)[number];

/** The checks, in the order in which they are made. */
export const CHECKS = ["composition", "api", "operations", "plans", "lint", "overrides"] as const;
export type Check = (typeof CHECKS)[number];

/** What gateways have counted of what a finding is about. */
export type FindingUsage = {
  readonly requests: number;
  /** ISO 8601; null when it was never used. */
  readonly lastSeenAt: string | null;
  /** As `client@version`. */
  readonly clients: readonly string[];
};

/** One thing that a check has to say about a change of the graph. */
export type Finding = {
  /** In upper snake case, the same for ever: overrides name it. */
  readonly code: string;
  readonly check: Check;
  readonly severity: Severity;
  /** `Type`, `Type.field`, `Type.field(argument:)` or `@directive`; for a finding about an operation, `client@version/Operation`. */
  readonly coordinate: string | null;
  /** One sentence: what is the case. */
  readonly message: string;
  /** One sentence: what to do about it. */
  readonly wayOut: string;
  readonly place: Place | null;
  /** The contract whose API it was found in; null for the whole API. */
  readonly contract: string | null;
  /** Only where the check was told of usage, and for what has some. */
  readonly usage?: FindingUsage;
};
