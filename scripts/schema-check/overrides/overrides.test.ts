import { describe, expect, it } from "vitest";
import { HOSTILE } from "../testing/report.ts";
import { applyOverrides } from "./apply-overrides.ts";
import { readOverrides } from "./read-overrides.ts";

const PATH = "schema/overrides.yaml";
const TEXT = `# What we have agreed on.
- code: FIELD_REMOVED
  coordinate: User.name
  reason: The only client that used it is gone.
  who: alice
  expires: 2026-03-31
`;

const codesOf = (text: string, today: string, finding = HOSTILE) => {
  const { findings, accepted } = applyOverrides([finding], readOverrides(text, PATH), today);
  return { findings: findings.map(({ code }) => code), accepted: accepted.length };
};

describe("overrides", () => {
  it("accept a finding by its code and coordinate, on their last day too", () => {
    expect(codesOf(TEXT, "2026-03-31")).toEqual({ findings: [], accepted: 1 });
  });

  it("accept nothing once they expired, and are told of", () => {
    expect(codesOf(TEXT, "2026-04-01")).toEqual({
      findings: ["FIELD_REMOVED", "OVERRIDE_EXPIRED"],
      accepted: 0,
    });
  });

  it.each([
    ["another coordinate", { ...HOSTILE, coordinate: "User.age" }],
    ["another code", { ...HOSTILE, code: "FIELD_CHANGED_KIND" }],
    ["what is safe to make anyway", { ...HOSTILE, severity: "safe" as const }],
  ])("are unused for %s", (_what, finding) => {
    expect(codesOf(TEXT, "2026-03-01", finding)).toEqual({
      findings: [finding.code, "OVERRIDE_UNUSED"],
      accepted: 0,
    });
  });

  it("tell where they stand", () => {
    const { findings } = applyOverrides([], readOverrides(TEXT, PATH), "2026-03-01");

    expect(findings[0]).toMatchObject({
      message: "The override of FIELD_REMOVED of User.name by alice accepts nothing that was found.",
      place: { subgraph: null, file: PATH, line: 2, column: 3 },
    });
  });

  it.each(["", "# nothing yet\n", "[]"])("may be none: %j", (text) => {
    expect(readOverrides(text, PATH)).toEqual([]);
  });

  it.each([
    [
      "FIELD_REMOVED",
      `${PATH}:1:1: expected a list of overrides, each with code, coordinate, reason, who, expires.`,
    ],
    ["- a", `${PATH}:1:3: expected a list of overrides, each with code, coordinate, reason, who, expires.`],
    ["- {", new RegExp(`^${PATH}:\\d+:\\d+ is not YAML: `)],
    ["- code: [", new RegExp(`^${PATH}:\\d+:\\d+ is not YAML: `)],
    [
      TEXT.replace("who", "whom"),
      `${PATH}:5:3: expected one of code, coordinate, reason, who, expires, got "whom".`,
    ],
    [TEXT.replace("  who: alice\n", ""), `${PATH}:2:3: expected who, there is none.`],
    [TEXT.replace("alice", '""'), `${PATH}:5:8: expected who to be a text that says something.`],
    [
      TEXT.replace("  coordinate: User.name\n", ""),
      `${PATH}:2:3: expected coordinate, null for a finding that has none; there is none.`,
    ],
    [
      TEXT.replace("2026-03-31", "2026-02-30"),
      `${PATH}:2:3: expected expires to be a day such as 2026-03-31, got "2026-02-30".`,
    ],
    [
      TEXT.replace("2026-03-31", "soon"),
      `${PATH}:2:3: expected expires to be a day such as 2026-03-31, got "soon".`,
    ],
    [TEXT + TEXT, `${PATH}:8:3: expected one override for FIELD_REMOVED of User.name, there are two.`],
  ])("say what was expected instead of %j", (text, sentence) => {
    expect(() => readOverrides(text, PATH)).toThrow(sentence);
  });
});
