import { describe, expect, it } from "vitest";
import { compileRegex, everyMatch, literalPrefixOf } from "./regex.ts";

const matches = (pattern: string, text: string, options = "") => compileRegex(pattern, options).test(text);

describe("compileRegex", () => {
  it.each([
    ["^a.c$", "abc", "", true],
    ["a.c", "a\nc", "", false],
    ["a.c", "a\nc", "s", true],
    ["a.c", "a\rc", "", true],
    ["^b", "a\nb", "", false],
    ["^b", "a\nb", "m", true],
    ["a$", "a\n", "", true],
    ["a$", "a\nb", "", false],
    ["a$", "a\nb", "m", true],
    ["a\\z", "a\n", "", false],
    ["a\\Z", "a\n", "", true],
    ["\\Ab", "a\nb", "m", false],
    ["a b # more", "ab", "x", true],
    ["a[ #]b", "a b", "x", true],
    ["(?i)abc", "ABC", "", true],
    ["a(?i)b", "aB", "", true],
    ["a(?i)b", "AB", "", false],
    ["a(?i)b|c", "C", "", true],
    ["(a(?i)b)c", "aBC", "", false],
    ["(?i:a)b", "Ab", "", true],
    ["(?-i:a)b", "AB", "i", false],
    ["(?s).", "\n", "", true],
    ["(?x) a b", "ab", "", true],
    ["(?#what for)a", "a", "", true],
    ["(?P<n>a)(?P=n)", "aa", "", true],
    ["(a)\\g{-1}", "aa", "", true],
    ["(a)\\10", "aa0", "", false],
    ["^[[:alpha:]_]+$", "ab_", "", true],
    ["^[[:^digit:]]+$", "ab1", "", false],
    ["[]a]", "]", "", true],
    ["[^]a]", "]", "", false],
    ["[a-]", "-", "", true],
    ["[\\w-.]", "-", "", true],
    ["^[a&&b]$", "&", "", true],
    ["\\Qa.b*\\E+", "a.b**", "", true],
    ["\\Qa.b\\E", "axb", "", false],
    ["\\x41\\x{42}\\103", "ABC", "", true],
    ["\\x41\\x{42}", "AB", "", true],
    ["a\\hb", "a\u00a0b", "", true],
    ["a\\sb", "a\u00a0b", "", false],
    ["a\\Rb", "a\r\nb", "", true],
    ["\\p{Lu}\\p{Greek}", "Aα", "", true],
    ["\\pL\\P{L}", "a1", "", true],
    ["a{,2}", "a{,2}", "", true],
    ["^a{2}$", "aa", "", true],
    ["x{", "x{", "", true],
    ["}]-", "}]-", "", true],
    ["^.$", "😀", "", true],
    ["É", "é", "i", true],
    ["\\d", "٣", "", false],
    ['say "hi"', 'say "hi"', "", true],
    ["(*UTF8)é", "é", "", true],
    ["(?<=a)b", "ab", "", true],
  ])("decides %j on %j with options %j: %j", (pattern, text, options, expected) => {
    expect(matches(pattern, text, options)).toBe(expected);
  });

  it.each(["(", "[a", "a)", "a++", "(?>a)", "(?R)", "(?(1)a)", "a\\Kb", "\\Ga", "\\y", "a**", "(?<a", "\\"])(
    "refuses %j, which it cannot do exactly",
    (pattern) => {
      expect(() => compileRegex(pattern, "")).toThrow(expect.objectContaining({ code: 51091 }));
    },
  );

  it("gives up a match that does not come to an end", () => {
    expect(matches("^(a+)+$", "a".repeat(200))).toBe(true);
    expect(() => matches("^(a+)+$", `${"a".repeat(200)}b`)).toThrow(expect.objectContaining({ code: 51156 }));
  });
});

describe("everyMatch", () => {
  it("finds one match behind the other, also of patterns under the clock", () => {
    expect(everyMatch(compileRegex("a(b)?", ""), "abca").map(([text]) => text)).toEqual(["ab", "a"]);
    expect(everyMatch(compileRegex("(?:a|b)+", ""), "ab-ba").map(([text]) => text)).toEqual(["ab", "ba"]);
  });
});

describe("literalPrefixOf", () => {
  it.each([
    ["^abc", "", "abc"],
    ["^abc*", "", "ab"],
    ["^a😀?b", "", "a"],
    ["^ab.c", "s", "ab"],
    ["^ab", "i", ""],
    ["^a|b", "", ""],
    ["ab", "", ""],
  ])("finds the start of %j with options %j: %j", (pattern, options, expected) => {
    expect(literalPrefixOf(pattern, options)).toBe(expected);
  });
});
