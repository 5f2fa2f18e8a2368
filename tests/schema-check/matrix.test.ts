import { findBreakingChanges, findDangerousChanges } from "graphql";
import { describe, expect, it } from "vitest";
import type { Finding } from "../../scripts/schema-check/finding.ts";
import { checkSchema } from "../../scripts/schema-check/run-checks.ts";
import type { Side } from "../../scripts/schema-check/side.ts";
import { composeSide } from "../../scripts/schema-check/sides/compose-side.ts";
import { CODES_OF_GRAPHQL_JS } from "./graphql-js-codes.ts";
import { CASES, expectedOf, filesOf, lineOf } from "./matrix-case.ts";

const TODAY = "2026-02-17";

// What the plans and the rules of the house say is held to in tests of their own.
const CHECKED: ReadonlySet<Finding["check"]> = new Set(["composition", "api", "operations"]);

// Most cases have the same base.
const sideByText = new Map<string, Side>();

function baseOf(name: string): Side {
  const files = filesOf(name, "base");
  const text = JSON.stringify([...files]);
  const known = sideByText.get(text);
  if (known !== undefined) return known;
  const composed = composeSide(files);
  if (!("side" in composed)) throw new Error(`${name}/base does not compose: ${composed.errors[0]?.message}`);
  sideByText.set(text, composed.side);
  return composed.side;
}

const kindsSeen = new Set<string>();

describe.each(CASES)("%s", (name) => {
  const { change, findings, operations } = expectedOf(name);

  it(`finds what it means, and nothing else: ${change}`, async () => {
    const base = { name: "the base", side: baseOf(name) };
    const report = await checkSchema({ base, files: filesOf(name, "candidate"), today: TODAY });

    const found = report.findings.filter(({ check }) => CHECKED.has(check));
    const outcomes = report.verdicts.map(({ operation, outcome }) => [operation, outcome]);
    expect(found.map(lineOf).toSorted()).toEqual(findings.toSorted());
    if (report.composes) expect(Object.fromEntries(outcomes)).toEqual(operations);
  });

  it("misses nothing that graphql-js finds", () => {
    const candidate = composeSide(filesOf(name, "candidate"));
    if (!("side" in candidate)) return;
    const sides = [baseOf(name).api, candidate.side.api] as const;

    const kinds = [...findBreakingChanges(...sides), ...findDangerousChanges(...sides)].map(
      ({ type }) => type,
    );

    for (const kind of kinds) kindsSeen.add(kind);
    const codes = findings.map((line) => line.split(" ")[1] ?? "");
    expect(kinds.filter((kind) => !CODES_OF_GRAPHQL_JS[kind].some((code) => codes.includes(code)))).toEqual(
      [],
    );
  });
});

describe("the matrix", () => {
  it("has at least 60 changes, and every kind that graphql-js knows", () => {
    expect(CASES.length).toBeGreaterThanOrEqual(60);
    expect([...kindsSeen].toSorted()).toEqual(Object.keys(CODES_OF_GRAPHQL_JS).toSorted());
  });
});
