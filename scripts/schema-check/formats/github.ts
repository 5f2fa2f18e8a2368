import type { Finding, Severity } from "../finding.ts";
import { headlineOf, operationsLine, type Report } from "../report.ts";
import { isTold } from "./text.ts";

const COMMANDS: Record<Severity, string> = {
  breaking: "error",
  dangerous: "warning",
  warning: "warning",
  safe: "notice",
};

/**
 * Annotations of a pull request, the worst first since GitHub shows ten of each kind, and the headline.
 *
 * @see https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions
 */
export const githubReport = (report: Report): string =>
  [
    ...report.findings.filter(isTold).map(annotation),
    `Compared with ${report.base}.`,
    ...[operationsLine(report)].filter((line) => line !== null),
    headlineOf(report),
  ].join("\n");

function annotation({ severity, code, coordinate, message, wayOut, place, contract }: Finding): string {
  const title = [code, coordinate, contract && `in the contract ${contract}`].filter(Boolean).join(" ");
  const where =
    place === null ? [] : [`file=${property(place.file)}`, `line=${place.line}`, `col=${place.column}`];
  return `::${COMMANDS[severity]} ${[...where, `title=${property(title)}`].join(",")}::${data(`${message} ${wayOut}`)}`;
}

const data = (text: string): string =>
  text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
const property = (text: string): string => data(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
