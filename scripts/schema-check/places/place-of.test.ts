import { describe, expect, it } from "vitest";
import { comparisonOf, sideOf } from "../testing/comparison-of.ts";
import { placeOf } from "./place-of.ts";

const A = `type Query { a: T }
type T @shareable {
  x: Int
  y(of: Int): Int
}
type Late @shareable { z: Int }`;
const B = `type T @shareable {
  x: Int
  y(of: Int): Int
}`;

const at = (coordinate: string, a: string, b: string, subgraph?: string) => {
  const comparison = comparisonOf(sideOf({ subgraphs: { a: A, b: B } }), sideOf({ subgraphs: { a, b } }));
  const place = placeOf(comparison, coordinate, subgraph);
  // The header of a subgraph made in memory has four lines.
  return place === null ? null : `${place.subgraph}:${place.line - 4}:${place.column}`;
};

describe("placeOf", () => {
  it("is in the subgraph whose definition changed", () => {
    expect(at("T.x", A, B.replace("x: Int", "x: Int!"))).toBe("b:2:3");
  });

  it("is at what held it, in the subgraph from which it is gone, though others have it still", () => {
    expect(at("T.x", A, B.replace("  x: Int\n", ""))).toBe("b:1:6");
    expect(at("T.y(of:)", A, B.replace("(of: Int)", ""))).toBe("b:3:3");
  });

  it("is at what stood before a type that is gone", () => {
    expect(at("Late", A.replace("\ntype Late @shareable { z: Int }", ""), B)).toBe("a:2:6");
  });

  it("is in the first subgraph that has what did not change, and in the one that is asked for", () => {
    expect(at("T.x", A, B)).toBe("a:3:3");
    expect(at("T.x", A, B, "b")).toBe("b:2:3");
  });

  it("is the top of a file for what no subgraph defines", () => {
    expect(at("Nothing.at(all:)", A, B, "b")).toBe("b:-3:1");
  });
});
