import { describe, expect, it } from "vitest";
import { readArguments } from "./arguments.ts";

describe("readArguments", () => {
  it("compares with where the branch left, as text, when nothing else is said", () => {
    expect(readArguments([])).toEqual({ base: null, format: "text", usage: null });
  });

  it("takes usage from where it is told, or from where the gateway keeps it", () => {
    expect(readArguments(["--usage", "usage.json", "--base", "main"]).usage).toBe("usage.json");
    expect(readArguments(["--usage", "--base", "main"])).toMatchObject({ usage: "", base: "main" });
    expect(readArguments(["--usage"]).usage).toBe("");
  });

  it.each([
    [["--format", "xml"], '--format must be one of text, json, github, sarif, junit, got "xml".'],
    [["--base="], "--base must name a git ref or a file, got an empty text."],
    [["--bse", "main"], /^Unknown option '--bse'\. Usage: npm run schema:check -- \[--base/],
    [["main"], /^Unexpected argument 'main'/],
    [["--base"], /^Option '--base <value>' argument missing\. Usage: /],
  ])("says of %j what was expected", (args, sentence) => {
    expect(() => readArguments(args)).toThrow(sentence);
  });
});
