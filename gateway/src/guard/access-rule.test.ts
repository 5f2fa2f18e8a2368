import { parseConstValue } from "graphql";
import { describe, expect, it } from "vitest";
import { accessRuleOf, isMet } from "./access-rule.ts";

const ruleOf = (sets: string, argument: "scopes" | "policies" = "scopes") =>
  accessRuleOf(
    {
      kind: "Directive",
      name: { kind: "Name", value: "guard" },
      arguments: [
        { kind: "Argument", name: { kind: "Name", value: argument }, value: parseConstValue(sets) },
      ],
    } as never,
    argument,
  );

describe("a rule of scopes or policies", () => {
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
    expect(isMet(ruleOf(scopes, "policies"), held)).toBe(expected);
  });
});
