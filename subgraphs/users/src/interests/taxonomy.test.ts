import { describe, expect, it } from "vitest";
import { INTEREST_CATEGORIES, isInterest } from "./taxonomy.ts";

describe("the taxonomy of interests", () => {
  it("has each name once", () => {
    const names = INTEREST_CATEGORIES.flatMap(({ interests }) => interests.map(({ name }) => name));

    expect(new Set(names).size).toBe(names.length);
  });

  it("has nothing that was never put there", () => {
    expect(isInterest("徒步")).toBe(true);
    expect(isInterest("toString")).toBe(false);
  });
});
