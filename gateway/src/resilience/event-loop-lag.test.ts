import { setTimeout as sleep } from "node:timers/promises";
import { expect, it } from "vitest";
import { eventLoopLag } from "./event-loop-lag.ts";

const BLOCK_MS = 220;

function block(): void {
  const untilMs = performance.now() + BLOCK_MS;
  while (performance.now() < untilMs) {
    // Nothing else gets a turn.
  }
}

it("notices an event loop that is blocked again and again", async () => {
  const lag = eventLoopLag();

  for (let times = 0; times < 5; times += 1) {
    block();
    await sleep(0);
  }
  const { standingMs } = lag;
  lag.close();

  // Each look was due a tenth of a second after the one before.
  expect(standingMs).toBeGreaterThan(BLOCK_MS - 110);
});
