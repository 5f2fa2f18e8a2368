import { describe, expect, it } from "vitest";
import { counterBuffer } from "./counter-buffer.ts";
import type { Change } from "./model.ts";

function storeOf(failures = 0) {
  const commands: (readonly Change[])[] = [];
  let left = failures;
  const changeMany = async (changes: readonly Change[]) => {
    commands.push(changes);
    left -= 1;
    if (left >= 0) throw new Error("the database is gone");
  };
  return { commands, changeMany };
}

const bufferOn = (counters: ReturnType<typeof storeOf>) =>
  counterBuffer({ counters, shard: 7, flushEveryMs: 60_000 });

describe("a buffer of counters", () => {
  it("writes the sum of what was counted, once", async () => {
    const counters = storeOf();
    const buffer = bufferOn(counters);
    for (let count = 0; count < 1_000; count += 1) buffer.add("views:a", 1);
    buffer.add("views:b", 2);

    await buffer.flush();
    await buffer.flush();

    expect(counters.commands).toEqual([
      [
        { counter: "views:a", by: 1_000 },
        { counter: "views:b", by: 2 },
      ],
    ]);
  });

  it("writes by itself", async () => {
    const counters = storeOf();
    const buffer = counterBuffer({ counters, shard: 7, flushEveryMs: 1 });
    buffer.add("views:a", 1);

    await expect.poll(() => counters.commands).toEqual([[{ counter: "views:a", by: 1 }]]);
  });

  it("counts what comes in while it writes for the next time", async () => {
    const counters = storeOf();
    const buffer = bufferOn(counters);
    buffer.add("views:a", 1);

    const first = buffer.flush();
    await Promise.resolve();
    buffer.add("views:a", 5);
    await first;
    await buffer.flush();

    expect(counters.commands).toEqual([[{ counter: "views:a", by: 1 }], [{ counter: "views:a", by: 5 }]]);
  });

  it("writes 1,000 counters in one command, and holds 100,000 at most", async () => {
    const counters = storeOf();
    const buffer = bufferOn(counters);
    const counted = Array.from({ length: 100_010 }, (_, index) => buffer.add(`views:${index}`, 1));

    await buffer.flush();

    expect(counted.filter((isCounted) => !isCounted)).toHaveLength(10);
    expect(counters.commands.map((changes) => changes.length)).toEqual(Array(100).fill(1_000));
  });

  it("loses what could not be written rather than count it twice, and goes on", async () => {
    const counters = storeOf(1);
    const buffer = bufferOn(counters);
    buffer.add("views:a", 1);
    await buffer.flush();

    buffer.add("views:a", 2);
    await buffer.flush();

    expect(counters.commands.at(-1)).toEqual([{ counter: "views:a", by: 2 }]);
  });
});
