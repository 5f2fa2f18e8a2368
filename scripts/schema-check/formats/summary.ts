import type { Finding } from "../finding.ts";
import { countOf, headlineOf, isBreaking, operationsLine, quantity, type Report } from "../report.ts";
import { isTold } from "./text.ts";

// GitHub takes a mebibyte a step.
const ROWS_MAX = 200;

/** A table in Markdown, for the summary of a run on GitHub. */
export function markdownSummary(report: Report): string {
  const told = report.findings.filter(isTold);
  const rows = told.slice(0, ROWS_MAX).map(rowOf);
  const accepted = report.accepted
    .slice(0, ROWS_MAX)
    .map(
      ({ finding: { code, coordinate }, override }) =>
        `| accepted | \`${code}\` | ${codeText(coordinate)} | ${cell(`${override.reason} (${override.who}, until ${override.expires})`)} | |`,
    );
  const table = [...rows, ...accepted];
  const untold = countOf(report, "safe") - told.filter(({ severity }) => severity === "safe").length;
  return [
    `## Schema check: ${isBreaking(report) ? "breaking" : "nothing breaks"}`,
    "",
    `${headlineOf(report)} Compared with ${cell(report.base)}.`,
    ...[operationsLine(report)].filter((line) => line !== null).flatMap((line) => ["", line]),
    ...(table.length === 0
      ? []
      : [
          "",
          "| | Finding | Of | What it means, and the way out | Where |",
          "| --- | --- | --- | --- | --- |",
          ...table,
        ]),
    ...(told.length > ROWS_MAX ? ["", `And ${told.length - ROWS_MAX} more.`] : []),
    ...(untold > 0 ? ["", `And ${quantity(untold, "change")} that no one can feel.`] : []),
    "",
  ].join("\n");
}

function rowOf({ severity, code, coordinate, message, wayOut, place, contract }: Finding): string {
  const what = `${message}${contract === null ? "" : ` In the contract ${contract}.`} → ${wayOut}`;
  const where = place === null ? "" : `\`${place.file}:${place.line}\``;
  const label = severity === "breaking" ? "**breaking**" : severity;
  return `| ${label} | \`${code}\` | ${codeText(coordinate)} | ${cell(what)} | ${where} |`;
}

const codeText = (text: string | null): string => (text === null ? "" : `\`${text}\``);

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  "|": "\\|",
  "\n": " ",
};
const cell = (text: string): string =>
  text.replaceAll(/[&<>|\n]/g, (character) => ENTITIES[character] ?? character);
