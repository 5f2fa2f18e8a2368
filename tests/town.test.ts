import { describe, expect, it } from "vitest";
import { CITIES, INTERESTS } from "../scripts/town/names.ts";
import { isInterest } from "../subgraphs/users/src/interests/taxonomy.ts";
import { cityNamed } from "../subgraphs/users/src/places/cities.ts";

describe("the demo town", () => {
  it("has people of cities and interests that a profile may name", () => {
    expect(CITIES.filter((name) => cityNamed(name) === undefined)).toEqual([]);
    expect(INTERESTS.filter((name) => !isInterest(name))).toEqual([]);
  });
});
