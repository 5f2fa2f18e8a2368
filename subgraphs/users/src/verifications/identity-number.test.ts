import { describe, expect, it } from "vitest";
import { isIdentityNumber } from "./identity-number.ts";

const TODAY = new Date("2026-02-17T00:00:00Z");
const GOOD = "11010519491231002X";

describe("an identity number", () => {
  // The first is the standard's own example.
  it.each([GOOD, "34052419800101001X"])("may be %s", (number) => {
    expect(isIdentityNumber(number, TODAY)).toBe(true);
  });

  it("has one check digit for what comes before it", () => {
    const good = [..."0123456789X"].filter((digit) => isIdentityNumber(GOOD.slice(0, -1) + digit, TODAY));

    expect(good).toEqual(["X"]);
  });

  it("shows every slip of one digit, and of two neighbours that change places", () => {
    const slips = Array.from({ length: 17 }, (_, index) =>
      [..."0123456789"]
        .filter((digit) => digit !== GOOD[index])
        .map((digit) => GOOD.slice(0, index) + digit + GOOD.slice(index + 1)),
    ).flat();
    const swaps = Array.from({ length: 16 }, (_, index) => index)
      .filter((index) => GOOD[index] !== GOOD[index + 1])
      .map((index) => GOOD.slice(0, index) + GOOD[index + 1] + GOOD[index] + GOOD.slice(index + 2));

    expect([...slips, ...swaps].filter((number) => isIdentityNumber(number, TODAY))).toEqual([]);
  });

  it("has a date of birth that there was", () => {
    expect(isIdentityNumber(GOOD, new Date("1949-12-30T00:00:00Z"))).toBe(false);
    expect(isIdentityNumber(GOOD, new Date("1949-12-31T00:00:00Z"))).toBe(true);
  });

  it.each([
    "",
    "110105194912310021",
    "11010519491231002x",
    " 11010519491231002X",
    "110105194913310025",
    "00010519491231002X",
    "110105491231002",
    // Right but for its year, 1880.
    "440524188001010014",
  ])("is not %j", (number) => {
    expect(isIdentityNumber(number, TODAY)).toBe(false);
  });

  it("is none on a day that is in no calendar, whatever its check digit", () => {
    const numbers = [..."0123456789X"].map((digit) => `11010519490230002${digit}`);

    expect(numbers.filter((number) => isIdentityNumber(number, TODAY))).toEqual([]);
  });
});
