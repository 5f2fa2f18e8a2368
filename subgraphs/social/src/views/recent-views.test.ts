import { describe, expect, it } from "vitest";
import { recentViews } from "./recent-views.ts";

const HOUR_MS = 3_600_000;

describe("recent views", () => {
  it("know a view again within the hour, and each viewer and post by themselves", () => {
    const views = recentViews(() => 0);

    const noted = [views.note("a", "x"), views.note("a", "x"), views.note("b", "x"), views.note("a", "y")];

    expect(noted).toEqual([true, false, true, true]);
  });

  it("forget it some time later", () => {
    let ms = 0;
    const views = recentViews(() => ms);
    views.note("a", "x");

    ms = HOUR_MS;
    const inAnHour = views.note("a", "x");
    ms = 3 * HOUR_MS;
    views.note("b", "y");
    ms = 5 * HOUR_MS;

    expect([inAnHour, views.note("a", "x")]).toEqual([false, true]);
  });

  it("forget the oldest when there are too many", () => {
    const views = recentViews(() => 0);
    views.note("a", "x");

    for (let view = 0; view < 200_000; view += 1) views.note("b", String(view));

    expect(views.note("a", "x")).toBe(true);
  });
});
