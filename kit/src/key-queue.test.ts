import { setImmediate as nextTurn, setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { keyQueue } from "./key-queue.ts";

// Acts that note when they begin and end, and take a turn of the event loop.
function recorder() {
  const events: string[] = [];
  const act = (name: string) => async () => {
    events.push(`${name} begins`);
    await nextTurn();
    events.push(`${name} ends`);
    return name;
  };
  return { events, act };
}

describe("a key queue", () => {
  it("runs acts that share a key one after the other, in the order in which they came", async () => {
    const { events, act } = recorder();
    const queue = keyQueue({ waitersMax: 10 });

    await Promise.all([
      queue.run(["a", "b"], act("1")),
      queue.run(["b"], act("2")),
      queue.run(["b", "a"], act("3")),
    ]);

    expect(events).toEqual(["1 begins", "1 ends", "2 begins", "2 ends", "3 begins", "3 ends"]);
  });

  it("runs acts without a common key side by side", async () => {
    const { events, act } = recorder();
    const queue = keyQueue({ waitersMax: 10 });

    await Promise.all([queue.run(["a"], act("1")), queue.run(["b"], act("2"))]);

    expect(events).toEqual(["1 begins", "2 begins", "1 ends", "2 ends"]);
  });

  it("goes on after an act that failed, and tells its caller alone", async () => {
    const { act } = recorder();
    const queue = keyQueue({ waitersMax: 10 });

    const failed = queue.run(["a"], () => Promise.reject(new Error("no")));
    const next = queue.run(["a"], act("2"));

    await expect(failed).rejects.toThrow("no");
    await expect(next).resolves.toBe("2");
  });

  it("refuses what would be more than its bound, and takes again when there is room", async () => {
    const { act } = recorder();
    const queue = keyQueue({ waitersMax: 1 });

    const first = queue.run(["a"], act("1"));
    await expect(queue.run(["b"], act("2"))).rejects.toMatchObject({
      extensions: { code: "SUBGRAPH_UNAVAILABLE" },
    });
    await first;

    await expect(queue.run(["b"], act("3"))).resolves.toBe("3");
  });

  it("refuses what too many want at once, and takes what they do not wait for", async () => {
    const { act } = recorder();
    const queue = keyQueue({ waitersMax: 4 });
    const wanted = [queue.run(["a"], act("1")), queue.run(["b", "a"], act("2"))];

    await expect(queue.run(["c", "a"], act("3"))).rejects.toMatchObject({
      extensions: { code: "SUBGRAPH_UNAVAILABLE" },
    });
    await expect(queue.run(["c"], act("4"))).resolves.toBe("4");
    await Promise.all(wanted);

    await expect(queue.run(["a", "a"], act("5"))).resolves.toBe("5");
  });

  it("does not begin an act whose turn comes too late, and goes on with the next", async () => {
    const { events, act } = recorder();
    const queue = keyQueue({ waitersMax: 10, waitMaxMs: 10 });

    const slow = queue.run(["a"], () => sleep(30));
    const late = queue.run(["a"], act("late"));
    await expect(late).rejects.toMatchObject({ extensions: { code: "SUBGRAPH_UNAVAILABLE" } });
    await slow;
    await queue.run(["a"], act("next"));

    expect(events).toEqual(["next begins", "next ends"]);
  });
});
