import { parseArgs } from "node:util";
import { describe, expect, it } from "vitest";
import { LIMIT_FLAGS, limitsIn } from "./limit-flags.ts";
import { DEFAULT_LIMITS } from "./limits.ts";

const read = (...args: string[]) => limitsIn(parseArgs({ args, options: LIMIT_FLAGS }).values);

describe("limitsIn", () => {
  it("has a flag for every limit", () => {
    const values = { "max-depth": "200", "max-root-fields": "1000" };

    const limits = limitsIn({
      ...Object.fromEntries(Object.keys(LIMIT_FLAGS).map((flag) => [flag, "1024"])),
      ...values,
    });

    expect(Object.keys(limits).toSorted()).toEqual(Object.keys(DEFAULT_LIMITS).toSorted());
  });

  it("gives what is given, and nothing else", () => {
    expect(read("--max-depth", "12", "--max-aliases=0")).toEqual({ depth: 12, aliases: 0 });
    expect(read()).toEqual({});
  });

  it.each(["0", "201", "-1", "1.5", "1e1", "0x10", " 7", "ten", "", "9".repeat(400)])(
    'says what a limit can be instead of "%s"',
    (text) => {
      expect(() => read(`--max-depth=${text}`)).toThrow(
        `--max-depth must be a whole number from 1 to 200, got "${text}".`,
      );
    },
  );

  it("names every mistake at once", () => {
    expect(() => read("--max-depth=x", "--max-cost=0", "--max-rows=5")).toThrow(
      '--max-depth must be a whole number from 1 to 200, got "x".\n' +
        '--max-cost must be a whole number from 1 to 1000000000, got "0".',
    );
  });

  it("refuses a size of lists that nothing counts by", () => {
    expect(() => read("--assumed-list-size=5")).toThrow(/give one of them too/);
    expect(read("--assumed-list-size=5", "--max-rows=9")).toEqual({ listSizeAssumed: 5, rows: 9 });
  });
});
