import type { Finding, Severity } from "./finding.ts";
import type { Override } from "./overrides/override.ts";

/** What a change means for one registered operation of an active version of a client. */
export type Verdict = {
  /** `web@1.0/Home`. */
  readonly operation: string;
  readonly outcome: "broken" | "potentially affected" | "unaffected";
  /** The contract in whose API it was looked at; null for the whole API. */
  readonly contract: string | null;
};

/** What a check of the schema found. */
export type Report = {
  /** What the candidate was compared with: `origin/main at 1c9293b`. */
  readonly base: string;
  /** Without composition there is nothing else to check. */
  readonly composes: boolean;
  /** The worst first, then by file and line. */
  readonly findings: readonly Finding[];
  /** What overrides accept. */
  readonly accepted: readonly { readonly finding: Finding; readonly override: Override }[];
  /** Of every operation that was looked at. */
  readonly verdicts: readonly Verdict[];
};

export const countOf = ({ findings }: Report, severity: Severity): number =>
  findings.filter((finding) => finding.severity === severity).length;

export const isBreaking = (report: Report): boolean => countOf(report, "breaking") > 0;

/** One line: what is to be done, and how much there is to look at. */
export function headlineOf(report: Report): string {
  if (!report.composes)
    return `The subgraphs do not compose: ${quantity(countOf(report, "breaking"), "error")}.`;
  const counts = (["breaking", "dangerous", "warning", "safe"] as const).map(
    (severity) => `${countOf(report, severity)} ${severity}`,
  );
  const accepted = report.accepted.length > 0 ? `, ${report.accepted.length} accepted by overrides` : "";
  return `${isBreaking(report) ? "Breaking" : "Nothing breaks"}: ${counts.join(", ")}${accepted}.`;
}

/** What registered operations were looked at, and what came of it, in one line. */
export function operationsLine({ verdicts, composes }: Report): string | null {
  if (!composes) return null;
  const ofWhole = verdicts.filter(({ contract }) => contract === null);
  if (ofWhole.length === 0)
    return "No client has registered an operation: nothing is known to be safe to make.";
  const clients = [...new Set(ofWhole.map(({ operation }) => operation.split("/")[0]))];
  const counts = (["broken", "potentially affected", "unaffected"] as const).map(
    (outcome) => `${ofWhole.filter((verdict) => verdict.outcome === outcome).length} ${outcome}`,
  );
  return `${quantity(ofWhole.length, "operation")} of ${clients.join(", ")}: ${counts.join(", ")}.`;
}

export const quantity = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? "" : "s"}`;
