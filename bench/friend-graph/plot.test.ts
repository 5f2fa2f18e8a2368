import { describe, expect, it } from "vitest";
import { plotOf } from "./plot.ts";

const LABELS = { title: "Latency", x: "rows", y: "ms" };
const heightsOf = (svg: string): number[] => [...svg.matchAll(/ cy="(\d+)"/g)].map(([, y]) => Number(y));

describe("a plot", () => {
  it("draws a line that grows with its values, and names it", () => {
    const svg = plotOf(
      [
        {
          name: "pages <of> friends",
          points: [
            [10_000, 1],
            [100_000, 10],
            [1_000_000, 100],
          ],
        },
      ],
      LABELS,
    );

    const [low = 0, middle = 0, high = 0] = heightsOf(svg);
    expect(low - middle).toBe(middle - high);
    expect(high).toBeLessThan(low);
    expect(svg).toContain("pages &lt;of> friends");
    expect(svg).toContain(">10⁵<");
  });

  it("keeps names of lines apart that end at the same height", () => {
    const points = [[10_000, 5]] as const;
    const svg = plotOf(
      ["one", "two", "three"].map((name) => ({ name, points })),
      LABELS,
    );

    const heights = ["one", "two", "three"].map((name) =>
      Number(new RegExp(`y="([\\d.]+)"[^>]*>${name}<`).exec(svg)?.[1]),
    );
    expect(new Set(heights).size).toBe(3);
  });
});
