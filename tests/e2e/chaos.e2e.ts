import { expect, it } from "vitest";
import { runChaos } from "../../bench/chaos-gateway/chaos.ts";
import { FAULTS } from "../../bench/chaos-gateway/faults.ts";
import { reportOf } from "../../bench/chaos-gateway/report.ts";

/** `npm run chaos:gateway` does the same to every subgraph, for longer. */
const SHORT = {
  subgraphs: ["social"],
  // Seldom enough, and allowing so much, that a machine that does other things as well is not late by itself.
  ...{ faultMs: 250, quietMs: 900, connections: 6, pauseMs: 100 },
  ...{ deadlineMs: 3_000, shortDeadlineMs: 2_000, timeoutMs: 700 },
  tell: () => {},
} as const;

it("answers right or says what is missing, in time, while social fails in seven ways, and is well again afterwards", async () => {
  const chaos = await runChaos(SHORT);

  const { findings, printed } = reportOf(chaos);
  expect(findings).toEqual([]);
  expect(chaos.deaths).toBe(0);
  expect(chaos.episodes.map(({ fault }) => fault)).toEqual(FAULTS);
  expect(printed).not.toContain("MISSED");
  // Otherwise nothing was shown.
  expect(chaos.samples.some(({ verdict }) => verdict === "partial")).toBe(true);
  expect(chaos.payments.done).toBeGreaterThan(0);
}, 90_000);
