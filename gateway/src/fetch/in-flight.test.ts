import { describe, expect, it } from "vitest";
import { endless, type Life, newLife } from "../resilience/request-life.ts";
import { inFlight } from "./in-flight.ts";

/** Something to be asked that answers when it is told to. */
function question() {
  const waiting: ((answer: string) => void)[] = [];
  const lives: Life[] = [];
  const ask = (life: Life) => {
    lives.push(life);
    return new Promise<string>((resolve) => waiting.push(resolve));
  };
  return {
    ask,
    lives,
    answer: (index: number, text: string) => waiting[index]?.(text),
    count: () => waiting.length,
  };
}

/** Asks as anybody does who has time. */
const asking = <Result>(key: string, ask: (life: Life) => Promise<Result>, life: Life = endless()) => ({
  key,
  life,
  isJoinable: true,
  ask,
});

describe("inFlight", () => {
  it("asks once what is asked again while it is under way, and again afterwards", async () => {
    const { ask, answer, count } = question();
    const { shared } = inFlight();

    const both = Promise.all(["a", "a", "b"].map((key) => shared(asking(key, ask))));
    answer(0, "one");
    answer(1, "other");

    expect(await both).toEqual(["one", "one", "other"]);
    void shared(asking("a", ask));
    expect(count()).toBe(3);
  });

  it("tells everybody who waits when there is no answer, and asks again afterwards", async () => {
    const { shared } = inFlight();
    const fail = () => Promise.reject(new Error("down"));

    const outcomes = await Promise.allSettled([shared(asking("a", fail)), shared(asking("a", fail))]);

    expect(outcomes.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
    expect(await shared(asking("a", async () => "up"))).toBe("up");
  });

  it("never answers who asks after a change with what was asked before it was done", async () => {
    const { ask, answer } = question();
    const { shared, changing } = inFlight();

    const before = shared(asking("a", ask));
    await changing(async () => "changed");
    const after = shared(asking("a", ask));
    answer(1, "new");
    answer(0, "old");

    expect(await after).toBe("new");
    expect(await before).toBe("old");
  });
});

describe("a question whose asker goes", () => {
  it("is broken off when nobody else waits, and asked anew by who comes then", async () => {
    const { ask, lives, count } = question();
    const { shared } = inFlight();
    const life = newLife(1_000);

    const answer = shared(asking("a", ask, life));
    life.end(new Error("gone"));

    await expect(answer).rejects.toThrow("gone");
    expect(lives[0]?.over).not.toBeNull();
    void shared(asking("a", ask));
    expect(count()).toBe(2);
  });

  it("goes on for another who waits", async () => {
    const { ask, lives, answer } = question();
    const { shared } = inFlight();
    const life = newLife(1_000);

    const first = shared(asking("a", ask, life));
    const second = shared(asking("a", ask));
    life.end(new Error("gone"));
    answer(0, "one");

    await expect(first).rejects.toThrow("gone");
    expect(await second).toBe("one");
    expect(lives[0]?.over).toBeNull();
  });

  it("is not asked at all where its asker has gone already", async () => {
    const { ask, count } = question();
    const life = newLife(1_000);
    life.end(new Error("gone"));

    await expect(inFlight().shared(asking("a", ask, life))).rejects.toThrow("gone");
    expect(count()).toBe(0);
  });

  it("is joined by nobody where it may be broken off early", async () => {
    const { ask, count } = question();
    const { shared } = inFlight();

    void shared({ ...asking("a", ask, newLife(50)), isJoinable: false });
    void shared(asking("a", ask));
    void shared(asking("a", ask));

    expect(count()).toBe(2);
  });
});
