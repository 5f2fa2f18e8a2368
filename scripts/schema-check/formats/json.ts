import { SEVERITIES } from "../finding.ts";
import { countOf, isBreaking, type Report } from "../report.ts";

/** All that was found, for programs. */
export const jsonReport = (report: Report): string =>
  JSON.stringify(
    {
      base: report.base,
      composes: report.composes,
      breaks: isBreaking(report),
      counts: Object.fromEntries(SEVERITIES.map((severity) => [severity, countOf(report, severity)])),
      findings: report.findings,
      accepted: report.accepted,
      operations: report.verdicts,
    },
    null,
    2,
  );
