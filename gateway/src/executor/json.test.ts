import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { copyOf, ownValue, quoted, setOwn } from "./json.ts";

describe("quoted", () => {
  it("writes every string as JSON.stringify does", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 100 }), (text) => {
        expect(quoted(text)).toBe(JSON.stringify(text));
      }),
    );
  });

  it.each([
    "",
    '"',
    "\\",
    "\n",
    "\u0000",
    "李雷",
    "😀",
    "\ud800",
    "\udfff x",
    "a".repeat(100),
    `${"a".repeat(100)}\ud800`,
  ])("writes %j as JSON.stringify does", (text) => {
    expect(quoted(text)).toBe(JSON.stringify(text));
  });
});

describe("objects with keys that objects inherit", () => {
  it("have only what they were given", () => {
    expect(ownValue({}, "constructor")).toBeUndefined();
    expect(ownValue({ constructor: 1 }, "constructor")).toBe(1);
  });

  it("take any key, and lend nothing to their prototype", () => {
    const object = {};
    setOwn(object, "__proto__", { isAdmin: true });

    expect(JSON.stringify(copyOf(object))).toBe('{"__proto__":{"isAdmin":true}}');
    expect("isAdmin" in object).toBe(false);
  });
});
