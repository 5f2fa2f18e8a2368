import { describe, expect, it } from "vitest";
import { admission } from "./admission.ts";
import { lagMeasure } from "./event-loop-lag.ts";

const QUIET = { standingMs: 0 };

describe("admission", () => {
  it("turns away what is too much, and lets in again what there is room for", () => {
    const door = admission({ requestsMax: 1, lagMaxMs: 500, lag: QUIET });
    const before = door.refusalS();
    door.enter();
    const full = door.refusalS();
    door.leave();

    expect([before, door.refusalS()]).toEqual([null, null]);
    expect(full).not.toBeNull();
    expect(door.turnedAway).toBe(1);
  });

  it("turns everybody away while the event loop is late", () => {
    const lag = { standingMs: 501 };
    const door = admission({ requestsMax: 10, lagMaxMs: 500, lag });
    const late = door.refusalS();
    lag.standingMs = 20;

    expect([late === null, door.refusalS()]).toEqual([false, null]);
  });

  it("spreads when they come again over three seconds", () => {
    const after = [0, 0.5, 0.999].map((random) =>
      admission({ requestsMax: 0, lagMaxMs: 500, lag: QUIET, random: () => random }).refusalS(),
    );

    expect(after).toEqual([1, 2, 3]);
  });
});

describe("lagMeasure", () => {
  const lagOf = (betweenMs: readonly number[]) => {
    let ms = 0;
    const measure = lagMeasure(() => ms);
    for (const more of betweenMs) {
      ms += more;
      measure.look();
    }
    return measure.standingMs;
  };

  it.each([
    ["is 0 where all looks come in time", [100, 100, 100, 100], 0],
    ["is 0 where one of them was late, whatever by", [100, 9_000, 100], 0],
    ["is the least of three that were late", [700, 800, 900], 600],
    ["is over with the first that is in time", [700, 800, 900, 100], 0],
    ["is 0 before there were three", [900, 900], 0],
  ])("%s", (_what, betweenMs, standingMs) => {
    expect(lagOf(betweenMs)).toBe(standingMs);
  });
});
