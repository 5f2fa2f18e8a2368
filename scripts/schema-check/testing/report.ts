import type { Finding } from "../finding.ts";
import type { Report } from "../report.ts";

/** A finding whose texts hold what each format has to write in its own way. */
export const HOSTILE: Finding = {
  code: "FIELD_REMOVED",
  check: "api",
  severity: "breaking",
  coordinate: "User.name",
  message: 'It said "100%, <b>a|b</b> & c"\n::error::\u0000 ]]>',
  wayOut: "Keep it.",
  place: { subgraph: "users", file: "schema/a,b:c.graphql", line: 3, column: 5 },
  contract: null,
};

const AFFECTED: Finding = {
  ...HOSTILE,
  code: "OPERATION_AFFECTED",
  check: "operations",
  severity: "dangerous",
  coordinate: "web@1.0/Home",
  message: "web@1.0/Home is still valid, but uses what changes: User.name.",
  wayOut: "Ask.",
  place: { subgraph: null, file: "schema/operations/web@1.0/Home.graphql", line: 1, column: 1 },
};

/** One finding that breaks, one that does not, one that is only counted, and one that is accepted. */
export const REPORT: Report = {
  base: "origin/main at 1c9293b",
  composes: true,
  findings: [
    HOSTILE,
    AFFECTED,
    { ...HOSTILE, code: "FIELD_ADDED", severity: "safe", message: "New.", place: null },
  ],
  accepted: [
    {
      finding: { ...HOSTILE, code: "TYPE_REMOVED", coordinate: "City", message: "City is removed." },
      override: {
        code: "TYPE_REMOVED",
        coordinate: "City",
        reason: "Nobody calls it",
        who: "alice",
        expires: "2026-03-31",
        line: 1,
        column: 3,
      },
    },
  ],
  verdicts: [
    { operation: "web@1.0/Home", outcome: "potentially affected", contract: null },
    { operation: "web@1.0/Feed", outcome: "unaffected", contract: null },
  ],
};
