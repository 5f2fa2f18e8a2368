import type { Finding, Place, Severity } from "../finding.ts";
import { countOf, headlineOf, operationsLine, quantity, type Report } from "../report.ts";

const LABELS: Record<Severity, string> = {
  breaking: "BREAKING",
  dangerous: "dangerous",
  warning: "warning",
  safe: "safe",
};
const WIDTH = { severity: 9, code: 28 };

/** A table for people: a row a finding, below it what it means, what to do and where. */
export function textReport(report: Report): string {
  const { findings, accepted, base } = report;
  const lines = [
    `Compared with ${base}.`,
    "",
    ...findings.filter(isTold).flatMap(rowsOf),
    ...accepted.flatMap(({ finding, override }) => [
      row("accepted", finding.code, finding.coordinate),
      indented(`${override.reason} (${override.who}, until ${override.expires})`),
      "",
    ]),
  ];
  const untold =
    countOf(report, "safe") - findings.filter((one) => one.severity === "safe" && isTold(one)).length;
  return [
    ...lines,
    ...(untold > 0 ? [`${quantity(untold, "more safe change")}: --format json lists them.`] : []),
    ...[operationsLine(report)].filter((line) => line !== null),
    headlineOf(report),
  ].join("\n");
}

// What is safe because nobody uses it has a story; what is safe by itself is only counted.
export const isTold = ({ severity, message }: Finding): boolean =>
  severity !== "safe" || message.includes("safe to make");

function rowsOf({ severity, code, coordinate, message, wayOut, place, contract }: Finding): string[] {
  const where = [place && placeText(place), contract && `contract ${contract}`].filter(Boolean).join(", ");
  return [
    row(LABELS[severity], code, coordinate),
    indented(message),
    indented(`→ ${wayOut}`),
    ...(where === "" ? [] : [indented(`at ${where}`)]),
    "",
  ];
}

const row = (label: string, code: string, coordinate: string | null): string =>
  `${label.padEnd(WIDTH.severity)}  ${code.padEnd(WIDTH.code)}  ${coordinate ?? ""}`.trimEnd();

const indented = (text: string): string => `${" ".repeat(WIDTH.severity + 2)}${text}`;

export const placeText = ({ subgraph, file, line, column }: Place): string =>
  `${file}:${line}:${column}${subgraph === null ? "" : ` (${subgraph})`}`;
