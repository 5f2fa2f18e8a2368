import { CHECKS, type Check, type Finding } from "../finding.ts";
import type { Report } from "../report.ts";
import { placeText } from "./text.ts";

/** A test for each finding and each operation that nothing happens to, in a suite for each check: only what breaks fails. */
export function junitReport(report: Report): string {
  const suites = CHECKS.map((check) => ({ check, tests: testsOf(check, report) }));
  const all = suites.flatMap(({ tests }) => tests);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="schema:check" ${countsOf(all)}>`,
    ...suites.flatMap(({ check, tests }) => [
      `  <testsuite name="${check}" ${countsOf(tests)}>`,
      ...tests.map(({ xml }) => `    ${xml}`),
      "  </testsuite>",
    ]),
    "</testsuites>",
  ].join("\n");
}

type Test = { readonly outcome: "passed" | "failed" | "skipped"; readonly xml: string };

const countsOf = (tests: readonly Test[]): string => {
  const count = (outcome: Test["outcome"]) => tests.filter((test) => test.outcome === outcome).length;
  return `tests="${tests.length}" failures="${count("failed")}" skipped="${count("skipped")}" errors="0"`;
};

function testsOf(check: Check, { findings, accepted, verdicts }: Report): readonly Test[] {
  const unaffected = check === "operations" ? verdicts.filter(({ outcome }) => outcome === "unaffected") : [];
  return [
    ...findings.filter((finding) => finding.check === check).map(testOf),
    ...accepted
      .filter(({ finding }) => finding.check === check)
      .map(({ finding, override }): Test => {
        const reason = `${override.reason} (${override.who}, until ${override.expires})`;
        return { outcome: "skipped", xml: testcase(finding, `<skipped message="${escaped(reason)}"/>`) };
      }),
    ...unaffected.map(
      ({ operation, contract }): Test => ({
        outcome: "passed",
        xml: `<testcase classname="operations" name="${escaped(`${operation}${contract === null ? "" : ` in ${contract}`} is unaffected`)}"/>`,
      }),
    ),
  ];
}

function testOf(finding: Finding): Test {
  const { severity, code, message, wayOut, place } = finding;
  const text = escaped([message, wayOut, place === null ? "" : placeText(place)].join("\n"));
  return severity === "breaking"
    ? {
        outcome: "failed",
        xml: testcase(
          finding,
          `<failure type="${escaped(code)}" message="${escaped(message)}">${text}</failure>`,
        ),
      }
    : { outcome: "passed", xml: testcase(finding, `<system-out>${text}</system-out>`) };
}

const testcase = ({ check, code, coordinate, place, contract }: Finding, inner: string): string => {
  const name = [code, coordinate, contract === null ? null : `in ${contract}`]
    .filter((part) => part !== null)
    .join(" ");
  const file = place === null ? "" : ` file="${escaped(place.file)}" line="${place.line}"`;
  return `<testcase classname="${check}" name="${escaped(name)}"${file}>${inner}</testcase>`;
};

// Of the control characters XML 1.0 takes tab, line feed and carriage return only, and no half of a pair.
const NOT_XML = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;
const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "\n": "&#10;",
};
const escaped = (text: string): string =>
  text.replaceAll(NOT_XML, "\uFFFD").replaceAll(/[&<>"\n]/g, (character) => ENTITIES[character] ?? character);
