import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { KINDS, kindOf, readGolden, readKnownDifferences } from "./testing/golden/files.ts";
import { SPEC_DIFFERENCES } from "./testing/spec-differences.ts";

const readme = readFileSync(new URL("../README.md", import.meta.url), "utf8");

describe("the README", () => {
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
