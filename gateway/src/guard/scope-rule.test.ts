import { parseConstValue } from "graphql";
import { describe, expect, it } from "vitest";
import { isMet, scopeRuleOf } from "./scope-rule.ts";

const ruleOf = (scopes: string) =>
  scopeRuleOf({
    kind: "Directive",
    name: { kind: "Name", value: "requiresScopes" },
    arguments: [
      { kind: "Argument", name: { kind: "Name", value: "scopes" }, value: parseConstValue(scopes) },
    ],
  } as never);

describe("a rule of scopes", () => {
  it.each([
    ['[["a"]]', ["a"], true],
    ['[["a"]]', ["b"], false],
    ['[["a"]]', [], false],
    ['[["a", "b"]]', ["a"], false],
    ['[["a", "b"]]', ["b", "c", "a"], true],
    ['[["a", "b"], ["c"]]', ["c"], true],
    ['"a"', ["a"], true],
    ['["a"]', ["a"], true],
    ["[]", ["a"], false],
    ["[[]]", ["a"], false],
    ["null", ["null"], false],
    ['[["ab"]]', ["a", "b"], false],
  ])("%s lets %j in: %s", (scopes, held, expected) => {
    expect(isMet(ruleOf(scopes), held)).toBe(expected);
  });
});
