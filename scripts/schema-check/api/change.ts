import type { Severity } from "../finding.ts";
import type { Usage } from "../operations/usage.ts";

/** One change between two graphs, before anybody has asked who uses what changed. */
export type Change<Code extends string = string> = {
  readonly code: Code;
  readonly severity: Severity;
  readonly coordinate: string;
  readonly message: string;
  /** Whether it can be felt by an operation; null when it is not clients that it is about. */
  readonly touches: ((usage: Usage) => boolean) | null;
  /** The subgraph that it is in, when it is not for the places to find out. */
  readonly subgraph?: string;
};
