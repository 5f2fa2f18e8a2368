import { describe, expect, it } from "vitest";
import { readContract } from "./contract.ts";

const read = (text: string, path = "schema/contracts/public.yaml") => readContract(text, path);

describe("readContract", () => {
  it("reads what a contract says, by the name of its file", () => {
    expect(read("description: For anybody.\ninclude: [public]")).toEqual({
      name: "public",
      description: "For anybody.",
      include: ["public"],
      exclude: [],
      hideUnreachableTypes: true,
    });
  });

  it.each([
    ["", "expected description, include, exclude, hideUnreachableTypes, got null"],
    ["- a", 'got ["a"]'],
    ["description: [", "is not YAML"],
    ["description: a: b", "is not YAML"],
    ["include: [public]", "expected description, a text that says for whom it is, got nothing"],
    ["description: x", 'expected a tag in include or in exclude, got "none"'],
    ["description: x\ninclude: public", 'expected include, a list of tags, got "public"'],
    ["description: x\ninclude: [1]", "expected tags of letters, digits, _, - and / in include, got 1"],
    ["description: x\ninclude: ['a b']", 'got "a b"'],
    ["description: x\ninclude: [a]\nexclude: [a]", 'got "a in both"'],
    [
      "description: x\ninclude: [a]\nhide: true",
      'expected only description, include, exclude, hideUnreachableTypes, got "hide"',
    ],
    [
      "description: x\ninclude: [a]\nhideUnreachableTypes: 1",
      "expected hideUnreachableTypes, true or false, got 1",
    ],
    ["description: x\ninclude: [a]\ninclude: [b]", "is not YAML"],
    ["a: &a [x]\ndescription: x\ninclude: *a", "is not YAML without aliases"],
  ])("says what is wrong with %j", (text, mistake) => {
    expect(() => read(text)).toThrow("schema/contracts/public.yaml");
    expect(() => read(text)).toThrow(mistake);
  });

  it("reads no book", () => {
    expect(() => read("x".repeat(100_001))).toThrow("has 100001 characters, a contract at most 100000");
  });

  it("wants a name that can stand in a report", () => {
    expect(() => read("description: x\ninclude: [a]", "contracts/My Contract.yaml")).toThrow(
      'expected a file named with a-z, 0-9 and -, got "My Contract"',
    );
  });
});
