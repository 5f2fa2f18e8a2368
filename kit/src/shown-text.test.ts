import { describe, expect, it } from "vitest";
import { shownLineOf, shownTextOf } from "./shown-text.ts";

describe("a text that is shown to others", () => {
  it("is counted in code points, trimmed and composed", () => {
    expect(shownLineOf(" 西湖边的茶馆 ", 6)).toBe("西湖边的茶馆");
    expect(shownLineOf("𠮷𠮷", 2)).toBe("𠮷𠮷");
    expect(shownLineOf("e\u0301", 1)).toBe("é");
    expect(shownLineOf("", 6)).toBeNull();
    expect(shownLineOf("七个字的名字长", 6)).toBeNull();
  });

  it.for(["one\ntwo", "in\u0000visible", "turned\u202Eround", "\uD800"])("has nothing unseen: %j", (text) => {
    expect(shownLineOf(text, 40)).toBeNull();
  });

  it("may have several lines where that is asked for", () => {
    expect(shownTextOf("一\r\n二\n", 3)).toBe("一\n二");
    expect(shownTextOf("  ", 3)).toBe("");
    expect(shownTextOf("一二三四", 3)).toBeNull();
    expect(shownTextOf("a\u2066b", 9)).toBeNull();
  });
});
