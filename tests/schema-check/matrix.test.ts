import { findBreakingChanges, findDangerousChanges } from "graphql";
import { describe, expect, it } from "vitest";
import { newHints } from "../../scripts/schema-check/composition/composition-findings.ts";
import { gatewayRefusal } from "../../scripts/schema-check/composition/gateway-refusal.ts";
import { changeFindings } from "../../scripts/schema-check/operations/change-findings.ts";
import { operationFindings } from "../../scripts/schema-check/operations/operation-findings.ts";
import { checkSchema } from "../../scripts/schema-check/run-checks.ts";
import type { Side } from "../../scripts/schema-check/side.ts";
import { composeSide } from "../../scripts/schema-check/sides/compose-side.ts";
import { CODES_OF_GRAPHQL_JS } from "./graphql-js-codes.ts";
import { CASES, expectedOf, filesOf, lineOf } from "./matrix-case.ts";

const TODAY = "2026-02-17";

// What the plans and the rules of the house say is held to in tests of their own.
const CHECKS = [newHints, gatewayRefusal, changeFindings, operationFindings];

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

/** What graphql-js finds between the APIs. */
const kindsBetween = (...[base, candidate]: readonly [Side, Side]) =>
  [...findBreakingChanges(base.api, candidate.api), ...findDangerousChanges(base.api, candidate.api)].map(
    ({ type }) => type,
  );

const kindsSeen = new Set<string>();

describe.each(CASES)("%s", (name) => {
  const { change, findings, operations } = expectedOf(name);

  it(`finds what it means, and nothing else: ${change}`, async () => {
    const side = baseOf(name);
    const candidate = composeSide(filesOf(name, "candidate"));
    const report = await checkSchema({
      base: { name: "the base", side },
      candidate,
      today: TODAY,
      checks: CHECKS,
    });

    const outcomes = report.verdicts.map(({ operation, outcome }) => [operation, outcome]);
    expect(report.findings.map(lineOf).toSorted()).toEqual(findings.toSorted());
    expect(Object.fromEntries(outcomes)).toEqual(report.composes ? operations : {});

    const kinds = "side" in candidate ? kindsBetween(side, candidate.side) : [];
    const codes = findings.map((line) => line.split(" ")[1] ?? "");
    for (const kind of kinds) kindsSeen.add(kind);
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
