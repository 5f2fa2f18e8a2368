import { describe, expect, it } from "vitest";
import { spreadOf } from "./spread.ts";

/** Draws 0.5 for the home row, then evenly from 0 to 1. */
function evenly(steps: number) {
  let drawn = -1;
  return () => {
    drawn += 1;
    return drawn === 0 ? 0.5 : ((drawn - 1) % steps) / steps;
  };
}

describe("the spread of a counter", () => {
  it("is one row while the counter hardly changes", () => {
    const spread = spreadOf({ nowMs: () => 0, random: evenly(64) });

    const shards = Array.from({ length: 4 }, () => spread.choose("likes:a"));

    expect(shards).toEqual([32, 32, 32, 32]);
  });

  it("grows with what one process changes in a second, to 64 rows and no more", () => {
    const spread = spreadOf({ nowMs: () => 0, random: evenly(64) });
    for (let count = 0; count < 1_000; count += 1) spread.choose("likes:a");

    const shards = new Set(Array.from({ length: 640 }, () => spread.choose("likes:a")));

    expect(shards.size).toBe(64);
    expect(Math.min(...shards)).toBe(0);
    expect(Math.max(...shards)).toBe(63);
  });

  it("is forgotten a second later, and is each counter's own", () => {
    let ms = 0;
    const spread = spreadOf({ nowMs: () => ms, random: evenly(64) });
    for (let count = 0; count < 1_000; count += 1) spread.choose("likes:a");

    const other = spread.choose("likes:b");
    ms = 1_000;
    const later = spread.choose("likes:a");

    expect([other, later]).toEqual([32, 32]);
  });

  it("keeps count of 10,000 counters at most", () => {
    const spread = spreadOf({ nowMs: () => 0, random: evenly(64) });
    for (let count = 0; count < 1_000; count += 1) spread.choose("likes:a");

    for (let index = 0; index < 10_000; index += 1) spread.choose(`likes:${index}`);

    expect(spread.choose("likes:a")).toBe(32);
  });
});
