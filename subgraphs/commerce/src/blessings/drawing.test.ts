import { describe, expect, it } from "vitest";
import { drawCard, systemRandom } from "./drawing.ts";
import { CARDS, type Counts } from "./model.ts";

const WEIGHTS: Counts = { LONGEVITY: 30, WEALTH: 29, HEALTH: 25, VIRTUE: 15, FULFILMENT: 1 };
const TOTAL = 100;
const DRAWS = 100_000;

/** Mulberry32: the same run for the same seed. */
function seeded(seed: number): (bound: number) => number {
  let state = seed;
  return (bound) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * bound);
  };
}

describe("drawing a card", () => {
  it("gives each card exactly as many of all points as its weight", () => {
    const drawn = Array.from({ length: TOTAL }, (_, point) => drawCard(WEIGHTS, () => point));

    for (const card of CARDS) expect(drawn.filter((one) => one === card)).toHaveLength(WEIGHTS[card]);
  });

  it("asks for a point below the sum of the weights, once", () => {
    const asked: number[] = [];

    drawCard(WEIGHTS, (bound) => {
      asked.push(bound);
      return 0;
    });

    expect(asked).toEqual([TOTAL]);
  });

  it("comes to the weights within four standard deviations over many draws", () => {
    const random = seeded(20_260_217);
    const count: Record<string, number> = {};
    for (let index = 0; index < DRAWS; index += 1) {
      const card = drawCard(WEIGHTS, random);
      count[card] = (count[card] ?? 0) + 1;
    }

    for (const card of CARDS) {
      const share = WEIGHTS[card] / TOTAL;
      const deviation = Math.sqrt(DRAWS * share * (1 - share));
      expect(Math.abs((count[card] ?? 0) - DRAWS * share)).toBeLessThan(4 * deviation);
    }
  });

  it("is by whole numbers of the system from 0 up to the bound", () => {
    const points = Array.from({ length: 1_000 }, () => systemRandom(3));

    expect([...new Set(points)].sort()).toEqual([0, 1, 2]);
  });
});
