import type { Finding, Place, Severity } from "../finding.ts";
import { headlineOf, operationsLine, quantity, type Report } from "../report.ts";

const LABELS: Record<Severity, string> = {
  breaking: "BREAKING",
  dangerous: "dangerous",
  warning: "warning",
  safe: "safe",
};
const INDENT = " ".repeat(11);
const COLUMNS_MAX = 120;

/** A row of the table: what, of what, where. */
type Row = readonly [label: string, code: string, coordinate: string, place: string];

/** A table for people: a row a finding, below it what it means, and below the last of its kind what to do. */
export function textReport(report: Report): string {
  const { accepted, base } = report;
  const findings = report.findings.filter(isTold);
  const rows = [
    ...findings.map(rowOf),
    ...accepted.map(({ finding }) => ["accepted", ...rowOf(finding).slice(1)] as unknown as Row),
  ];
  const widths = [0, 1, 2].map((column) => Math.max(0, ...rows.map((row) => (row[column] ?? "").length)));
  const lineOf = (row: Row): string =>
    row
      .map((cell, column) => cell.padEnd(column === 0 ? INDENT.length - 2 : (widths[column] ?? 0)))
      .join("  ")
      .trimEnd();

  const untold = report.findings.length - findings.length;
  return [
    `Compared with ${base}.`,
    "",
    ...findings.flatMap((finding, index) => {
      const { code, wayOut, message } = finding;
      const next = findings[index + 1];
      const isLast = next?.code !== code || next.wayOut !== wayOut;
      return [
        lineOf(rowOf(finding)),
        ...wrapped(message),
        ...(isLast ? [...wrapped(`→ ${wayOut}`), ""] : []),
      ];
    }),
    ...accepted.flatMap(({ override }, index) => [
      lineOf(rows[findings.length + index] as Row),
      ...wrapped(`${override.reason} (${override.who}, until ${override.expires})`),
      "",
    ]),
    ...(untold > 0 ? [`${quantity(untold, "more safe change")}: --format json lists them.`] : []),
    ...[operationsLine(report)].filter((line) => line !== null),
    headlineOf(report),
  ].join("\n");
}

/** Whether people are told: what is safe because nobody uses it has a story, what is safe by itself is only counted. */
export const isTold = ({ severity, message }: Finding): boolean =>
  severity !== "safe" || message.includes("safe to make");

function rowOf({ severity, code, coordinate, place, contract }: Finding): Row {
  const where = [
    place === null ? "" : placeText(place),
    contract === null ? "" : `in the contract ${contract}`,
  ];
  return [LABELS[severity], code, coordinate ?? "", where.filter(Boolean).join(", ")];
}

function wrapped(text: string): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/)) {
    const longer = `${lines.at(-1) ?? INDENT} ${word}`;
    if (lines.length > 0 && longer.length <= COLUMNS_MAX) lines[lines.length - 1] = longer;
    else lines.push(`${INDENT}${lines.length > 0 && text.startsWith("→") ? "  " : ""}${word}`);
  }
  return lines;
}

export const placeText = ({ subgraph, file, line, column }: Place): string =>
  `${file}:${line}:${column}${subgraph === null ? "" : ` (${subgraph})`}`;
