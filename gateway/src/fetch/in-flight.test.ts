import { describe, expect, it } from "vitest";
import { inFlight } from "./in-flight.ts";

/** Something to be asked that answers when it is told to. */
function question() {
  const waiting: ((answer: string) => void)[] = [];
  const ask = () => new Promise<string>((resolve) => waiting.push(resolve));
  return {
    ask,
    answer: (index: number, text: string) => waiting[index]?.(text),
    count: () => waiting.length,
  };
}

describe("inFlight", () => {
  it("asks once what is asked again while it is under way, and again afterwards", async () => {
    const { ask, answer, count } = question();
    const { shared } = inFlight();

    const both = Promise.all([shared("a", ask), shared("a", ask), shared("b", ask)]);
    answer(0, "one");
    answer(1, "other");

    expect(await both).toEqual(["one", "one", "other"]);
    void shared("a", ask);
    expect(count()).toBe(3);
  });

  it("tells everybody who waits when there is no answer, and asks again afterwards", async () => {
    const { shared } = inFlight();
    const fail = () => Promise.reject(new Error("down"));

    const outcomes = await Promise.allSettled([shared("a", fail), shared("a", fail)]);

    expect(outcomes.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
    expect(await shared("a", async () => "up")).toBe("up");
  });

  it("never answers who asks after a change with what was asked before it was done", async () => {
    const { ask, answer } = question();
    const { shared, changing } = inFlight();

    const before = shared("a", ask);
    await changing(async () => "changed");
    const after = shared("a", ask);
    answer(1, "new");
    answer(0, "old");

    expect(await after).toBe("new");
    expect(await before).toBe("old");
  });
});
