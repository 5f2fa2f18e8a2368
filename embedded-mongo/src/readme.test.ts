import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { ACCUMULATOR_NAMES } from "./accumulators/table.ts";
import { LISTING_NAMES } from "./commands/listings.ts";
import { COMMANDS } from "./commands/table.ts";
import { EXPRESSION_NAMES } from "./expressions/compile.ts";
import { UPDATE_OPERATORS } from "./query/update-operators.ts";
import { STAGE_NAMES } from "./stages/table.ts";
import { WINDOW_FUNCTION_NAMES } from "./stages/windows/table.ts";
import { KINDS, kindOf, readGolden, readKnownDifferences } from "./testing/golden/files.ts";
import { SPEC_DIFFERENCES } from "./testing/spec-differences.ts";

const readme = readFileSync(new URL("../README.md", import.meta.url), "utf8");
const named = new Set(readme.match(/\$?[A-Za-z][A-Za-z0-9]*/g));

describe("the README", () => {
  it.each([
    ["command", Object.keys(COMMANDS)],
    ["stage", [...STAGE_NAMES, ...LISTING_NAMES, "$out", "$merge"]],
    ["expression operator", EXPRESSION_NAMES],
    ["accumulator", ACCUMULATOR_NAMES],
    ["window function", WINDOW_FUNCTION_NAMES],
    ["update operator", [...Object.keys(UPDATE_OPERATORS), "$rename"]],
  ])("names every %s that the server has", (_kind, names) => {
    expect(names.filter((name) => !named.has(name))).toEqual([]);
  });

  it.each(Object.keys(SPEC_DIFFERENCES))("tells of the difference that %s", (sentence) => {
    expect(readme).toContain(`- ${sentence}`);
  });

  it("says why the server answers some recorded questions otherwise than the engine", () => {
    const [, section = ""] = /^## Known differences\n([\s\S]*?)^## /m.exec(readme) ?? [];
    const reasons = new Set(readKnownDifferences().map(({ reason }) => reason));

    expect([...reasons].filter((reason) => !section.includes(`- ${reason}\n`))).toEqual([]);
  });

  it.each(KINDS)("tells how many of the recorded %s are answered alike", (kind) => {
    const total = readGolden(kind).cases.length;
    const different = readKnownDifferences().filter((one) => kindOf(one) === kind).length;

    expect(readme).toContain(`${kind} ${total - different} of ${total}`);
  });
});
