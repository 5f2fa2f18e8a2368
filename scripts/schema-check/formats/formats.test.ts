import { describe, expect, it } from "vitest";
import { REPORT } from "../testing/report.ts";
import { githubReport } from "./github.ts";
import { jsonReport } from "./json.ts";
import { junitReport } from "./junit.ts";
import { sarifReport } from "./sarif.ts";
import { markdownSummary } from "./summary.ts";
import { textReport } from "./text.ts";

describe("textReport", () => {
  it("is a table of what was found, with what to do", () => {
    expect(
      textReport({ ...REPORT, findings: REPORT.findings.slice(1) }),
    ).toBe(`Compared with origin/main at 1c9293b.

dangerous  OPERATION_AFFECTED  web@1.0/Home  schema/operations/web@1.0/Home.graphql:1:1
           web@1.0/Home is still valid, but uses what changes: User.name.
           → Ask.

accepted   TYPE_REMOVED        City          schema/a,b:c.graphql:3:5 (users)
           Nobody calls it (alice, until 2026-03-31)

1 more safe change: --format json lists them.
2 operations of web@1.0: 0 broken, 1 potentially affected, 1 unaffected.
Nothing breaks: 0 breaking, 1 dangerous, 0 warning, 1 safe, 1 accepted by overrides.`);
  });

  it("says so when no operation is registered, and when nothing composes", () => {
    expect(textReport({ ...REPORT, verdicts: [] })).toContain("No client has registered an operation");
    expect(
      textReport({ ...REPORT, composes: false })
        .split("\n")
        .at(-1),
    ).toBe("The subgraphs do not compose: 1 error.");
  });
});

describe("jsonReport", () => {
  it("holds all that was found", () => {
    expect(JSON.parse(jsonReport(REPORT))).toMatchObject({
      base: "origin/main at 1c9293b",
      breaks: true,
      counts: { breaking: 1, dangerous: 1, warning: 0, safe: 1 },
      findings: REPORT.findings,
      operations: REPORT.verdicts,
    });
  });
});

describe("githubReport", () => {
  it("lets no text of a finding end its command or begin another", () => {
    const [first, ...rest] = githubReport(REPORT).split("\n");

    expect(first).toBe(
      '::error file=schema/a%2Cb%3Ac.graphql,line=3,col=5,title=FIELD_REMOVED User.name::It said "100%25, <b>a|b</b> & c"%0A::error::\u0000 ]]> Keep it.',
    );
    expect(rest.filter((line) => line.startsWith("::")).map((line) => line.split(" ")[0])).toEqual([
      "::warning",
    ]);
  });
});

describe("sarifReport", () => {
  it("has a rule for each code, and a suppression for what is accepted", () => {
    const { version, runs } = JSON.parse(sarifReport(REPORT));

    expect(version).toBe("2.1.0");
    const { tool, results } = runs[0];
    expect(tool.driver.rules.map(({ id }: { id: string }) => id)).toEqual([
      "FIELD_ADDED",
      "FIELD_REMOVED",
      "OPERATION_AFFECTED",
      "TYPE_REMOVED",
    ]);
    expect(results[0]).toMatchObject({
      ruleId: "FIELD_REMOVED",
      ruleIndex: 1,
      level: "error",
      locations: [{ physicalLocation: { region: { startLine: 3, startColumn: 5 } } }],
    });
    expect(results[2].locations).toBeUndefined();
    expect(results[3].suppressions).toEqual([
      { kind: "external", status: "accepted", justification: "Nobody calls it (alice, until 2026-03-31)" },
    ]);
  });
});

describe("junitReport", () => {
  it("fails for what breaks only, and is XML whatever the texts hold", () => {
    const xml = junitReport(REPORT);

    expect(xml).toContain('<testsuites name="schema:check" tests="5" failures="1" skipped="1" errors="0">');
    expect(xml).toContain(
      'message="It said &quot;100%, &lt;b&gt;a|b&lt;/b&gt; &amp; c&quot;&#10;::error::\uFFFD ]]&gt;"',
    );
    expect(xml).toContain('name="web@1.0/Feed is unaffected"/>');
    expect(xml).toContain('<skipped message="Nobody calls it (alice, until 2026-03-31)"/>');
    expect(xml.match(/<testcase/g)).toHaveLength(5);
  });
});

describe("markdownSummary", () => {
  it("is a table in which no text of a finding makes a column or markup", () => {
    const row = markdownSummary(REPORT)
      .split("\n")
      .find((line) => line.includes("FIELD_REMOVED"));

    expect(row).toBe(
      '| **breaking** | `FIELD_REMOVED` | `User.name` | It said "100%, &lt;b&gt;a\\|b&lt;/b&gt; &amp; c" ::error::\u0000 ]]&gt; → Keep it. | `schema/a,b:c.graphql:3` |',
    );
  });

  it("stays below what GitHub takes, however much was found", () => {
    const findings = Array.from({ length: 5_000 }, () => REPORT.findings[0] ?? []).flat();

    expect(markdownSummary({ ...REPORT, findings }).length).toBeLessThan(2 ** 20 / 4);
    expect(markdownSummary({ ...REPORT, findings })).toContain("And 4800 more.");
  });
});
