import { setImmediate as turn } from "node:timers/promises";
import { expect, it } from "vitest";
import { burstOf } from "./burst.ts";

it("does every act once, as many at a time as there are connections", async () => {
  let [running, most] = [0, 0];
  const acts = Array.from({ length: 20 }, (_, index) => async () => {
    running += 1;
    most = Math.max(most, running);
    await turn();
    running -= 1;
    return index;
  });

  const { outcomes, perSecond } = await burstOf(acts, 4);

  expect(outcomes.toSorted((one, other) => one - other)).toEqual(acts.map((_, index) => index));
  expect(most).toBe(4);
  expect(perSecond).toBeGreaterThan(0);
});

it("has nothing to tell of no acts", async () => {
  expect(await burstOf([], 4)).toMatchObject({ p50Ms: 0, p99Ms: 0, outcomes: [] });
});

it("fails when an act does", async () => {
  await expect(burstOf([() => Promise.reject(new Error("no"))], 2)).rejects.toThrow("no");
});
