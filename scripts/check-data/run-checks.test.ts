import { describe, expect, it, vi } from "vitest";
import type { Check, Databases } from "./check.ts";
import { type Outcome, runChecks, sentenceOf, VIOLATIONS_MAX } from "./run-checks.ts";

const databases = {} as Databases;

/** A check that finds something else each time it is run. */
function checkFinding(...runs: (readonly string[])[]): Check {
  let ran = 0;
  return {
    rule: "a rule",
    async *violations() {
      for (const about of runs[ran++] ?? []) yield { about, says: `is wrong, seen ${ran} times` };
    },
  };
}

const sentencesOf = ({ violations }: Outcome) => violations.map(sentenceOf);

describe("running checks", () => {
  it("tells what each of them finds", async () => {
    const outcomes = await Array.fromAsync(
      runChecks([checkFinding(["a", "b"]), checkFinding([])], databases),
    );

    expect(outcomes.map(sentencesOf)).toEqual([["a is wrong, seen 1 times", "b is wrong, seen 1 times"], []]);
  });

  it("counts only what is still wrong after a pause, where others write meanwhile", async () => {
    const pause = vi.fn(async () => {});

    const check = checkFinding(["a", "b"], ["b", "c"]);
    const [outcome] = await Array.fromAsync(runChecks([check, checkFinding([])], databases, { pause }));

    expect(outcome && sentencesOf(outcome)).toEqual(["b is wrong, seen 2 times"]);
    expect(pause).toHaveBeenCalledTimes(1);
  });

  it("gathers a hundred violations and then looks no further", async () => {
    const many = Array.from({ length: VIOLATIONS_MAX + 50 }, (_, index) => `row ${index}`);

    const [outcome] = await Array.fromAsync(runChecks([checkFinding(many)], databases));

    expect(outcome?.violations).toHaveLength(VIOLATIONS_MAX);
  });
});
