import { describe, expect, it } from "vitest";
import { CITIES, citiesThatBeginWith } from "./cities.ts";

const namesOf = (text: string) => citiesThatBeginWith(text).map(({ name }) => name);

describe("the table of cities", () => {
  it("has each Chinese name once, with a Latin one and a province", () => {
    expect(new Set(CITIES.map(({ name }) => name)).size).toBe(CITIES.length);
    expect(CITIES.length).toBeGreaterThan(110);
    for (const city of CITIES) {
      expect(city.name).toMatch(/^\p{Script=Han}{2,4}$/u);
      expect(city.latinName).toMatch(/^\p{Lu}[\p{Script=Latin}' ]+$/u);
      expect(city.province).toMatch(/^\p{Script=Han}{2,3}$/u);
    }
  });

  it("is searched by the beginning of either name", () => {
    expect(namesOf("苏")).toEqual(["苏州"]);
    expect(namesOf("suzhou")).toEqual(["苏州", "宿州"]);
    expect(namesOf("xian")).toEqual(["襄阳", "西安", "咸阳"]);
    expect(namesOf("urum")).toEqual(["乌鲁木齐"]);
    expect(namesOf("hong k")).toEqual(["香港"]);
    expect(namesOf("州")).toEqual([]);
  });
});
