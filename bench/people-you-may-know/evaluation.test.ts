import { describe, expect, it } from "vitest";
import { commonNeighbours, graphOf, popularity, qualityOf, shipped } from "./evaluation.ts";

// Two circles of four who all know each other but for one hidden friendship each, joined by the popular 0.
const circle = (first: number) => [
  [first, first + 2],
  [first, first + 3],
  [first + 1, first + 2],
  [first + 1, first + 3],
  [first + 2, first + 3],
];
const edges = [...circle(1), ...circle(5), [0, 1], [0, 3], [0, 5], [0, 7]] as [number, number][];
const graph = graphOf(edges);
const hidden = new Map([
  [1, new Set([2])],
  [5, new Set([6])],
]);

describe("the evaluation of people-you-may-know", () => {
  it("finds the friendships that were hidden from the graph", () => {
    expect(qualityOf(shipped, graph, hidden)).toEqual({ hitsAt10: 1, recallAt50: 1 });
  });

  it("finds nothing where a ranking suggests nobody", () => {
    expect(qualityOf(() => [], graph, hidden)).toEqual({ hitsAt10: 0, recallAt50: 0 });
  });

  it("suggests nobody to somebody who knows them", () => {
    for (const ranking of [shipped, commonNeighbours, popularity(graph)])
      for (const person of graph.keys()) {
        const ranked = ranking(graph, person);
        expect(ranked.filter((other) => other === person || graph.get(person)?.has(other))).toEqual([]);
      }
  });
});
