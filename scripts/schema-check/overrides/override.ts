/** A finding that somebody has decided to live with, until a day. */
export type Override = {
  readonly code: string;
  /** Null for a finding that has none. */
  readonly coordinate: string | null;
  readonly reason: string;
  readonly who: string;
  /** The last day on which it holds, `2026-03-31`. */
  readonly expires: string;
  /** Where it stands in the file, from 1. */
  readonly line: number;
  readonly column: number;
};
