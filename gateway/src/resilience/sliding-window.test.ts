import { expect, it } from "vitest";
import { slidingWindow } from "./sliding-window.ts";

function windowAt() {
  const clock = { ms: 12_345 };
  return { clock, window: slidingWindow({ spanMs: 1_000, now: () => clock.ms }) };
}

it("counts what happened, and what of it was marked", () => {
  const { window } = windowAt();

  for (const isMarked of [true, false, false]) window.add(isMarked);

  expect([window.count, window.marked]).toEqual([3, 1]);
});

it("forgets it slice by slice", () => {
  const { clock, window } = windowAt();
  window.add(true);
  clock.ms += 500;
  window.add(false);

  clock.ms += 500;
  const later = [window.count, window.marked];
  clock.ms += 500;

  expect([later, [window.count, window.marked]]).toEqual([
    [1, 0],
    [0, 0],
  ]);
});

it("has forgotten all after a long silence, and counts on", () => {
  const { clock, window } = windowAt();
  window.add(true);

  clock.ms += 1_000_000;
  window.add(false);

  expect([window.count, window.marked]).toEqual([1, 0]);
});
